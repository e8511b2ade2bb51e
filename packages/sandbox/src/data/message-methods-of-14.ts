import { noOperator } from '../orm/asked-ids.ts'
import { BASE_METHODS } from '../orm/base/index.ts'
import type { MethodDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { singleton } from '../orm/singleton.ts'
import { valueError } from '../python/exceptions.ts'
import { hashed, isTrue, iterated } from '../python/eyes.ts'
import { pythonRepr } from '../python/repr.ts'
import { formatted } from './message-format.ts'
import { MARKS_OF_ALL, star } from './message-marks.ts'
import { markRead } from './notifications.ts'

const MESSAGES = 'mail.message'

/** What 14's web client asks of messages (`mail_message.py` of 14; each tried on 14.0). */
export const MESSAGE_METHODS_OF_14: Readonly<Record<string, MethodDefinition>> = {
  ...MARKS_OF_ALL,
  message_format: { params: [], run: (env, ids) => formatted(env, readable(env, ids)) },
  message_fetch: {
    params: ['domain', 'limit', 'moderated_channel_ids'],
    required: 1,
    model: true,
    run: (env, _, { domain, limit = 20, moderated_channel_ids: channels }) => {
      const found = BASE_METHODS.search?.run({
        ...{ env, model: MESSAGES, ids: [], isSingle: false },
        args: { domain, limit },
      })
      // Nothing here waits for a moderator.
      if (isTrue(channels) && !Array.isArray(channels)) {
        throw valueError(`Invalid domain term ('res_id', 'in', ${pythonRepr(channels)})`)
      }
      return formatted(env, readable(env, iterated(found)))
    },
  },
  set_message_done: {
    params: [],
    run: (env, ids) => {
      if (ids.some((id) => typeof id === 'boolean')) throw noOperator('boolean')
      markRead(env, ids)
      return null
    },
  },
  toggle_message_starred: {
    params: [],
    run: (env, ids) => {
      const rows = readable(env, ids)
      if (ids.length === 0) return null
      const id = singleton(MESSAGES, ids)
      const [row] = rows
      if (row !== undefined) star(env, row)
      else if (isTrue(id)) throw env.dialect.exceptions.missingLink(MESSAGES, 'res.partner', id)
      return null
    },
  },
}

/** The rows of messages that the user may read; what is gone is passed over. */
export function readable(env: Environment, ids: readonly unknown[]): Readonly<Stored>[] {
  const table = env.table(MESSAGES)
  if (ids.length > 0) env.checkAccess(table, 'read')
  const rows = ids.flatMap((id) => {
    hashed(id)
    if (typeof id === 'string' || typeof id === 'boolean') throw noOperator(typeof id === 'string' ? 'text' : 'boolean')
    if (typeof id === 'number' && !Number.isInteger(id)) {
      throw env.dialect.exceptions.recordRule('read', table.definition)
    }
    return table.rows.get(id as number) ?? []
  })
  env.checkRules(table, rows, 'read')
  return rows
}
