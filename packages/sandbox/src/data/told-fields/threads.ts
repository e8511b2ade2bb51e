import type { ModelDefinition } from '../../orm/definition.ts'
import { beneath } from '../followers.ts'

/** What people write: since 17 also what was mailed, since 19 what answers by itself (by source). */
const kindsOfPeople = (major: number): readonly unknown[] => [
  ...['comment', 'email'],
  ...(major < 17 ? [] : ['email_outgoing']),
  ...(major < 19 ? [] : ['auto_comment', 'out_of_office']),
]

/** What a thread has beside its messages and followers (tried on 14.0 and 16.0 to 19.0). */
export const toldOfThreads = (model: string): NonNullable<ModelDefinition['toldFields']> => ({
  // What the system says of itself is not for the website.
  website_message_ids: {
    depends: [],
    compute: ({ id }, env) => {
      const kinds = kindsOfPeople(env.dialect.series.major)
      return beneath(env, 'mail.message', 'model', model, id)
        .filter(({ message_type }) => kinds.includes(message_type))
        .map((message) => message.id)
        .reverse()
    },
  },
  has_message: {
    depends: [],
    compute: ({ id }, env) => beneath(env, 'mail.message', 'model', model, id).length > 0,
  },
  my_activity_date_deadline: {
    depends: [],
    compute: ({ id }, env) =>
      beneath(env, 'mail.activity', 'res_model', model, id)
        .filter(({ user_id, active }) => user_id === env.uid && active !== false)
        .map(({ date_deadline }) => String(date_deadline))
        .sort()[0] ?? false,
  },
})
