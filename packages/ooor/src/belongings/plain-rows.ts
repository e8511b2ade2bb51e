import { type CallSite, MalformedResponseError } from '../errors/index.ts'
import { isId } from './record-id.ts'

/** A row as servers send it. */
export type PlainRow = Readonly<Record<string, unknown>> & { readonly id: number }

/** What a method has answered, once it is seen to be rows with their ids. */
export function plainRows(answer: unknown, call: CallSite): PlainRow[] {
  if (Array.isArray(answer) && answer.every(isRow)) return answer
  throw new MalformedResponseError(`${call.model}.${call.method} answered no rows`, { call })
}

/** True for an object of the server's. */
export function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A text of the server's; empty for what is none. */
export function plainText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** A moment of the server's, which is UTC; null for what is none. */
export function plainMoment(value: unknown): Date | null {
  const moment = typeof value === 'string' ? new Date(`${value.replace(' ', 'T')}Z`) : undefined
  return moment === undefined || Number.isNaN(moment.getTime()) ? null : moment
}

/** The id in a many2one of the server's, `[id, name]` or `id`; undefined for what is none. */
export function plainLink(value: unknown): number | undefined {
  const id: unknown = Array.isArray(value) ? value[0] : value
  return typeof id === 'number' ? id : undefined
}

function isRow(value: unknown): value is PlainRow {
  return isPlain(value) && isId(value.id)
}
