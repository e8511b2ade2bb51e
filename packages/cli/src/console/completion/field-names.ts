import type { FieldSchema } from 'ooor/schema'
import type { MethodDescription } from '../../codegen/server-description.ts'
import type { Completion, FieldPlace } from './completion-types.ts'
import type { Surroundings } from './shape.ts'

/** Names that may stand where a field is named without quotes. */
export function fieldNames(at: Surroundings, { model, method, value }: FieldPlace): string[] {
  if (value !== undefined) return []
  const fields = [...(at.schema(model)?.fields.values() ?? [])]
  const names = fields.filter(allowed(method)).map(({ name }) => name)
  return isOfIds(method) ? ['id', ...names] : names
}

/** What may stand in the quotes where a field is named: paths through relations, and what follows them. */
export function fieldPaths(at: Surroundings, { model, method }: FieldPlace, text: string): Completion {
  const steps = text.split('.')
  const last = steps.pop() ?? ''
  let here: string | undefined = model
  for (const step of steps) here = here === undefined ? undefined : at.schema(here)?.fields.get(step)?.relation
  const schema = here === undefined ? undefined : at.schema(here)
  if (schema === undefined) return { candidates: [], replaced: last }
  const fields = [...schema.fields.values()].filter(allowed(method))
  const [, name = ''] = /^(\w+)[ :]/.exec(last) ?? []
  const field = schema.fields.get(name)
  const all = field === undefined ? fields.map((one) => one.name) : suffixes(field, method).map((end) => name + end)
  const ids = isOfIds(method) && field === undefined ? ['id'] : []
  return { candidates: [...ids, ...all].filter((one) => one.startsWith(last)).sort(), replaced: last }
}

/** Values of a selection field. */
export function fieldValues(at: Surroundings, { model, value }: FieldPlace): string[] {
  const selection = value === undefined ? undefined : at.schema(model)?.fields.get(value)?.selection
  return selection?.map(([one]) => String(one)) ?? []
}

/** A method of the server, with its arguments: `message_post({ body, subject? })`. */
export function signatureOf({ name, parameters, takesMore }: MethodDescription): string {
  const args = parameters.map((one) => (one.isRequired ? one.name : `${one.name}?`))
  const all = takesMore ? [...args, '…'] : args
  return all.length === 0 ? `${name}()` : `${name}({ ${all.join(', ')} })`
}

function isOfIds(method: string): boolean {
  return ['where', 'find', 'findOrNull', 'order', 'select'].includes(method)
}

function allowed(method: string): (field: FieldSchema) => boolean {
  if (method === 'where') return ({ isSearchable }) => isSearchable
  if (method === 'order') return ({ isSortable }) => isSortable
  if (method === 'groupBy') return ({ isGroupable }) => isGroupable
  return () => true
}

function suffixes({ kind }: FieldSchema, method: string): string[] {
  if (method === 'order') return [' asc', ' desc']
  if (method === 'groupBy' && (kind === 'date' || kind === 'datetime')) {
    return ['hour', 'day', 'week', 'month', 'quarter', 'year'].map((one) => `:${one}`)
  }
  if (method === 'aggregate') return ['sum', 'avg', 'min', 'max', 'count', 'count_distinct'].map((one) => `:${one}`)
  return []
}
