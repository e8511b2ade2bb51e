import { Download, type DownloadFacts } from '../belongings/download.ts'
import { ServerError } from '../errors/index.ts'
import { type CallOptions, isAtLeast } from '../wires/index.ts'
import type { FileSession } from './file-session.ts'

/** A file without bytes. */
export function emptyDownload(facts: DownloadFacts = {}): Download {
  return new Download(new Response(null, { headers: { 'content-length': '0' } }), facts)
}

/**
 * The download of an attachment that is there and has no bytes, for which the route of 14 says 404; undefined where it
 * is another reason.
 *
 * Calls `ir.attachment.read`.
 */
export async function emptyAttachment(
  session: FileSession,
  id: number,
  options: CallOptions,
): Promise<Download | undefined> {
  if (!isAtLeast(await session.series(options), 9)) return undefined
  try {
    const fields = ['name', 'mimetype', 'file_size', 'type']
    const rows = await session.call('ir.attachment', 'read', [[id], fields], {}, options)
    const row: unknown = Array.isArray(rows) ? rows[0] : undefined
    if (typeof row !== 'object' || row === null) return undefined
    const { name, mimetype, file_size, type } = row as Readonly<Record<string, unknown>>
    if (type !== 'binary' || file_size) return undefined
    const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
    return emptyDownload({ name: text(name), mimetype: text(mimetype) })
  } catch (error) {
    if (ServerError.is(error)) return undefined
    throw error
  }
}
