import { defaultsAsked } from '../orm/base/write-methods.ts'
import type { MethodDefinition } from '../orm/definition.ts'

/** `default_get` of a model that asks it of records, whichever: a bank account of 16 to 18, a product of 18 (source; tried on 16.0 to 18.0). */
export const defaultsOfRecords = (model: string): MethodDefinition => ({
  params: ['fields_list'],
  required: 1,
  run: (env, _ids, { fields_list }) => defaultsAsked(env, model, fields_list),
})
