import type { ServerReader } from '../codegen/server-reader.ts'
import type { Rights } from './read-rights.ts'
import { readRows } from './read-rows.ts'
import type { Row } from './snapshot-content.ts'

/** The users that Odoo itself makes, and how they log in to a sandbox. */
export const OWN_LOGINS: Readonly<Record<string, string>> = {
  'base.user_root': '__system__',
  'base.user_admin': 'admin',
  'base.public_user': 'public',
  'base.user_demo': 'demo',
  'base.demo_user0': 'portal',
}

/** Users' rows with logins that name nobody, and the groups that they are in, by external id. */
export async function usersOf(
  server: ServerReader,
  rows: readonly Row[],
  names: ReadonlyMap<number, string>,
  rights: Rights | undefined,
): Promise<readonly Row[]> {
  const groups = rights && (await groupsByUser(server, rows, rights))
  const isOld = ![...names.values()].includes('base.user_admin')
  return rows.map((row) => {
    const name = names.get(row.id) ?? ''
    // The system and the administrator are two since 12.
    const own = isOld && name === 'base.user_root' ? 'admin' : OWN_LOGINS[name]
    return { ...row, login: own ?? `user-${row.id}`, ...(groups && { groups: groups.get(row.id) ?? [] }) }
  })
}

async function groupsByUser(
  server: ServerReader,
  rows: readonly Row[],
  { groups, groupNames }: Rights,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const fields = (await server.call('res.users', 'fields_get', [], { attributes: ['type'] })) as object
  // All of them, those that come with others too: kept up to 18, computed since.
  const field = 'all_group_ids' in fields ? 'all_group_ids' : 'groups_id'
  const ids = rows.map(({ id }) => id)
  const answer = await readRows<Row>(server, 'res.users', [['id', 'in', ids]], [field], { all: true })
  const namesOf = (ids: unknown) => {
    const all = (ids as readonly number[]).flatMap((id) => groupNames.get(id) ?? [])
    return all.filter((name) => Object.hasOwn(groups, name)).toSorted()
  }
  return new Map(answer.map((row) => [row.id, namesOf(row[field])]))
}
