import { AccessError, ConfigError, ServerError, UnknownModelError } from 'ooor/errors'
import { IN_ENGLISH, type ServerReader } from './server-reader.ts'

/** Models to describe: names with their labels. */
export type ModelLabels = ReadonlyMap<string, string | undefined>

/**
 * The models that are asked for: names as `res.partner`, patterns as `sale.*`, or all when there are neither.
 *
 * Calls `ir.model.search_read([], ['model', 'name'])`. Throws a `ConfigError` when the user may not read it and more
 * than names are asked for, or when nothing is found by any of them. A pattern that is like nothing, beside others, is
 * told: servers without models of their own have no `x_*`.
 */
export async function readModelNames(
  server: ServerReader,
  wanted: readonly string[],
  onNote: (note: string) => void = () => {},
): Promise<ModelLabels> {
  const onlyNames = wanted.length > 0 && !wanted.some((one) => one.includes('*'))
  const labels = await readLabels(server, onlyNames)
  if (wanted.length === 0) return labels
  const vain: string[] = []
  const found = wanted.flatMap((one) => {
    const models = one.includes('*') ? matches(one, labels.keys()) : [one]
    if (models.length === 0) vain.push(one)
    return models
  })
  const notes = vain.map((one) => `no model of the server is like '${one}'`)
  if (found.length === 0) throw new ConfigError(notes.join('; '))
  for (const note of notes) onNote(note)
  return new Map([...new Set(found)].map((name) => [name, labels.get(name)]))
}

async function readLabels(server: ServerReader, onlyNames: boolean): Promise<Map<string, string>> {
  try {
    const rows = (await server.call('ir.model', 'search_read', [[], ['model', 'name']], IN_ENGLISH)) as readonly {
      readonly model: string
      readonly name: string
    }[]
    return new Map(rows.map(({ model, name }) => [model, name]))
  } catch (error) {
    if (!AccessError.is(error) && !UnknownModelError.is(error)) throw error
    if (onlyNames) return new Map()
    const remedy = 'name models, as --models res.partner,res.country'
    throw new ConfigError(`this user may not read ir.model, which lists the server's models: ${remedy}`, {
      cause: error,
    })
  }
}

function matches(pattern: string, names: Iterable<string>): string[] {
  const parts = pattern.split('*').map((part) => part.replace(/[^\w-]/g, '\\$&'))
  const expression = new RegExp(`^${parts.join('.*')}$`)
  return [...names].filter((name) => expression.test(name))
}

/**
 * True when the user may read records of a model, so that types for it are of use; abstract models have none.
 *
 * Calls `search` with a condition that nothing fulfils: some models are slow views.
 */
export async function isReadable(server: ServerReader, model: string): Promise<boolean> {
  try {
    await server.call(model, 'search', [[['id', '=', 0]]], { limit: 1 })
    return true
  } catch (error) {
    if (ServerError.is(error)) return false
    throw error
  }
}
