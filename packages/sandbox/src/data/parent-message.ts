import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'

type Row = Readonly<Stored>

/** Whose messages begin threads of their own: all others hang below the first of their record (`_mail_flat_thread`). */
const IS_LOOSE: ReadonlySet<string> = new Set(['res.partner', 'mail.channel', 'discuss.channel'])

/** The message that one posted on a record answers (tried on 14.0 and 19.0; `_message_compute_parent_id`). */
export function parentMessage(env: Environment, model: string, id: number, given: unknown): number | false {
  const messages = env.table('mail.message')
  const parent = messages.rows.get(given as number)
  const thread = messages
    .referring('res_id', id)
    .filter((row) => row.model === model && row.message_type !== 'user_notification')
    .toSorted((a, b) => a.id - b.id)
  const isFlat = !IS_LOOSE.has(model)
  if (env.dialect.series.major >= 19) return parentOf19(thread, parent, isFlat)
  if (parent === undefined) return (isFlat && thread[0]?.id) || false
  if (!isFlat) return typeof parent.parent_id === 'number' ? parent.parent_id : parent.id
  let root: Row = parent
  const seen = new Set([root.id])
  for (;;) {
    const above = messages.rows.get(root.parent_id as number)
    if (above === undefined || seen.has(above.id)) return root.id
    seen.add(above.id)
    root = above
  }
}

/** One of the record's own; else the last that somebody wrote, or the last at all. */
function parentOf19(thread: readonly Row[], parent: Row | undefined, isFlat: boolean): number | false {
  if (parent !== undefined && thread.includes(parent)) return parent.id
  if (!isFlat) return false
  const written = thread.filter(({ message_type: type }) => type === 'comment' || type === 'email')
  return (written.at(-1) ?? thread.at(-1))?.id ?? false
}
