import type { Series } from 'ooor/protocol'
import { randomText } from '../dialect/session-rules.ts'
import type { FieldDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { accessError, ServerException, userError } from '../python/exceptions.ts'
import { behindPassword, goOn, refusePrograms } from './identity-check.ts'
import { KEYS_BY_PROGRAM } from './keys-by-program.ts'
import { OWN_WIZARDS } from './own-wizards.ts'
import { settingOf } from './parameters.ts'

const KEYS = 'res.users.apikeys'
const NEW_KEY = 'res.users.apikeys.description'

/** Customers make keys where the portal's setting lets them, from 16 on (tried on 19.0; of the others by source). */
function checkMaker(env: Environment): void {
  if (env.groups.includes('user')) return
  if (env.dialect.series.major >= 16 && settingOf(env, 'portal.allow_api_keys')) return
  throw accessError('Only internal users can create API keys')
}

const WIZARD = {
  ...{ type: 'ir.actions.act_window', res_model: NEW_KEY, name: 'New API Key' },
  ...{ target: 'new', views: [[false, 'form']] },
}

/** Users' button for a new key (wire/14.0 and wire/19.0/svc-apikey-revoke_all). */
export const apiKeyWizard = behindPassword('res.users', 'api_key_wizard', () => WIZARD)

/** Users' API keys and the wizard that makes them, 14 and later (wire/14.0 and wire/19.0/svc-apikey-*). */
export function apiKeyModels({ major }: Series): ModelDefinition[] {
  if (major < 14) return []
  const makeKey = (env: Environment, ids: readonly number[]) => {
    checkMaker(env)
    const [wizard] = env.read(NEW_KEY, ids, [
      'name',
      ...(major >= 18 ? ['expiration_date'] : []),
      ...(major >= 20 ? ['scope'] : []),
    ])
    const key = randomText(40)
    const users = env.table('res.users')
    users.update(env.user, { api_keys: [...(env.user.api_keys as string[]), key] })
    env.sudo().create(KEYS, {
      name: wizard?.name,
      user_id: env.uid,
      ...(major >= 18 && { expiration_date: wizard?.expiration_date }),
      ...(major >= 20 && { scope: wizard?.scope }),
    })
    const made = env.sudo().search(KEYS, [], { order: 'id desc', limit: 1 })[0] as number
    const table = env.table(KEYS)
    table.update(table.rows.get(made) as Stored, { secret: key })
    return {
      type: 'ir.actions.act_window',
      res_model: 'res.users.apikeys.show',
      name: 'API Key Ready',
      views: [[false, 'form']],
      target: 'new',
      context: { default_key: key },
    }
  }
  const remove = (env: Environment, ids: readonly number[]) => {
    const table = env.table(KEYS)
    const users = env.table('res.users')
    for (const id of ids) {
      const row = table.rows.get(id)
      const user = row && users.rows.get(row.user_id as number)
      if (row === undefined || user === undefined) continue
      users.update(user, { api_keys: (user.api_keys as string[]).filter((key) => key !== row.secret) })
    }
    env.sudo().unlink(KEYS, ids)
    return { type: 'ir.actions.act_window_close' }
  }
  const runCheck = (env: Environment, ids: readonly number[]) => {
    refusePrograms(env)
    const table = env.table('res.users.identitycheck')
    const row = table.rows.get(ids[0] as number)
    const password = major < 18 ? row?.password : env.context.password
    if (row === undefined || password !== env.user.password) {
      // Up to 17 an assertion without words where there is none (wire/14.0/svc-apikey-check-none; tried on 14.0).
      if (major < 18)
        throw password ? env.dialect.exceptions.accessDenied() : new ServerException('builtins.AssertionError', '', [])
      throw userError('Incorrect Password, try again or click on Forgot Password to reset your password.')
    }
    return goOn(env, String(row.request))
  }
  // Tried on 14.0 and 16.0 to 19.0.
  const everybody = (letters: string) => ({ system: letters, user: letters, portal: letters })
  const ending = {
    expiration_date: { type: 'datetime', string: 'Expiration Date' },
  } as const
  return [
    {
      name: KEYS,
      description: 'Users API Keys',
      isUnlogged: true,
      access: { system: 'r', user: 'r', portal: 'r' },
      rules: {
        user: (row, env) => row.user_id === env.uid,
        portal: (row, env) => row.user_id === env.uid,
      },
      fields: {
        name: { type: 'char', string: 'Description', required: true, readonly: true },
        user_id: { type: 'many2one', string: 'User', relation: 'res.users', required: true, readonly: true },
        scope: { type: 'char', string: 'Scope', readonly: true },
        create_date: { type: 'datetime', string: 'Creation Date', readonly: true },
        ...(major >= 18 && ending),
      },
      methods: {
        remove: behindPassword(KEYS, 'remove', (env, ids) => {
          for (const id of ids) env.existing(env.table(KEYS), id, 'read')
          return remove(env, ids)
        }),
        ...(major >= 20 && KEYS_BY_PROGRAM),
      },
    },
    {
      name: NEW_KEY,
      description: 'API Key Description',
      isTransient: true,
      access: everybody('rc'),
      fields: {
        name: { type: 'char', string: 'Description', required: true },
        ...(major >= 18 && { duration: durations(major), ...ending }),
        // odoo/addons/base/models/res_users.py of 20
        ...(major >= 20 && { scope: { type: 'char', string: 'Scope', required: true, default: 'rpc' } }),
      },
      methods: { make_key: behindPassword(NEW_KEY, 'make_key', makeKey) },
    },
    {
      name: 'res.users.identitycheck',
      description: 'Password Check Wizard',
      isTransient: true,
      domainRules: [OWN_WIZARDS],
      access: everybody('rwc'),
      fields: {
        request: { type: 'char', string: 'Request', readonly: true, isUntold: true },
        password: { type: 'char', string: 'Password' },
      },
      methods: { run_check: { params: [], run: runCheck } },
    },
  ]
}

/** Durations of keys; '-1' stands for the date, which 20 takes without it (odoo/addons/base/models/res_users.py). */
function durations(major: number): FieldDefinition {
  const named: readonly [string, string][] = [
    ['1', '1 Day'],
    ['7', '1 Week'],
    ['30', '1 Month'],
    ['90', '3 Months'],
    ['180', '6 Months'],
    ['365', '1 Year'],
    ['0', 'Persistent Key'],
    ['-1', 'Custom Date'],
  ]
  const selection = major < 20 ? named : named.filter(([days]) => ['1', '30', '365', '0'].includes(days))
  return { type: 'selection', string: 'Duration', required: true, selection, default: '1' }
}
