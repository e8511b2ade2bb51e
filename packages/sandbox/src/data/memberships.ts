import { changedLinks } from '../orm/commands.ts'
import { noCommands } from '../orm/default-links.ts'
import type { FieldDefinition, Group, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { userError, validationError } from '../python/exceptions.ts'
import { isTrue } from '../python/eyes.ts'
import { pythonRepr } from '../python/repr.ts'
import { tellPortalAccess } from './user-changes.ts'

type Row = Readonly<Stored>

export const GROUPS = 'res.groups'
const USERS = 'res.users'

/** Kinds of users; nobody is of two. */
const KINDS: readonly Group[] = ['user', 'portal', 'public']

/**
 * The groups that a user is in: `groups`, all of them, is what rights ask; since 19 those that somebody chose for the
 * user are kept apart from those that come with them (`chosen_groups`). Neither is a field.
 */
const allOf = ({ groups }: Row) => (groups ?? []) as readonly Group[]
const chosenOf = (user: Row) => (user.chosen_groups ?? user.groups ?? []) as readonly Group[]

/** Puts a user into groups and what comes with them. Raises for two kinds of users at once. */
function setGroups(env: Environment, user: Row, chosen: readonly Group[]): void {
  const groups = withImplied(env, chosen)
  const isNew = env.dialect.series.major >= 19
  const kinds = KINDS.filter((kind) => groups.includes(kind))
  if (kinds.length > 1) {
    // Tried on 14.0 and 19.0.
    const names = kinds.map((kind) => `'${env.sudo().displayName(GROUPS, idOf(env, kind) ?? 0)}'`)
    throw validationError(
      isNew
        ? `User '${env.sudo().displayName(USERS, user.id)}' cannot be at the same time in exclusive groups ${names.join(', ')}.`
        : 'The user cannot have more than one user types.',
    )
  }
  env.table(USERS).update(user, { groups, ...(isNew && { chosen_groups: [...chosen] }) })
}

/** Groups with all that come with them. */
function withImplied(env: Environment, codes: readonly Group[]): Group[] {
  const found = new Set<Group>()
  const add = (code: Group) => {
    if (found.has(code)) return
    found.add(code)
    for (const implied of impliedBy(env, code)) add(implied)
  }
  for (const code of codes) add(code)
  return [...found]
}

function impliedBy(env: Environment, code: Group): Group[] {
  const row = env.table(GROUPS).rows.get(idOf(env, code) ?? 0)
  return ((row?.implied_ids as number[] | undefined) ?? []).flatMap((id) => codeOf(env, id) ?? [])
}

export const codeOf = (env: Environment, id: number) => env.table(GROUPS).rows.get(id)?.code as Group | undefined

export function idOf(env: Environment, code: Group): number | undefined {
  for (const row of env.table(GROUPS).rows.values()) if (row.code === code) return row.id
  return undefined
}

/** Ids of groups that come with a group, near and far. */
export function impliedIds(env: Environment, row: Row): number[] {
  const all = withImplied(env, [row.code as Group]).filter((code) => code !== row.code)
  return all.flatMap((code) => idOf(env, code) ?? [])
}

/** Who is told of messages within Odoo is in a group of its own, since 19 (tried on 19.0). */
export function joinInbox(env: Environment, users: readonly Row[]): void {
  if (env.dialect.series.major < 19) return
  const inbox: Group = 'mail.group_mail_notification_type_inbox'
  for (const user of users) {
    const chosen = chosenOf(user)
    const isInside = user.notification_type === 'inbox'
    if (isInside === chosen.includes(inbox)) continue
    setGroups(env, user, isInside ? [...chosen, inbox] : chosen.filter((one) => one !== inbox))
  }
}

/** All users of groups to which something was added get what comes with it. */
export function spreadImplied(env: Environment): void {
  for (const user of env.table(USERS).rows.values()) setGroups(env, user, chosenOf(user))
}

const idsOf = (env: Environment, codes: readonly Group[]) => codes.flatMap((code) => idOf(env, code) ?? [])

/** Groups come as they are listed, but of a user that is being made (tried on 14.0 and 19.0). */
function inOrder(env: Environment, user: Row): readonly number[] {
  const ids = idsOf(env, chosenOf(user))
  return user.id > 0 ? env.sudo().search(GROUPS, [['id', 'in', ids]]) : ids
}

/** The groups that were chosen, each with those that come with it, by their ids; then what no choice tells of. */
function allIds(env: Environment, user: Row): number[] {
  const { rows } = env.table(GROUPS)
  const told = inOrder(env, user).flatMap((id) => {
    const row = rows.get(id)
    return row === undefined ? [] : [id, ...impliedIds(env, row).toSorted((one, other) => one - other)]
  })
  return [...new Set([...told, ...idsOf(env, allOf(user))])]
}

/** The groups of a user, as a field of it. */
export function groupsOfUser(isAll: boolean): Pick<FieldDefinition, 'compute' | 'write'> {
  return {
    compute: (user, env) => (isAll ? allIds(env, user) : inOrder(env, user)),
    ...(!isAll && {
      write: (user, value, env) => {
        checkCommands(env, USERS, env.dialect.series.major < 19 ? 'groups_id' : 'group_ids', value)
        const before = chosenOf(user)
        const ids = before.flatMap((code) => idOf(env, code) ?? [])
        const after = changedLinks(env, GROUPS, ids, value, USERS).flatMap((id) => codeOf(env, id) ?? [])
        // Of groups that no row tells of a user stays a member.
        const wasCustomer = allOf(user).includes('portal')
        setGroups(env, user, [...before.filter((code) => idOf(env, code) === undefined), ...after])
        const isCustomer = allOf(user).includes('portal')
        if (wasCustomer !== isCustomer) tellPortalAccess(env, user, isCustomer)
      },
    }),
  }
}

/** The users of a group, as a field of it; archived ones are left out as always. */
export function usersOfGroup(isAll: boolean): Pick<FieldDefinition, 'compute' | 'write'> {
  const codes = isAll ? allOf : chosenOf
  const membersOf = ({ code }: Row, env: Environment) =>
    [...env.table(USERS).rows.values()].filter((user) => codes(user).includes(code as Group))
  return {
    compute: (group, env) => env.sudo().search(USERS, [['id', 'in', membersOf(group, env).map(({ id }) => id)]]),
    write: (group, value, env) => {
      // A group that is being made has none yet.
      if (group.code === undefined) env.table(GROUPS).update(group, { code: `group.${group.id}` })
      const code = group.code as Group
      checkCommands(env, GROUPS, 'users', value)
      const before = membersOf(group, env).map(({ id }) => id)
      const after = changedLinks(env, USERS, before, value, GROUPS)
      const left: Row[] = []
      for (const user of env.table(USERS).rows.values()) {
        const isMember = after.includes(user.id)
        if (isMember === before.includes(user.id)) continue
        const others = chosenOf(user).filter((one) => one !== code)
        setGroups(env, user, isMember ? [...others, code] : others)
        if (!isMember && allOf(user).includes(code)) left.push(user)
      }
      if (isAll && left.length > 0) throw comesWithAnother(env, group, left)
    },
  }
}

/** What is no list is no value, up to 18 (tried on 14.0; 15 to 18 by source). */
function checkCommands(env: Environment, model: string, name: string, value: unknown): void {
  const { major } = env.dialect.series
  if (major >= 14 && major < 19 && isTrue(value) && !Array.isArray(value))
    throw noCommands(env.table(model), name, value)
}

/** Who is in a group by another one cannot be taken out of it (tried on 19.0). */
function comesWithAnother(env: Environment, { name }: Row, users: readonly Row[]): Error {
  const names = users.map(({ id }) => env.sudo().displayName(USERS, id)).join(', ')
  return userError(`It is not possible to remove implied group ${pythonRepr(name)} from users ${names}`)
}
