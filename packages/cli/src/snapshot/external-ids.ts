import { AccessError } from 'ooor/errors'
import { IN_ENGLISH, type ServerReader } from '../codegen/server-reader.ts'

interface NameRow {
  readonly module: string | false
  readonly name: string
  readonly res_id: number
}

/** Names of modules: those of imports (`__import__`) can be people's. */
const OF_MODULES = /^[a-z]\w*\.[\w.-]+$/

/** External ids of a model's records by id, of all of them or some. Calls `ir.model.data.search_read`. */
export async function namesOfModel(
  server: ServerReader,
  model: string,
  ids?: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const domain = [['model', '=', model], ...(ids === undefined ? [] : [['res_id', 'in', ids]])]
  const kwargs = { order: 'id', ...IN_ENGLISH }
  const fields = ['module', 'name', 'res_id']
  const rows = (await server.call('ir.model.data', 'search_read', [domain, fields], kwargs)) as readonly NameRow[]
  const names = new Map<number, string>()
  for (const { module, name, res_id } of rows) {
    const whole = `${module || ''}.${name}`
    if (OF_MODULES.test(whole) && !names.has(res_id)) names.set(res_id, whole)
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
