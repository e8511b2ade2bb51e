import type { Stored, ToldField } from '../../orm/definition.ts'
import type { Environment } from '../../orm/environment.ts'

/** What a customer may see of a thread: since 17 also what was mailed, since 19 what answers by itself (by source). */
const kindsOf = (major: number) => [
  ...['comment', 'email'],
  ...(major < 17 ? [] : ['email_outgoing']),
  ...(major < 19 ? [] : ['auto_comment', 'out_of_office']),
]

/** Of a thread: what was written to it, without what tells of changes, and on 16 whether there is any message (tried on 14.0 and 16.0 to 19.0). */
export const threadOf = (model: string): Readonly<Record<string, ToldField>> => {
  const messages = ({ id }: Readonly<Stored>, env: Environment, more: readonly unknown[] = []) =>
    env.search('mail.message', [['model', '=', model], ['res_id', '=', id], ...more])
  return {
    has_message: { compute: (row, env) => messages(row, env.sudo()).length > 0 },
    website_message_ids: {
      compute: (row, env) => messages(row, env, [['message_type', 'in', kindsOf(env.dialect.series.major)]]),
    },
  }
}
