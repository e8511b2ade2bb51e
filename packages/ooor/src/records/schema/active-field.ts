import type { Schema } from './schema.ts'

/** The field by which records of a model are archived: `active`, or `x_active` of models that people make, as Studio does. */
export const activeField = ({ fields }: Schema): 'active' | 'x_active' | undefined =>
  (['active', 'x_active'] as const).find((name) => fields.has(name))
