import type { ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { timestamp } from '../orm/timestamp.ts'
import { ServerException, userError } from '../python/exceptions.ts'
import { newApiKey } from '../user-keys.ts'

/** As the group of employees has it (odoo/addons/base/security/base_groups.xml of 20). */
const LONGEST_DAYS = 90
const MOST_KEYS = 10

/** The keys of users, which programs may make and revoke with one that they have (odoo/addons/base/models/res_users.py of 20). */
export const apiKeysModel: ModelDefinition = {
  name: 'res.users.apikeys',
  description: 'Users API Keys',
  access: { system: 'r', user: 'r' },
  rules: { user: (row, env) => row.user_id === env.uid },
  fields: {
    name: { type: 'char', string: 'Description', required: true, readonly: true },
    user_id: { type: 'many2one', string: 'User', relation: 'res.users', required: true, onDelete: 'cascade' },
    scope: { type: 'char', string: 'Scope', required: true, readonly: true },
    expiration_date: { type: 'datetime', string: 'Expiration Date', readonly: true },
  },
  methods: {
    generate: { params: ['key', 'scope', 'name', 'expiration_date'], required: 4, model: true, run: generate },
    revoke: { params: ['key'], required: 1, model: true, run: revoke },
  },
}

type Arguments = Readonly<Record<string, unknown>>

function generate(env: Environment, _ids: readonly number[], { key, scope, name, expiration_date }: Arguments): string {
  mayUsePrograms(env)
  // All that the sandbox has to begin with are keys for programs.
  if (!isOwn(env, String(key)) || scope !== 'rpc') throw foreignKey()
  const expires = String(expiration_date || '')
  checkExpiration(env, expires)
  const { rows } = env.table('res.users.apikeys')
  const made = [...rows.values()].filter((row) => row.user_id === env.uid)
  if (made.length >= MOST_KEYS) {
    throw userError(`Limit of ${MOST_KEYS} API keys is reached for programmatic creation`)
  }
  const secret = newApiKey()
  const values = { name, user_id: env.uid, scope, expiration_date: expires || false }
  const id = env.sudo().create('res.users.apikeys', values)
  // No field: nobody can read it.
  env.table('res.users.apikeys').update(rows.get(id) as Stored, { key: secret })
  return secret
}

function revoke(env: Environment, _ids: readonly number[], { key }: Arguments): boolean {
  mayUsePrograms(env)
  const made = [...env.table('res.users.apikeys').rows.values()].find((row) => row.key === key)
  if (made?.user_id === env.uid) {
    env.sudo().unlink('res.users.apikeys', [made.id])
    return true
  }
  if (!isOwn(env, String(key))) throw foreignKey()
  const rest = (env.user.api_keys as string[]).filter((one) => one !== key)
  env.table('res.users').update(env.user, { api_keys: rest })
  return true
}

function isOwn(env: Environment, key: string): boolean {
  if ((env.user.api_keys as string[]).includes(key)) return true
  return [...env.table('res.users.apikeys').rows.values()].some((row) => row.key === key && row.user_id === env.uid)
}

function mayUsePrograms(env: Environment): void {
  if (env.groups.includes('system')) return
  const parameters = [...env.table('ir.config_parameter').rows.values()]
  const enabled = parameters.find(({ key }) => key === 'base.enable_programmatic_api_keys')?.value
  if (!/^(true|1)$/i.test(String(enabled))) throw userError('Programmatic API keys are not enabled')
}

function checkExpiration(env: Environment, expires: string): void {
  if (expires !== '' && expires < timestamp()) throw userError('You cannot set an expiration date in the past.')
  if (env.groups.includes('system')) return
  if (expires === '') throw userError('The API key must have an expiration date')
  const last = new Date(Date.now() + LONGEST_DAYS * 86_400_000).toISOString().slice(0, 19).replace('T', ' ')
  if (expires > last) throw userError(`You cannot exceed ${LONGEST_DAYS}.0 days.`)
}

const foreignKey = () =>
  new ServerException(
    'odoo.exceptions.AccessDenied',
    'The provided API key is invalid or does not belong to the current user.',
  )
