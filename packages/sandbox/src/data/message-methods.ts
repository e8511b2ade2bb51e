import { noOperator } from '../orm/asked-ids.ts'
import type { MethodDefinition } from '../orm/definition.ts'
import { singleton } from '../orm/singleton.ts'
import { assertionError } from '../python/exceptions.ts'
import { hashed, isTrue } from '../python/eyes.ts'
import { pythonRepr } from '../python/repr.ts'
import { MARKS_OF_ALL, star } from './message-marks.ts'
import { readable } from './message-methods-of-14.ts'
import { markRead } from './notifications.ts'

const MESSAGES = 'mail.message'

/** What the web client asks of messages after 14 (`mail_message.py` of 19; tried on 19.0). */
export function messageMethods(major: number): Readonly<Record<string, MethodDefinition>> {
  return {
    ...MARKS_OF_ALL,
    set_message_done: {
      params: [],
      run: (env, ids) => {
        if (
          major >= 19 &&
          ids
            .filter(isTrue)
            .map(hashed)
            .some((id) => typeof id === 'boolean')
        )
          throw noOperator('boolean')
        markRead(env, ids)
        return null
      },
    },
    toggle_message_starred: {
      params: [],
      run: (env, ids) => {
        // Of none nothing is said (tried on 16.0 and 17.0, 18.0 misses the one).
        if (ids.length === 0 && (major === 16 || major === 17)) return null
        const id = singleton(MESSAGES, ids)
        // What is nothing is a message that is being made, which nobody can be told of (tried on 19.0).
        if (major >= 19 && !isTrue(hashed(id))) {
          throw assertionError(`missing id id in ${MESSAGES}: {'id': ${pythonRepr(id)}}`)
        }
        readable(env, ids)
        // PostgreSQL minds what is gone (tried on 16.0 to 19.0).
        const isGone = major >= 16 && typeof id === 'number' && !env.table(MESSAGES).rows.has(id)
        if (isGone) throw env.dialect.exceptions.missingLink(MESSAGES, 'res.partner', id)
        const row = env.existing(env.table(MESSAGES), id, 'read')
        star(env, row)
        const { starred_partner_ids: by } = row
        const starred = Array.isArray(by) && by.includes(env.user.partner_id)
        // Told since 18 (tried on 18.0 and 19.0).
        return major < 18 ? null : { [MESSAGES]: [{ id, starred }] }
      },
    },
  }
}
