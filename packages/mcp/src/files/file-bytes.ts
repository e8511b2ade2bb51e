import type { Download, UntypedModel } from 'ooor'
import { PlainValues } from '../answers/plain-values.ts'
import { checkPath } from '../checks/check-path.ts'
import { PolicyError } from '../policy/policy-error.ts'
import type { AgentSession } from '../session/agent-session.ts'
import { seenRecords } from '../session/seen-records.ts'

/** Which file: one that is attached to a record, or a field of it. */
export interface WhichFile {
  readonly model: string
  readonly id: number
  readonly attachment?: number | undefined
  readonly field?: string | undefined
}

/** A part of a file. */
export interface FilePart {
  readonly name: string
  readonly mimetype: string
  readonly bytes: Uint8Array
  /** Whether there is more behind it. */
  readonly hasMore: boolean
}

/**
 * Reads a part of a file of a record that the agent can see: what is attached to another record is refused, whatever its
 * id.
 */
export async function readFilePart(
  agent: AgentSession,
  which: WhichFile,
  from: number,
  most: number,
): Promise<FilePart> {
  const { model, id, attachment, field } = which
  await seenRecords(agent, model, [id])
  const session = await agent.odoo()
  const range = { start: from, end: from + most + 1 }
  if (attachment !== undefined) {
    const known = (await session.files.list({ model, id })).find((one) => one.id === attachment)
    if (known === undefined) {
      throw new PolicyError(`${model} ${id} has no file ${attachment}: get_file without attachment lists its files`)
    }
    const file = await session.files.download(attachment, { range })
    return partOf(known.name, known.mimetype || file.mimetype, await upTo(file, most + 1), most)
  }
  if (field === undefined) throw new PolicyError('name an attachment or a field')
  if (field.includes('.')) throw new PolicyError('get_file reads a field of the record itself: name the other record')
  const end = await checkPath(agent.checks, model, field)
  if (end.field?.kind === 'binary') {
    const file = await session.files.content({ model, id }, field, { range })
    return partOf(file.name || field, file.mimetype, await upTo(file, most + 1), most)
  }
  const found = await session.model<UntypedModel>(model).context({ active_test: false }).select(field).find(id)
  const read: unknown = await (found as unknown as { get(name: string): unknown }).get(field)
  // What it leads to is named as in a query.
  const value =
    end.field === undefined ? read : new PlainValues(agent.checks, Number.POSITIVE_INFINITY).of(end.field, read)
  const whole = new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value ?? null))
  const mimetype = end.field?.kind === 'html' ? 'text/html' : 'text/plain'
  return partOf(field, mimetype, whole.subarray(from, from + most + 1), most)
}

function partOf(name: string, mimetype: string, bytes: Uint8Array, most: number): FilePart {
  return { name, mimetype, bytes: bytes.subarray(0, most), hasMore: bytes.length > most }
}

/** The first bytes of what comes; the rest is not waited for. */
export async function upTo(file: Download, most: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of file.stream()) {
    pieces.push(piece)
    length += piece.length
    if (length >= most) break
  }
  return Buffer.concat(pieces).subarray(0, most)
}
