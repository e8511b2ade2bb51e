import { requiredDomain } from '../orm/base/seen-arguments.ts'
import type { MethodDefinition } from '../orm/definition.ts'
import { singleton } from '../orm/singleton.ts'
import { isTrue } from '../python/eyes.ts'
import { readable, star } from './message-methods-of-14.ts'
import { markRead } from './notifications.ts'

const MESSAGES = 'mail.message'

/** What the web client asks of messages after 14 (`mail_message.py` of 19; tried on 19.0). */
export function messageMethods(major: number): Readonly<Record<string, MethodDefinition>> {
  return {
    set_message_done: {
      params: [],
      run: (env, ids) => {
        markRead(env, ids)
        return null
      },
    },
    mark_all_as_read: {
      params: ['domain'],
      model: true,
      run: (env, _, { domain }) => {
        if (!isTrue(domain)) {
          const read = markRead(env, undefined)
          return major < 19 ? read : null
        }
        const found = env.search(MESSAGES, requiredDomain(env, domain, MESSAGES))
        const read = markRead(env, found)
        return major < 19 ? read : found
      },
    },
    toggle_message_starred: {
      params: [],
      run: (env, ids) => {
        const id = singleton(MESSAGES, ids)
        readable(env, ids)
        const row = env.existing(env.table(MESSAGES), id, 'read')
        star(env, row)
        const { starred_partner_ids: by } = row
        const starred = Array.isArray(by) && by.includes(env.user.partner_id)
        return major < 19 ? null : { [MESSAGES]: [{ id, starred }] }
      },
    },
    unstar_all: {
      params: [],
      model: true,
      run: (env) => {
        for (const id of env.search(MESSAGES, [['starred_partner_ids', 'in', [env.user.partner_id]]])) {
          const row = env.table(MESSAGES).rows.get(id)
          if (row !== undefined) star(env, row)
        }
        return null
      },
    },
  }
}
