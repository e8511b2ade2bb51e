import type { ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { isAllowed } from '../orm/is-allowed.ts'
import { ServerException, userError, validationError } from '../python/exceptions.ts'
import { pythonRepr } from '../python/repr.ts'

type Rows = readonly Readonly<Stored>[]

const USERS = 'res.users'
/** The superuser, since 12. */
const SUPERUSER = 1

/** Contacts of users who may log in stay awake (tried on 14.0 and 19.0; 16 to 18 by source). */
export const keepsContacts: NonNullable<ModelDefinition['refuses']> = (rows, { active }, env) => {
  const { major } = env.dialect.series
  if (active !== false || major < 13) return
  const users = usersOf(rows, env)
  if (users.length === 0) return
  if (major < 15) throw validationError('You cannot archive a contact linked to an internal user.')
  throw linked(users, env, 'archive', 'You first need to archive their associated user.')
}

/** And are of their company (tried on 14.0 and 16.0 to 19.0). */
export function keepsCompany(rows: Rows, { company_id: company }: Readonly<Record<string, unknown>>, env: Environment) {
  if (env.dialect.series.major < 14 || !company) return
  if (usersOf(rows, env).some((user) => user.company_id !== company)) {
    throw userError('The selected company is not compatible with the companies of the related user(s)')
  }
}

/** And stay at all: before 15 PostgreSQL says so (likewise). */
export function keepsUsersContacts(rows: Rows, env: Environment): void {
  const users = env.dialect.series.major < 15 ? [] : usersOf(rows, env)
  if (users.length === 0) return
  throw linked(users, env, 'delete', 'You should rather archive them after archiving their associated user.')
}

/** Contacts of employees are changed by who may change these, but for one's own (tried on 14.0 and 19.0; between them by source). */
export function checkEmployees(rows: Rows, env: Environment): void {
  if (env.dialect.series.major < 14 || env.isSudo) return
  const table = env.table(USERS)
  const others = usersOf(rows, env).filter(({ id }) => id !== env.uid)
  if (others.some((user) => env.sudo().raw(table, user, 'share') !== true)) env.checkAccess(table, 'write')
}

const usersOf = (rows: Rows, env: Environment) =>
  rows.flatMap(({ id }) => env.table(USERS).referring('partner_id', id)).filter(({ active }) => active === true)

/** Who may change users is sent to them. */
function linked(users: Rows, env: Environment, what: string, advice: string): ServerException {
  const names = users.map(({ id }) => env.sudo().displayName(USERS, id)).join(', ')
  const first = `You cannot ${what} contacts linked to an active user.\n`
  if (!isAllowed(() => env.checkAccess(env.table(USERS), 'write'))) {
    return validationError(
      `${first}Ask an administrator to archive their associated user first.\n\nLinked active users :\n${names}`,
    )
  }
  const [user, another] = users
  const action = {
    ...{ type: 'ir.actions.act_window', res_model: USERS, context: { create: false } },
    ...(another === undefined
      ? { view_mode: 'form', views: [[false, 'form']], res_id: user?.id }
      : {
          ...{
            view_mode: 'list,form',
            views: [
              [null, 'list'],
              [false, 'form'],
            ],
          },
          domain: [['id', 'in', users.map(({ id }) => id)]],
        }),
  }
  const told = [`${first}${advice}\n\nLinked active users : ${names}`, action, 'Go to users', null]
  const words = told.map((one) => (typeof one === 'string' ? one : pythonRepr(one))).join('\n')
  return new ServerException('odoo.exceptions.RedirectWarning', words, told)
}

/** Nobody shuts themselves out, and the superuser sleeps (since 13; tried on 14.0 and 19.0). */
export const keepsUsers: NonNullable<ModelDefinition['refuses']> = (rows, { active }, env) => {
  if (env.dialect.series.major < 13) return
  if (active && rows.some(({ id }) => id === SUPERUSER)) throw userError('You cannot activate the superuser.')
  if (active === false && rows.some(({ id }) => id === env.uid)) {
    throw userError("You cannot deactivate the user you're currently logged in as.")
  }
}

/** The superuser stays, the administrator since 16 (tried on 14.0 and 16.0 to 19.0). */
export function keepsSuperuser(rows: Rows, env: Environment): void {
  const { major } = env.dialect.series
  if (major < 13) return
  if (rows.some(({ id }) => id === SUPERUSER)) {
    throw userError(
      'You can not remove the admin user as it is used internally for resources created by Odoo (updates, module installation, ...)',
    )
  }
  if (major >= 16 && rows.some(({ login }) => login === 'admin')) {
    throw userError(
      'You cannot delete the admin user because it is utilized in various places (such as security configurations,...). Instead, archive it.',
    )
  }
}

/** A user who wakes wakes their contact, and one who is made asleep puts it to sleep (tried on 14.0 and 19.0). */
export function wakeContacts(
  rows: Rows,
  { active }: Readonly<Record<string, unknown>>,
  env: Environment,
  operation: 'create' | 'write',
): void {
  if (env.dialect.series.major < 13 || (!active && operation === 'write')) return
  const partners = env.table('res.partner')
  // What was to be done about them is forgotten with that.
  const asleep = operation === 'create' ? rows.filter((row) => row.active === false) : []
  if (asleep.length > 0) {
    env.sudo().write(
      'res.partner',
      asleep.map((row) => row.partner_id as number),
      { active: false },
    )
  }
  for (const row of rows) {
    const partner = partners.rows.get(row.partner_id as number)
    if (partner !== undefined && partner.active !== row.active) partners.update(partner, { active: row.active })
  }
}
