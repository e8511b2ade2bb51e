import { askedRecords } from '../orm/asked-records.ts'
import type { MethodDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { userError } from '../python/exceptions.ts'
import { isTrue } from '../python/eyes.ts'
import { pythonStr } from '../python/repr.ts'

type Methods = Readonly<Record<string, MethodDefinition>>

const [PARTNERS, USERS] = ['res.partner', 'res.users'] as const

/** What a token tells of whom it was sent to: nobody has one here, and no token is everybody's (tried on 14.0). */
function toldBy(env: Environment, token: unknown): unknown {
  const [id] = token === false || token === null ? env.search(PARTNERS, [], { limit: 1 }) : []
  if (id === undefined) throw userError(`Signup token '${pythonStr(token)}' is not valid`)
  const [user] = env.table(USERS).referring('partner_id', id)
  if (user !== undefined) return { db: env.databaseName, login: user.login }
  const email = env.table(PARTNERS).rows.get(id)?.email || ''
  return { db: env.databaseName, email, login: email }
}

/** Where it stands that a contact has a token; which one nobody is told. */
const HAS_TOKEN = 'signup_token@given'

/** Tokens are for who manages the server to write; of who has one nothing is written (tried on 14.0). */
function giveTokens(env: Environment, ids: readonly number[]): true {
  const partners = env.table(PARTNERS)
  for (const id of ids) {
    const row = isTrue(id) ? env.sudo().existing(partners, id, 'read') : undefined
    if (row?.[HAS_TOKEN] === true) continue
    env.checkAccess(partners, 'write')
    if (!env.isSudo && !env.groups.includes('system')) {
      throw env.dialect.exceptions.fieldRights('write', partners.definition, 'signup_token', env)
    }
    if (row !== undefined) partners.update(row, { [HAS_TOKEN]: true })
  }
  return true
}

/** Tokens to set a new password by are written and sent (tried on 14.0, where no mail goes out). */
function resetPasswords(env: Environment, ids: readonly number[]): null {
  if (isTrue(env.context.install_mode)) return null
  const rows = ids.length === 0 ? [] : askedRecords(env, USERS, ids)
  if (rows.some(({ active }) => active !== true)) throw userError('You cannot perform this action on an archived user.')
  const { exceptions } = env.dialect
  const partners = env.table(PARTNERS)
  const mayWrite = env.isSudo || env.groups.includes('system')
  if (rows.length > 0 && !mayWrite) throw exceptions.fieldRights('write', partners.definition, 'signup_token', env)
  if (!env.isSudo && !env.groups.includes('user')) {
    throw exceptions.accessRights('write', { name: 'mail.template', description: 'Email Templates', fields: {} })
  }
  for (const row of rows) {
    if (env.raw(env.table(USERS), row, 'email')) continue
    const name = env.sudo().displayName(USERS, row.id)
    throw userError(`Cannot send email: user ${name} has no email address.`)
  }
  return null
}

/** How users of 14 come by passwords. */
export const SIGNUPS_OF_14: Readonly<Record<string, Methods>> = {
  [PARTNERS]: {
    signup_retrieve_info: {
      params: ['token'],
      required: 1,
      model: true,
      run: (env, _ids, { token }) => toldBy(env, token),
    },
    signup_prepare: { params: ['signup_type', 'expiration'], run: giveTokens },
    action_signup_prepare: { params: [], run: (env, ids) => giveTokens(env, ids) },
  },
  [USERS]: { action_reset_password: { params: [], run: resetPasswords } },
}
