import type { CallOptions } from '../wires/index.ts'
import type { FileSession } from './file-session.ts'

/**
 * Whether there is a record for the user, archived or not; undefined where its model may not be asked, as by visitors.
 *
 * Calls `search_count`.
 */
export async function isThere(
  session: FileSession,
  { model, id }: { readonly model: string; readonly id: number },
  options: CallOptions,
): Promise<boolean | undefined> {
  if (session.isVisitor) return undefined
  try {
    const kwargs = { context: { active_test: false } }
    return (await session.call(model, 'search_count', [[['id', '=', id]]], kwargs, options)) !== 0
  } catch {
    // What failed first says more.
    options.signal?.throwIfAborted()
    return undefined
  }
}
