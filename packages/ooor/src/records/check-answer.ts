import { isId } from '../belongings/record-id.ts'
import { describe } from '../errors/describe.ts'
import { type CallSite, MalformedResponseError } from '../errors/index.ts'
import { maskedText } from '../errors/mask.ts'
import { lostAnswer } from '../wires/index.ts'
import type { Row } from './casting/from-server.ts'

/** Which call was answered. */
export interface Answered {
  readonly model: string
  readonly method: string
  /** True when the call has written: what it has done is not known then, when its answer cannot be read. */
  readonly writes?: boolean
}

/** An object as servers send it. */
export type Data = Readonly<Record<string, unknown>>

/** What a method has answered, once it is seen to be rows with their ids. */
export function rowsOf(answer: unknown, from: Answered): Row[] {
  return listOf(answer, isRow, 'rows', from)
}

/** As {@link rowsOf}, for the one row that a write answers. */
export function rowOf(answer: unknown, from: Answered): Row {
  const [row] = rowsOf(answer, from)
  if (row === undefined) throw unexpected(answer, 'a row', from)
  return row
}

/** What a method has answered, once it is seen to be objects, of whatever kind. */
export function objectsOf(answer: unknown, from: Answered): Data[] {
  return listOf(answer, isData, 'objects', from)
}

/** What a method has answered, once it is seen to be an object. Servers say `false` for none. */
export function objectOf(answer: unknown, from: Answered): Data {
  if (isData(answer)) return answer
  if (answer === null || answer === false) return {}
  throw unexpected(answer, 'an object', from)
}

/** What a method has answered, once it is seen to be ids. */
export function idsOf(answer: unknown, from: Answered): number[] {
  return listOf(answer, isId, 'ids', from)
}

/** What a method has answered, once it is seen to be an id, alone or in a list. */
export function idOf(answer: unknown, from: Answered): number {
  const id: unknown = Array.isArray(answer) ? answer[0] : answer
  if (isId(id)) return id
  throw unexpected(answer, 'an id', from)
}

/** The ids of so many records as were to be created. */
export function newIdsOf(answer: unknown, count: number, model: string): number[] {
  const call = { model, method: 'create', writes: true }
  const ids = idsOf(Array.isArray(answer) ? answer : [answer], call)
  if (ids.length === count) return ids
  throw unexpected(answer, `the ids of ${count} records`, call)
}

/** What a method has answered, once it is seen to be a number. */
export function numberOf(answer: unknown, from: Answered): number {
  if (typeof answer === 'number') return answer
  throw unexpected(answer, 'a number', from)
}

/** What a method has answered, once it is seen to be ids with names. */
export function namesOf(answer: unknown, from: Answered): [id: number, name: string][] {
  return listOf(answer, isNamed, 'ids with names', from)
}

/** True for an object that is no list. */
export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The error for an answer that is not what the method answers. */
export function unexpected(answer: unknown, wanted: string, { model, method, writes = false }: Answered): unknown {
  const call: CallSite = { model, method }
  const message = `${model}.${method} answered ${maskedText(describe(answer))} where ${wanted} should be.`
  return lostAnswer(new MalformedResponseError(message, { call }), { call, isReadOnly: !writes })
}

function listOf<T>(answer: unknown, is: (one: unknown) => one is T, wanted: string, from: Answered): T[] {
  if (Array.isArray(answer) && answer.every(is)) return answer
  const odd: unknown = Array.isArray(answer) ? answer.find((one) => !is(one)) : answer
  throw unexpected(odd, wanted, from)
}

function isRow(value: unknown): value is Row {
  return isData(value) && isId(value.id)
}

function isNamed(value: unknown): value is [number, string] {
  return Array.isArray(value) && isId(value[0]) && typeof value[1] === 'string'
}
