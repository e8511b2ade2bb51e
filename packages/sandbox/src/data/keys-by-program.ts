import { randomText } from '../dialect/session-rules.ts'
import { DAY } from '../durations.ts'
import type { MethodDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { datetimeText, timestamp } from '../orm/timestamp.ts'
import { ServerException, userError } from '../python/exceptions.ts'
import { settingOf } from './parameters.ts'

/** As the group of employees has it (odoo/addons/base/security/base_groups.xml of 20). */
const LONGEST_DAYS = 90
const MOST_KEYS = 10

/** Programs make and revoke keys with one that they have (odoo/addons/base/models/res_users.py of 20). */
export const KEYS_BY_PROGRAM: Readonly<Record<string, MethodDefinition>> = {
  generate: { params: ['key', 'scope', 'name', 'expiration_date'], required: 4, model: true, run: generate },
  revoke: { params: ['key'], required: 1, model: true, run: revoke },
}

type Arguments = Readonly<Record<string, unknown>>

function generate(env: Environment, _ids: readonly number[], { key, scope, name, expiration_date }: Arguments): string {
  mayUsePrograms(env)
  // All keys of the sandbox are for calls.
  if (!keysOfCaller(env).includes(String(key)) || scope !== 'rpc') throw foreignKey()
  const expires = String(expiration_date || '')
  checkExpiration(env, expires)
  const table = env.table('res.users.apikeys')
  if ([...table.rows.values()].filter((row) => row.user_id === env.uid).length >= MOST_KEYS) {
    throw userError(`Limit of ${MOST_KEYS} API keys is reached for programmatic creation`)
  }
  const secret = randomText(40)
  const values = { name, user_id: env.uid, scope, expiration_date: expires || false }
  const id = env.sudo().create('res.users.apikeys', values)
  // No field: nobody can read it.
  table.update(table.rows.get(id) as Stored, { secret })
  setKeys(env, [...keysOfCaller(env), secret])
  return secret
}

function revoke(env: Environment, _ids: readonly number[], { key }: Arguments): boolean {
  mayUsePrograms(env)
  if (!keysOfCaller(env).includes(String(key))) throw foreignKey()
  const rows = [...env.table('res.users.apikeys').rows.values()]
  env.sudo().unlink(
    'res.users.apikeys',
    rows.filter(({ secret }) => secret === key).map(({ id }) => id),
  )
  setKeys(
    env,
    keysOfCaller(env).filter((one) => one !== key),
  )
  return true
}

const keysOfCaller = (env: Environment) => env.user.api_keys as readonly string[]

function setKeys(env: Environment, api_keys: readonly string[]): void {
  env.table('res.users').update(env.user, { api_keys })
}

function mayUsePrograms(env: Environment): void {
  if (env.groups.includes('system')) return
  if (!/^(true|1)$/i.test(String(settingOf(env, 'base.enable_programmatic_api_keys'))))
    throw userError('Programmatic API keys are not enabled')
}

function checkExpiration(env: Environment, expires: string): void {
  if (expires !== '' && expires < timestamp(env)) throw userError('You cannot set an expiration date in the past.')
  if (env.groups.includes('system')) return
  if (expires === '') throw userError('The API key must have an expiration date')
  const last = datetimeText(env.clock.milliseconds + LONGEST_DAYS * DAY)
  if (expires > last) throw userError(`You cannot exceed ${LONGEST_DAYS}.0 days.`)
}

const foreignKey = () =>
  new ServerException(
    'odoo.exceptions.AccessDenied',
    'The provided API key is invalid or does not belong to the current user.',
  )
