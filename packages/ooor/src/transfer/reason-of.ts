import { type OoorError, RowRefusedError } from '../errors/index.ts'
import { KNOWN_COUNT } from '../errors/known-count.ts'

/** Why a row was refused, for who reads a file of rejects: without its number, and what only a program can ask. */
export function reasonOf(error: OoorError): string {
  const reason = error.message.replace(KNOWN_COUNT, '$1')
  return RowRefusedError.is(error) ? reason.replace(/^row \d+ \(index \d+\) was refused: /, '') : reason
}
