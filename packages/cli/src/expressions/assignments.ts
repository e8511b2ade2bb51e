import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type FieldSchema, isToMany, type Model, type Schema, UnknownFieldError } from 'ooor'
import { UsageError } from '../command.ts'
import { FieldValueError, fieldValue } from './field-value.ts'
import { unknownName } from './unknown-name.ts'

/** What assignments are read with. */
export interface AssignmentScope {
  readonly schema: Schema
  /** A model by its name, to find records by theirs. */
  readonly model: (name: string) => Model
  /** Where files of `picture=@photo.png` lie. */
  readonly directory: string
}

/**
 * Values of `name=Alice country_id=base.fr tag_ids=1,2 note=null picture=@photo.png`, each in the kind of its field. A
 * many2one takes an id, an external id or a name that one record has; lists take ids, or JSON. Throws a `UsageError`.
 */
export async function assignedValues(
  texts: readonly string[],
  scope: AssignmentScope,
): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {}
  for (const text of texts) {
    const [, name, written = ''] = /^([A-Za-z_]\w*)=(.*)$/s.exec(text) ?? []
    if (name === undefined) throw new UsageError(`'${text}' is no value: write them as name=Alice`)
    if (Object.hasOwn(values, name)) throw new UsageError(`${name} is given twice: leave one out`)
    values[name] = await assigned(fieldNamed(scope.schema, name), written, scope)
  }
  return values
}

function fieldNamed(schema: Schema, name: string): FieldSchema {
  try {
    return schema.field(name)
  } catch (error) {
    if (UnknownFieldError.is(error)) throw new UsageError(unknownName(error))
    throw error
  }
}

const TEXTS: ReadonlySet<string> = new Set(['char', 'text', 'html'])

async function assigned(field: FieldSchema, written: string, scope: AssignmentScope): Promise<unknown> {
  if (written === '') return null
  if (field.kind === 'binary' && written.startsWith('@')) return readFile(resolve(scope.directory, written.slice(1)))
  if (isToMany(field)) return listOf(field, written)
  const quoted = /^(["'])(.*)\1$/s.exec(written)
  try {
    // Any word may be a text's own: nothing behind = is what empties it.
    const isQuoted = quoted !== null || TEXTS.has(field.kind)
    const value = fieldValue(field, { text: quoted?.[2] ?? written, isQuoted })
    return field.kind === 'many2one' && typeof value === 'string' ? await recordNamed(field, value, scope) : value
  } catch (error) {
    if (error instanceof FieldValueError) throw new UsageError(error.message)
    throw error
  }
}

function listOf({ name, kind }: FieldSchema, written: string): unknown {
  if (/^\d+(,\s*\d+)*$/.test(written)) return written.split(',').map(Number)
  if (/^(null|none)$/i.test(written)) return []
  try {
    const value: unknown = JSON.parse(written)
    if (Array.isArray(value)) return value
  } catch {
    // Told below.
  }
  throw new UsageError(
    `'${written}' is no value for ${name}, a ${kind}: write ids as 1,2, or values as [{"name": "Line"}] in JSON`,
  )
}

async function recordNamed(
  { name, relation = '' }: FieldSchema,
  text: string,
  { model }: AssignmentScope,
): Promise<number> {
  const target = model(relation)
  if (/^[a-z]\w*\.[\w.-]+$/i.test(text)) {
    const found = await target.select('id' as never).findOrNull(text)
    if (found !== null) return found.id
  }
  const named = await target.nameSearch(text, { limit: 20 })
  const same = named.filter(({ display_name }) => display_name === text)
  const [first, ...more] = same.length > 0 ? same : named
  if (first === undefined) throw new UsageError(`${name}: no record of ${relation} is called '${text}'`)
  if (more.length === 0) return first.id
  const shown = [first, ...more].slice(0, 5).map(({ id, display_name }) => `${display_name} (${id})`)
  throw new UsageError(
    `${name}: several records of ${relation} are called '${text}', name one by its id: ${shown.join(', ')}`,
  )
}
