import { MalformedResponseError } from '../../errors/index.ts'
import type { Row } from '../casting/from-server.ts'

/** What a method that reads has answered, once it is seen to be rows. */
export function rowsOf(answer: unknown, model: string, method: string): Row[] {
  if (Array.isArray(answer) && answer.every(isRow)) return answer
  const shown = JSON.stringify(answer)?.slice(0, 200)
  throw new MalformedResponseError(`${model}.${method} answered no rows: ${shown}`, { call: { model, method } })
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
