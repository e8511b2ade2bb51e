import { isId } from '../belongings/record-id.ts'
import { describe } from '../errors/describe.ts'
import { AccessError, InvalidValueError, NotFoundError, PartialWriteError, ServerError } from '../errors/index.ts'
import { whyBrokenOff } from '../errors/why-broken-off.ts'
import type { ModelCallOptions } from './caller.ts'
import { isData, objectOf, unexpected } from './check-answer.ts'
import type { Scope } from './scope.ts'

interface DataRow {
  readonly module: string
  readonly name: string
  readonly model: string
  readonly res_id: number
}

/** Calls side by side, where each external id is one. */
const AT_ONCE = 20

/**
 * The id of a record by its external id, as `base.main_partner`, or without the module when only one has that name.
 * Undefined when there is none.
 *
 * Calls `ir.model.data.search_read`; for users who may not, `check_object_reference`.
 */
export async function externalId(
  scope: Scope,
  model: string,
  text: string,
  options: ModelCallOptions = {},
): Promise<number | undefined> {
  const { module, name } = parseExternalId(text)
  const domain = [['name', '=', name], ...(module === undefined ? [['model', '=', model]] : [['module', '=', module]])]
  let rows: DataRow[]
  try {
    rows = await search(scope, domain, options)
  } catch (error) {
    if (!AccessError.is(error) || module === undefined) throw error
    rows = await withoutRights(scope, { module, name }, options)
  }
  return idAmong(rows, model, text)
}

/**
 * Ids by external id, all in one call; those that are not there are missing.
 *
 * Calls `ir.model.data.search_read`; for users who may not, `check_object_reference` for each.
 */
export async function idsOfExternal(
  scope: Scope,
  model: string,
  texts: readonly string[],
  options: ModelCallOptions = {},
): Promise<ReadonlyMap<string, number>> {
  const unique = [...new Set(texts)]
  const parsed = unique.map((text) => ({ text, ...parseExternalId(text) }))
  const found = new Map<string, number>()
  let rows: DataRow[] | undefined
  try {
    rows = await search(scope, [['name', 'in', parsed.map(({ name }) => name)]], options)
  } catch (error) {
    if (!AccessError.is(error)) throw error
  }
  const byName = new Map<string, DataRow[]>()
  for (const row of rows ?? []) byName.set(row.name, [...(byName.get(row.name) ?? []), row])
  const idOf = async ({ text, module, name }: (typeof parsed)[number]) => {
    if (module !== undefined && rows === undefined) {
      return idAmong(await withoutRights(scope, { module, name }, options), model, text)
    }
    const same = byName.get(name) ?? []
    const isPlain = module !== undefined && same.every((row) => row.model === model)
    // Names without a module, and of other models, are told apart as for one.
    return isPlain ? same.find((row) => row.module === module)?.res_id : externalId(scope, model, text, options)
  }
  const find = async (one: (typeof parsed)[number]) => {
    const id = await idOf(one)
    if (id !== undefined) found.set(one.text, id)
  }
  for (let start = 0; start < parsed.length; start += AT_ONCE) {
    await Promise.all(parsed.slice(start, start + AT_ONCE).map(find))
  }
  return found
}

/** The id that an external id means among the rows of its name. */
function idAmong(rows: readonly DataRow[], model: string, text: string): number | undefined {
  const [row, other] = rows
  if (row === undefined) return undefined
  if (other !== undefined) {
    const names = rows.map((one) => `${one.module}.${one.name}`).join(', ')
    throw new InvalidValueError(`several records of ${model} have the external id '${text}': name the module, ${names}`)
  }
  if (row.model !== model) {
    throw new NotFoundError(`the external id '${text}' is of a record of ${row.model}, not of ${model}`, {
      call: { model },
    })
  }
  return row.res_id
}

/**
 * The external ids of records; those that have none are missing.
 *
 * Calls `get_external_id(ids)`, which all users may.
 */
export async function externalIdsOf(
  { scope, model, ids }: { readonly scope: Scope; readonly model: string; readonly ids: readonly number[] },
  options: ModelCallOptions = {},
): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map()
  const answer = await scope.caller.call(model, 'get_external_id', [ids], {}, options)
  const named = Object.entries(objectOf(answer, { model, method: 'get_external_id' }))
  return new Map(named.flatMap(([id, text]) => (typeof text === 'string' && text ? [[Number(id), text] as const] : [])))
}

