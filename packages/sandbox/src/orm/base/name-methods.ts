import { typeError } from '../../python/exceptions.ts'
import { hashed, isTrue, pythonType, withAttribute } from '../../python/eyes.ts'
import { countedId } from '../asked-ids.ts'
import type { Environment, Table } from '../environment.ts'
import { metadataOf, nameOf } from '../external-ids.ts'
import { throughCreates } from '../looks/creates.ts'
import { checkFilesRead } from '../looks/file-owners.ts'
import { nameTold } from '../name-told.ts'
import { checkOldIds } from '../old-ids.ts'
import { besideGuards, recordsOf } from '../rights.ts'
import type { BaseCall, BaseMethods } from './base-method.ts'
import { foundByName, isOfOldSales } from './found-by-name.ts'

export const NAME_METHODS: BaseMethods = {
  name_get: {
    isReadOnly: true,
    run: ({ env, model, ids, isSingle }) => {
      // Contacts count them themselves (wire/6.1/old-name_get-int).
      if (isSingle && env.dialect.series.major < 7 && model === 'res.partner')
        throw typeError("object of type 'int' has no len()")
      // Lines of orders and groups are told to everybody (odoo/addons/sale/models/sale.py of 14; tried on 14.0).
      const { major } = env.dialect.series
      const isTold = (major === 16 || major === 17) && NAMED_TO_ALL.has(model)
      const seen = isTold || (TOLD_TO_ALL.has(model) && isOfOldSales(env)) ? env.sudo() : env
      if (isOfOldSales(env)) return namesOf(seen, model, ids)
      checkNamed(seen, env.table(model), ids)
      return besideGuards(seen, env.table(model))
        .read(model, ids, ['display_name'])
        .map((row) => [row.id, row.display_name])
    },
  },
  name_search: {
    model: true,
    isReadOnly: true,
    run: (call) => {
      const { env, model } = call
      return foundByName(call).map((id) => [id, nameGot(env.sudo(), env.table(model), id)])
    },
  },
  name_create: {
    model: true,
    run: ({ env, model, args }) => {
      const { recName = 'name' } = env.table(model).definition
      // What has no name is not made by one, and nothing is said (tried on 14.0 and 19.0).
      if (!(recName in env.table(model).fields)) return false
      const given = nameSeen(env, model, args.name)
      const made = env.table(model).definition.valuesOfName?.(given, env) ?? { [recName]: given }
      const { major } = env.dialect.series
      // A model's own creation looks at it as at any other (tried on 14.0).
      if (major >= 13 && major < 17) throughCreates(model, made, major, () => [])
      const id = env.create(model, made)
      return [id, env.sudo().displayName(model, id) || env.sudo().read(model, [id], ['display_name'])[0]?.display_name]
    },
  },
  get_external_id: { isReadOnly: true, run: externalIds },
  get_xml_id: { isReadOnly: true, run: externalIds },
  get_metadata: { isReadOnly: true, run: ({ env, model, ids }) => metadataOf(env, model, ids) },
  perm_read: { isReadOnly: true, run: ({ env, model, ids }) => metadataOf(env, model, ids) },
}

function nameGot(env: Environment, table: Table, id: number): string | false {
  const { nameGot: got, name } = table.definition
  const row = table.rows.get(id)
  return nameTold(env, name, got === undefined || row === undefined ? env.displayName(name, id) : got(row, env))
}

/** Models whose records are called by name whoever they are for, on 16 and 17 (tried on both). */
const NAMED_TO_ALL: ReadonlySet<string> = new Set(['res.users', 'mail.message'])

const TOLD_TO_ALL: ReadonlySet<string> = new Set(['sale.order.line', 'res.groups'])

/** Names of records, and from 13 to 16 of those that are being made: id 0, or nothing. */
function namesOf(env: Environment, model: string, ids: readonly unknown[]): unknown[] {
  // Of none nobody asks, be they files (tried on 14.0).
  if (ids.length === 0) return []
  const isNothing = (id: unknown) => (id === null || id === false || id === '') && model !== 'product.product'
  const there = ids.map((id) => (isNothing(id) ? 0 : id)) as number[]
  const known = there.filter((id) => id !== 0)
  const table = env.table(model)
  const { recName = 'name' } = table.definition
  // Who may read none is told so before an id is looked at.
  if (known.map(hashed).length > 0 && recName in table.fields) env.checkAccess(table, 'read')
  checkOldIds(env, table, known)
  checkNamed(env, table, known)
  const rows = besideGuards(env, table).read(model, there, ['display_name'])
  const { nameGot: named } = table.definition
  const nameOf = (row: Readonly<Record<string, unknown>>) =>
    named === undefined || row.id === 0 ? row.display_name : nameGot(env.sudo(), table, row.id as number)
  const names = new Map(rows.map((row) => [row.id, nameOf(row)]))
  return ids.flatMap((id) => {
    const key = isNothing(id) ? 0 : (id as number)
    return names.has(key) ? [[id, names.get(key)]] : []
  })
}

function externalIds({ env, model, ids }: BaseCall): Record<number, string> {
  for (const id of ids) countedId(hashed(id))
  return Object.fromEntries(ids.map((id) => [id, nameOf(env, model, id) ?? '']))
}

/** Since 10 the records of names are there (tried on 14.0). */
function checkNamed(env: Environment, table: Table, ids: readonly unknown[]): void {
  const { recName = 'name' } = table.definition
  if (env.dialect.series.major < 10 || !(recName in table.fields)) return
  const known = ids.filter((id) => hashed(id))
  if (known.length === 0) return
  env.checkAccess(table, 'read')
  recordsOf(besideGuards(env, table), table, known, 'read')
  checkFilesRead(env, table, known)
}

/** Contacts are made of a text, which may hold an address too (tried on 14.0 and 16.0 to 19.0). */
function nameSeen({ dialect }: Environment, model: string, name: unknown): unknown {
  const { major } = dialect.series
  const isOld = major >= 13 && major < 17
  if (model === 'res.partner' && isOld && major < 16 && isTrue(name) && typeof name !== 'string') {
    throw typeError(`sequence item 0: expected str instance, ${pythonType(name)} found`)
  }
  if (model === 'res.partner' && isOld && !isTrue(name)) return ''
  if (model !== 'res.partner' || major < 17) return name
  return isTrue(name) ? withAttribute(name, 'strip') : ''
}
