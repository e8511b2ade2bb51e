import { ConfigError, suggestion } from 'ooor/protocol'
import type { Stored } from '../orm/definition.ts'
import { groupNamed, withImplied } from './groups.ts'
import type { ServerSnapshot, SnapshotRow } from './snapshot-file.ts'

/** Users with groups by external id, whose passwords are their logins. */
export type ExtraUsers = Readonly<Record<string, readonly string[]>>

/** Who can always log in, and what they are where the file has no such user. */
const ALWAYS: Readonly<Record<string, readonly string[]>> = {
  admin: ['base.group_system', 'base.group_user', 'api_doc.group_allow_doc'],
  public: ['base.group_public'],
  demo: ['base.group_user'],
  portal: ['base.group_portal'],
}

/** What a user is of whom the file tells no groups. */
const EMPLOYEE = ['base.group_user']

/** The users and partners of a sandbox: those of the file, and those who can always log in. */
export function usersAndPartners(
  snapshot: ServerSnapshot,
  extra: ExtraUsers,
): { readonly users: Stored[]; readonly partners: Stored[] } {
  const { records = {}, groups } = snapshot
  const users = (records['res.users'] ?? []).map(userRow)
  const partners = (records['res.partner'] ?? []).map((row): Stored => ({ active: true, ...row }))
  const company = records['res.company']?.[0]?.id ?? 1
  const companies = records['res.company']?.map(({ id }) => id) ?? [company]
  const logins = new Set(users.map(({ login }) => login))
  const twice = Object.keys(extra).find((login) => logins.has(login))
  if (twice !== undefined) {
    throw new ConfigError(
      `the snapshot has a user '${twice}': it is of the groups that the file tells, give yours another login`,
    )
  }
  const missing = Object.entries(ALWAYS).filter(([login]) => !logins.has(login) && !Object.hasOwn(extra, login))
  for (const [login, names] of [...missing, ...Object.entries(extra)]) {
    const partner = nextId(partners)
    const isPublic = login === 'public'
    partners.push({ id: partner, name: login, active: !isPublic, type: 'contact', lang: 'en_US' })
    users.push({
      ...{ id: nextId(users), login, password: isPublic ? false : login, active: !isPublic },
      ...{ partner_id: partner, company_id: company, company_ids: companies, groups: withImplied(groups, names) },
      api_keys: isPublic ? [] : [keyOf(login)],
    })
  }
  return { users, partners }
}

/** Refuses users whose groups are no list, or none of the file's: they would have no rights, and nobody would say why. */
export function checkUsers(groups: ServerSnapshot['groups'], users: ExtraUsers): void {
  if (typeof users !== 'object' || users === null || Array.isArray(users)) {
    throw new ConfigError("`users` are an object by login: write { ada: ['base.group_user'] }")
  }
  for (const [login, names] of Object.entries(users)) {
    if (!Array.isArray(names)) {
      throw new ConfigError(`the groups of the user ${login} are a list: write { ${login}: ['base.group_user'] }`)
    }
    // A file without groups tells of none.
    if (groups === undefined) continue
    const missing = names.find((name: string) => !Object.hasOwn(groups, name) && groupNamed(name) === name)
    if (missing === undefined) continue
    const { guess } = suggestion(missing, Object.keys(groups))
    throw new ConfigError(`the snapshot has no group '${missing}', in which the user ${login} is to be${guess}`)
  }
}

function userRow({ groups, ...row }: SnapshotRow): Stored {
  const login = String(row.login)
  const isHuman = row.active !== false && login !== '__system__' && login !== 'public'
  return {
    company_ids: [row.company_id],
    active: isHuman,
    ...row,
    groups: ((groups ?? ALWAYS[login] ?? EMPLOYEE) as readonly string[]).map(groupNamed),
    password: isHuman ? login : false,
    api_keys: isHuman ? [keyOf(login)] : [],
  }
}

const keyOf = (login: string) => `sandbox-${login}-key`

/** Far from the server's own, so that a later snapshot seldom meets it. */
function nextId(rows: readonly Stored[]): number {
  return Math.max(1000, ...rows.map(({ id }) => id)) + 1
}
