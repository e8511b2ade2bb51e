import { InvalidValueError } from '../../errors/index.ts'
import type { Branch } from '../plan/selection.ts'
import { adds } from './changes.ts'

/**
 * Throws where a list that its `$limit` may have cut off is set to ids or records: those are all that there shall be, and
 * what was not read would be taken out, lines deleted.
 */
export function refuseCutOff(model: string, { field, limit }: Branch, read: unknown, given: unknown): void {
  if (limit === undefined || !Array.isArray(read) || read.length < limit) return
  if (!Array.isArray(given) || given.length === 0 || adds(given)) return
  const { name } = field
  throw new InvalidValueError(
    `${model}.${name} was read up to its $limit of ${limit}, and a list of records is all that there shall be, so that the others would be taken out: change it by ${name}.add(…), remove(…) and create(…), or say [command.set([…])] where these are all`,
    { call: { model } },
  )
}
