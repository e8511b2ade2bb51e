import { AccessError, UnknownModelError } from 'ooor/errors'
import type { ServerReader } from '../codegen/server-reader.ts'
import { readRows } from './read-rows.ts'

interface NameRow {
  readonly id: number
  readonly module: string | false
  readonly name: string
  readonly res_id: number
}

/** Names of modules: those of exports (`__export__`) are nobody's. */
const OF_MODULES = /^[a-z]\w*\.[\w.-]+$/

const modules = new WeakMap<ServerReader, Promise<ReadonlySet<string> | undefined>>()

/**
 * The modules that the server knows: an import takes any word for one, and its names can be people's. Undefined where
 * the user may not read them.
 */
function modulesOf(server: ServerReader): Promise<ReadonlySet<string> | undefined> {
  const known = modules.get(server) ?? readModules(server)
  modules.set(server, known)
  return known
}

async function readModules(server: ServerReader): Promise<ReadonlySet<string> | undefined> {
  try {
    const rows = await readRows<{ readonly name: string }>(server, 'ir.module.module', [], ['name'])
    return new Set(rows.map(({ name }) => name))
  } catch (error) {
    if (!AccessError.is(error) && !UnknownModelError.is(error)) throw error
    return undefined
  }
}

/** External ids of a model's records by id, of all of them or some. Reads `ir.model.data`. */
export async function namesOfModel(
  server: ServerReader,
  model: string,
  ids?: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const ofIds = ids === undefined ? [] : [['res_id', 'in', ids] as const]
  const domain = [['model', '=', model] as const, ...ofIds]
  const rows = await readRows<NameRow>(server, 'ir.model.data', domain, ['module', 'name', 'res_id'])
  const known = await modulesOf(server)
  const names = new Map<number, string>()
  for (const { module, name, res_id } of rows.toSorted((a, b) => a.id - b.id)) {
    const whole = `${module || ''}.${name}`
    const isOfModule = OF_MODULES.test(whole) && (known === undefined || known.has(module || ''))
    if (isOfModule && !names.has(res_id)) names.set(res_id, whole)
  }
  return names
}

/** The same, and none for a user who may not read them. */
export async function namesIfAllowed(
  server: ServerReader,
  model: string,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  try {
    return await namesOfModel(server, model, ids)
  } catch (error) {
    if (!AccessError.is(error)) throw error
    return new Map()
  }
}
