import type { FieldDefinition, ModelDefinition } from './definition.ts'

/** What a model has from a parent it gets from there, as one that can be written and that makes the parent's. */
export function withoutInherited(
  fields: ModelDefinition['fields'],
  inherits: Readonly<Record<string, string>>,
): ModelDefinition['fields'] {
  const isOwn = ([name, { related }]: [string, FieldDefinition]) => {
    const [link = '', ...rest] = related?.split('.') ?? []
    return !(Object.hasOwn(inherits, link) && rest.length === 1 && rest[0] === name)
  }
  return Object.fromEntries(Object.entries(fields).filter(isOwn))
}
