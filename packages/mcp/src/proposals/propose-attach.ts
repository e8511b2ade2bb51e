import { PolicyError } from '../policy/policy-error.ts'
import type { AgentSession } from '../session/agent-session.ts'
import { seenRecords } from '../session/seen-records.ts'
import type { Proposed } from './proposed.ts'
import { shownRecords } from './shown-record.ts'

/** A file as an agent gives it. */
export interface GivenFile {
  readonly name: string
  readonly mimetype: string
  readonly text?: string | undefined
  readonly base64?: string | undefined
}

/** Attaches a file to a record. */
export async function proposeAttach(
  agent: AgentSession,
  model: string,
  id: number,
  file: GivenFile,
): Promise<Proposed> {
  const bytes = bytesOf(file)
  const { fileBytes } = agent.policy.limits
  if (bytes.length > fileBytes) throw new PolicyError(`the file has ${bytes.length} bytes: ${fileBytes} at most`)
  await seenRecords(agent, model, [id])
  const { name, mimetype, text } = file
  const facts = { name, mimetype, bytes: bytes.length }
  return {
    shown: { attaches: { ...facts, ...(text !== undefined && { text }) }, to: await shownRecords(agent, model, [id]) },
    proposal: {
      kind: 'attach',
      model,
      ids: [id],
      planned: { before: null, after: facts },
      commit: async () => {
        await seenRecords(agent, model, [id])
        const session = await agent.odoo()
        const { id: attachment } = await session.files.upload(bytes, { on: { model, id }, name, mimetype })
        return { ids: [id], before: null, after: { ...facts, attachment }, answer: { attachment, ...facts } }
      },
    },
  }
}

function bytesOf({ text, base64 }: GivenFile): Uint8Array {
  if (text !== undefined) return new TextEncoder().encode(text)
  if (base64 === undefined) throw new PolicyError('a file has text or base64')
  // Without spaces first: an expression that lets them stand anywhere would try for ever.
  const bare = base64.replace(/\s/g, '')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(bare)) throw new PolicyError('base64 of the file is none')
  return new Uint8Array(Buffer.from(bare, 'base64'))
}
