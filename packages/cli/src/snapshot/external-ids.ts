import { AccessError, UnknownModelError } from 'ooor/errors'
import type { ServerReader } from '../codegen/server-reader.ts'
import { type Domain, readRows } from './read-rows.ts'

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

/** External ids that modules have given to a model's records, by id, of all of them or some. Reads `ir.model.data`. */
export async function namesOfModel(
  server: ServerReader,
  model: string,
  ids?: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const ofIds = ids === undefined ? [] : [['res_id', 'in', ids] as const]
  const rows = await nameRows(server, [['model', '=', model], ...ofIds])
  const known = await modulesOf(server)
  return namesById(rows.filter((row) => isOfModule(row, known)))
}

/**
 * A name for each of the groups: that of a module, else any that it has, else one as an export would give it. A group
 * says nothing of persons, and those that users have made are known by the server's rights alone.
 */
export async function namesOfGroups(
  server: ServerReader,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const rows = await nameRows(server, [['model', '=', 'res.groups']])
  const known = await modulesOf(server)
  const [ofModules, others] = [namesById(rows.filter((row) => isOfModule(row, known))), namesById(rows)]
  return new Map(ids.map((id) => [id, ofModules.get(id) ?? others.get(id) ?? `__export__.res_groups_${id}`]))
}

async function nameRows(server: ServerReader, domain: Domain): Promise<readonly NameRow[]> {
  const rows = await readRows<NameRow>(server, 'ir.model.data', domain, ['module', 'name', 'res_id'])
  return rows.toSorted((a, b) => a.id - b.id)
}

const wholeName = ({ module, name }: NameRow) => `${module || ''}.${name}`

const isOfModule = (row: NameRow, known: ReadonlySet<string> | undefined) =>
  OF_MODULES.test(wholeName(row)) && (known === undefined || known.has(row.module || ''))

/** The first that each record was given. */
const namesById = (rows: readonly NameRow[]) =>
  new Map(rows.toReversed().map((row) => [row.res_id, wholeName(row)] as const))

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
