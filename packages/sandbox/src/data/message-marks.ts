import { requiredDomain } from '../orm/base/seen-arguments.ts'
import type { MethodDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { isTrue } from '../python/eyes.ts'
import { markRead } from './notifications.ts'

const MESSAGES = 'mail.message'

/** Marks a message for the user, or takes the mark away. */
export function star(env: Environment, row: Readonly<Stored>): void {
  const { starred_partner_ids: before } = row
  const own = env.user.partner_id as number
  const starred = Array.isArray(before) ? (before as number[]) : []
  const after = starred.includes(own) ? starred.filter((id) => id !== own) : [...starred, own]
  env.table(MESSAGES).update(row, { starred_partner_ids: after })
}

/** What is done to all of the user's messages, 14 and later (tried on 14.0 and 19.0). */
export const MARKS_OF_ALL = {
  mark_all_as_read: {
    params: ['domain'],
    model: true,
    run: (env, _, { domain }) => {
      const among = isTrue(domain) ? env.search(MESSAGES, requiredDomain(env, domain, MESSAGES)) : undefined
      const read = markRead(env, among)
      const { major } = env.dialect.series
      // 17 and 18 tell nobody (tried on both).
      if (major === 17 || major === 18) return null
      return major < 19 ? read : (among ?? null)
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
} satisfies Readonly<Record<string, MethodDefinition>>
