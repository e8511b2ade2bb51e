import { UnsupportedError } from 'ooor/errors'
import { PolicyError } from '../policy/policy-error.ts'
import type { AgentSession } from '../session/agent-session.ts'
import { seenRecords } from '../session/seen-records.ts'
import type { Proposed } from './proposed.ts'
import { shownRecords } from './shown-record.ts'

/** A message as an agent gives it: text, never markup. */
export interface GivenMessage {
  readonly body: string
  /** `note` for colleagues, `comment` for followers, who get it by mail. */
  readonly to: 'note' | 'comment'
}

/** Posts a message on a record; one to followers shows who they are. */
export async function proposeMessage(
  agent: AgentSession,
  model: string,
  id: number,
  { body, to }: GivenMessage,
): Promise<Proposed> {
  await seenRecords(agent, model, [id])
  const session = await agent.odoo()
  const { major } = await session.series()
  if (major < 7) throw new UnsupportedError('Odoo 6.1 has no messages on records')
  const thread = session.thread({ model, id })
  const readers = async () => (to === 'comment' ? await thread.followers() : [])
  const shown = await readers()
  const followers = shown.map((one) => one.display_name)
  return {
    shown: {
      posts: { body, to },
      on: await shownRecords(agent, model, [id]),
      ...(to === 'comment' && {
        mailsTo: followers.slice(0, 50),
        ...(followers.length > 50 && { andMore: followers.length - 50 }),
      }),
    },
    proposal: {
      kind: 'message',
      model,
      ids: [id],
      planned: { before: null, after: { body, to } },
      commit: async () => {
        await seenRecords(agent, model, [id])
        const known = new Set(shown.map((one) => one.id))
        if ((await readers()).some((one) => !known.has(one.id))) {
          throw new PolicyError(
            `others follow ${model} ${id} since it was proposed, and nothing was sent: propose it again`,
          )
        }
        const message = await thread.post({ body, subtype: to })
        return { ids: [id], before: null, after: { message, body, to }, answer: { message } }
      },
    },
  }
}
