import { wordsOfHtml } from '../files/text-of.ts'
import type { AgentSession } from '../session/agent-session.ts'

const MOST_MESSAGES = 20
const LONGEST = 1000

/** The last messages of a record, as words: who, when, what. */
export async function shownMessages(
  agent: AgentSession,
  record: { readonly model: string; readonly id: number },
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const session = await agent.odoo()
  const messages = await session.thread(record).messages({ limit: MOST_MESSAGES })
  return messages.map(({ id, date, author, type, subject, body }) => ({
    id,
    date: date?.toISOString() ?? null,
    author: author?.display_name ?? null,
    type,
    ...(subject !== null && { subject }),
    text: wordsOfHtml(body).slice(0, LONGEST),
  }))
}
