import { AccessError, type CallSite, LoginRequiredError, MalformedResponseError, UserError } from '../errors/index.ts'
import { lostAnswer } from './lost-answer.ts'
import type { Page } from './wire.ts'

/** A file that Odoo has taken: an `ir.attachment`. */
export interface Attachment {
  readonly id: number
  readonly name: string
  /** Up to 18, over the web session, the one that was sent; since 19 and elsewhere the one that the server keeps. */
  readonly mimetype: string
  /** Bytes. */
  readonly size: number
}

/** What was sent, which old servers do not repeat. */
type SentFile = Pick<Attachment, 'mimetype' | 'size'>

/**
 * Reads the answer of `/web/binary/upload_attachment`: a list with what became of each file, or, where a callback was
 * asked for, a script with that list in it (before 14 that was the only way). Up to 8.0 the script has one object with
 * the id and the name (wire/7.0/svc-upload-callback, wire/8.0/svc-upload-callback).
 */
export function readUploaded({ status, text, path }: Page, call: CallSite, sent: SentFile): Attachment {
  // 14 answers a visitor with 500, 19 leads to the login page (tried on 14.0 and 19.0).
  if (path.startsWith('/web/login') || status === 403 || (status === 500 && /Internal Server Error/.test(text))) {
    const message = 'the server takes files from logged-in users only, and refused this one'
    throw new LoginRequiredError({ exception: '', message }, { call })
  }
  const [first] = listIn(text) ?? []
  const isFile =
    [first?.id, first?.filename, first?.mimetype, first?.size].every((value) => typeof value !== 'object') &&
    Number.isInteger(Number(first?.id ?? Number.NaN))
  if (first === undefined || (typeof first.error !== 'string' && !isFile)) {
    const error = new MalformedResponseError(`${call.path} answered ${status} with no list of files.`, { status, call })
    throw lostAnswer(error, { call, isReadOnly: false })
  }
  if (typeof first.error === 'string') {
    const fault = { exception: '', message: first.error }
    // 14 says the same of whatever went wrong, and it was a right that lacked when we tried.
    throw /not allowed/.test(first.error) ? new AccessError(fault, { call }) : new UserError(fault, { call })
  }
  return {
    id: Number(first.id),
    name: String(first.filename),
    mimetype: String(first.mimetype ?? sent.mimetype),
    size: Number(first.size ?? sent.size),
  }
}

function listIn(text: string): Record<string, unknown>[] | undefined {
  const list = jsonIn(text, /\[\s{0,100}\{/, ']')
  if (Array.isArray(list)) return list as Record<string, unknown>[]
  // What the callback is called with.
  const one = jsonIn(text, /(?<=[(,]\s?)\{\s?"(?:id|filename|error)"/, '})')
  return typeof one === 'object' && one !== null ? [one as Record<string, unknown>] : undefined
}

function jsonIn(text: string, opening: RegExp, closing: ']' | '})'): unknown {
  const start = opening.exec(text)?.index ?? -1
  const end = text.lastIndexOf(closing)
  try {
    return start < 0 ? undefined : JSON.parse(text.slice(start, end + 1))
  } catch {
    return undefined
  }
}
