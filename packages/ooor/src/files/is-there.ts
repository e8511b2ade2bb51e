import { MissingError } from '../errors/index.ts'
import type { CallOptions } from '../wires/index.ts'
import type { FileSession } from './file-session.ts'

/**
 * Whether there is a record; undefined where the user may not know, as visitors, or one from whom rules keep it.
 *
 * Calls `read`, which minds rules, where a search would pass over what they keep.
 */
export async function isThere(
  session: FileSession,
  { model, id }: { readonly model: string; readonly id: number },
  options: CallOptions,
): Promise<boolean | undefined> {
  if (session.isVisitor) return undefined
  try {
    const rows = await session.call(model, 'read', [[id], ['display_name']], {}, options)
    return Array.isArray(rows) && rows.length > 0
  } catch (error) {
    if (MissingError.is(error)) return false
    // What failed first says more.
    options.signal?.throwIfAborted()
    return undefined
  }
}