async function search(scope: Scope, domain: readonly unknown[], options: ModelCallOptions): Promise<DataRow[]> {
  const call = { model: 'ir.model.data', method: 'search_read' }
  const args = [domain, ['module', 'name', 'model', 'res_id']]
  const answer = await scope.caller.call(call.model, call.method, args, {}, options)
  if (!Array.isArray(answer) || !answer.every(isDataRow)) throw unexpected(answer, 'external ids', call)
  // Of a record that is not there any more the id is 0, or none.
  return answer.filter(({ res_id }) => res_id)
}

function isDataRow(value: unknown): value is DataRow {
  if (!isData(value)) return false
  const { module, name, model, res_id } = value
  return (
    typeof module === 'string' && typeof name === 'string' && typeof model === 'string' && (isId(res_id) || !res_id)
  )
}

async function withoutRights(
  scope: Scope,
  { module, name }: Pick<DataRow, 'module' | 'name'>,
  given: ModelCallOptions,
): Promise<DataRow[]> {
  try {
    // It looks for the record itself: archived ones too.
    const options = { ...given, context: { ...given.context, active_test: false } }
    const answer = await scope.caller.call('ir.model.data', 'check_object_reference', [module, name], {}, options)
    const [model, id] = Array.isArray(answer) ? (answer as unknown[]) : []
    if (id === false) return []
    const row = { module, name, model, res_id: id }
    if (isDataRow(row)) return [row]
    throw unexpected(answer, 'a model and an id', { model: 'ir.model.data', method: 'check_object_reference' })
  } catch (error) {
    // There is no such id: a ValueError.
    if (ServerError.is(error) && !AccessError.is(error)) return []
    throw error
  }
}

/**
 * True for who may give external ids. Up to 7.0, where nothing else gives them, throws the server's `AccessError` for
 * who may not.
 *
 * Calls `ir.model.data.has_access` since 18, `check_access_rights` before.
 */
export async function mayGiveExternalIds(scope: Scope, options: ModelCallOptions): Promise<boolean> {
  const { major } = await scope.caller.series(options)
  const { call } = scope.caller
  const ask = (method: string, args: readonly unknown[]) =>
    call.call(scope.caller, 'ir.model.data', method, args, {}, options)
  if (major >= 18) return (await ask('has_access', [[], 'create'])) === true
  return (await ask('check_access_rights', ['create', major < 8])) === true
}

/**
 * Gives a record that was just created an external id.
 *
 * Calls `ir.model.data.create`. Throws a `PartialWriteError` when that fails: the record is there without it.
 */
export async function giveExternalId(
  scope: Scope,
  model: string,
  id: number,
  text: string,
  options: ModelCallOptions,
): Promise<void> {
  const { module = '__import__', name } = parseExternalId(text)
  try {
    await scope.caller.call('ir.model.data', 'create', [{ module, name, model, res_id: id }], {}, options)
  } catch (error) {
    const why = whyBrokenOff(error, options)
    if (why === undefined) throw error
    throw new PartialWriteError(
      `record ${id} of ${model} was created, but not its external id '${text}': ${why}; the same call again makes another record`,
      { cause: error, done: [id], call: { model } },
    )
  }
}

/** An external id with its module, as it is given: without one it is of `__import__`. */
export function fullName(text: string): string {
  const { module = '__import__', name } = parseExternalId(text)
  return `${module}.${name}`
}

/** `module.name`; without a dot only a name. */
export function parseExternalId(text: string): { readonly module: string | undefined; readonly name: string } {
  // Null would be the name 'null', which all such rows had.
  if (typeof text !== 'string') {
    throw new InvalidValueError(`${describe(text)} is no external id: write module.name`)
  }
  const match = /^(?:([\w-]+)\.)?([\w.-]+)$/.exec(text)
  if (match === null) throw new InvalidValueError(`'${text}' is not an external id: write module.name`)
  return { module: match[1], name: match[2] as string }
}
