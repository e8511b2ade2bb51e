import type { Printable } from '../belongings/file-types.ts'
import { recordId } from '../belongings/record-id.ts'
import { InvalidValueError } from '../errors/index.ts'

/** The ids of records, in their order; at least one. */
export function idsOf(records: Printable): number[] {
  const all =
    typeof records === 'number' || !(Symbol.iterator in Object(records)) ? [records] : [...(records as never[])]
  if (all.length === 0) throw new InvalidValueError('a report of no records: give at least one id')
  return all.map((one) => recordId(undefined, one))
}
