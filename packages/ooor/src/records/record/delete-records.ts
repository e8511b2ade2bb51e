import { UnknownMethodError } from '../../errors/index.ts'
import type { ModelCallOptions, RecordsCaller } from '../caller.ts'

/**
 * Deletes records, in one call: `unlink`, since 20 `web_unlink`, which names what keeps them (addons/web/models/models.py).
 */
export async function deleteRecords(
  caller: RecordsCaller,
  model: string,
  ids: readonly number[],
  options: ModelCallOptions = {},
): Promise<void> {
  const { major } = await caller.series(options)
  if (major >= 20) {
    try {
      await caller.call(model, 'web_unlink', [ids], {}, options)
      return
    } catch (error) {
      // Nothing has run; no real 20 was asked yet.
      if (!UnknownMethodError.is(error)) throw error
    }
  }
  await caller.call(model, 'unlink', [ids], {}, options)
}
