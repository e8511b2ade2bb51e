import type { FieldDefinition } from './definition.ts'
import type { Environment } from './environment.ts'
import { NUMBER_COLUMNS } from './number-kinds.ts'

/** The language that texts are written in first; all others fall back to it. */
export const SOURCE_LANGUAGE = 'en_US'

/** The key of a row under which a field's value stands for the caller's language or company. */
export function storageKey(env: Environment, name: string, field: FieldDefinition): string {
  if (field.translate) return env.lang === SOURCE_LANGUAGE ? name : `${name}@${env.lang}`
  if (field.companyDependent) return `${name}@${env.companyId}`
  return name
}

/** True for a field whose value stands in its row. */
export function isColumn(field: FieldDefinition): boolean {
  return (
    field.compute === undefined &&
    field.related === undefined &&
    field.mirrors === undefined &&
    field.type !== 'one2many'
  )
}

/** True for a field that PostgreSQL has a column for: such can be ordered and grouped by. */
export function isStored(field: FieldDefinition): boolean {
  return field.store ?? (isColumn(field) || field.type === 'one2many' || field.mirrors !== undefined)
}

/** True for files, which are attachments and no column: they are neither keys nor summed up (tried on 14.0 and 19.0). */
export function isFile({ type }: FieldDefinition, major: number): boolean {
  return type === 'binary' && major >= 13
}

/** True for what PostgreSQL has no column of, to group by or to sum up: what is computed anew, and files. */
export function standsElsewhere(field: FieldDefinition, major: number): boolean {
  // Nobody sees how activities are told of, but PostgreSQL can (tried on 18.0 and 19.0).
  if (major >= 18 && field.told?.groupable === true) return false
  // Nothing is looked up elsewhere for a key from 13 to 16: neither another record's field, nor a company's value (tried on 14.0).
  if (major >= 13 && major < 17 && !field.isInherited && (!isStored(field) || field.companyDependent === true))
    return true
  return hasNoColumn(field, major)
}

/** True for what is neither stored nor another field's, and for files. */
export function hasNoColumn(field: FieldDefinition, major: number): boolean {
  return (!isStored(field) && field.related === undefined) || isFile(field, major)
}

/** What a field has that nobody gave a value. */
export function emptyValue({ type }: FieldDefinition): unknown {
  if (type === 'many2many') return []
  return NUMBER_COLUMNS.has(type) ? 0 : false
}

/** What PostgreSQL has where nobody ever gave a value: NULL, also for numbers, which are read as zero. */
export function unsetValue(field: FieldDefinition): unknown {
  return field.type === 'many2many' ? [] : false
}
