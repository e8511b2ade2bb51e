import { describe } from '../../errors/describe.ts'
import { InvalidValueError } from '../../errors/index.ts'
import { fingerprint } from '../../fingerprint.ts'
import { formatDatetime, normalDatetime, parseDatetime } from '../casting/datetime.ts'
import { isData } from '../check-answer.ts'
import type { QueryState } from '../query/query-state.ts'

/** What has been told of a record: the second of its change, and what it was then. */
export interface Told {
  readonly second: string
  readonly print: string
  /** The last change of a field that was told of it. */
  readonly tracked?: number | undefined
}

/** How far changes have been told. Moments are text in UTC, to the second. */
export interface Position {
  /** The latest change that was told. */
  readonly horizon: string | undefined
  /** Records made before it are not new. */
  readonly newSince: string | undefined
  /** What was told of the last moments, by id. */
  readonly told: Map<number, Told>
}

/**
 * The position as text: `changes:res.partner:<horizon>:<new since>:<seconds before>=<id>.<print>,…;…`, with the
 * number of what was tracked last behind it, as `<id>.<print>.<tracked>`. As long as what changed within the overlap. At
 * its end is a print of what the query's conditions are about.
 */
export function cursorOf({ model, conditions }: Query, { horizon, newSince, told }: Position): string {
  const moments = new Map<number, string[]>()
  const end = secondsOf(horizon)
  for (const [id, { second, print, tracked }] of told) {
    const before = end - secondsOf(second)
    const entry = `${id.toString(36)}.${print}${tracked === undefined ? '' : `.${tracked.toString(36)}`}`
    const entries = moments.get(before)
    if (entries === undefined) moments.set(before, [entry])
    else entries.push(entry)
  }
  const list = [...moments].map(([before, entries]) => `${before.toString(36)}=${entries.join(',')}`).join(';')
  return `changes:${model}:${short(horizon)}:${short(newSince)}:${list}:${aboutOf(conditions)}`
}

/** Whose changes are told. */
type Query = Pick<QueryState, 'model' | 'conditions'>

/**
 * Which fields the conditions are about. Not their values, which may well be others each night, as `since last month`;
 * but who is told of more than before would miss what has long been there.
 */
function aboutOf(conditions: readonly unknown[]): string {
  const names = new Set<string>()
  const look = (one: unknown): void => {
    if (isData(one)) for (const name of Object.keys(one)) names.add(name)
    else if (Array.isArray(one) && one.length === 3 && typeof one[1] === 'string') names.add(String(one[0]))
    else if (Array.isArray(one)) for (const part of one) look(part)
  }
  look(conditions)
  return fingerprint([...names].sort().join())
}

/**
 * Reads a cursor, or begins at a moment. Throws an `InvalidValueError` for one of another model or of conditions on other
 * fields, and for other text.
 */
export function positionOf({ model, conditions }: Query, since: string | Date | null | undefined): Position {
  if (since == null) return { horizon: undefined, newSince: undefined, told: new Map() }
  if (since instanceof Date) {
    if (Number.isNaN(since.getTime())) throw new InvalidValueError('since is a Date that is no moment')
    return { horizon: undefined, newSince: formatDatetime(since), told: new Map() }
  }
  if (typeof since !== 'string') {
    throw new InvalidValueError(`since is ${describe(since)}: pass the cursor of a page, or a Date`)
  }
  const [kind, of, horizon = '', newSince = '', list = '', about, ...more] = since.split(':')
  const isWhole =
    kind === 'changes' && /^\w+$/.test(about ?? '0') && more.length === 0 && isMoment(horizon) && isMoment(newSince)
  const told = isWhole ? toldIn(list, horizon) : undefined
  if (of !== model || told === undefined) {
    const whose = kind === 'changes' && of !== model ? `of ${of}, not of ${model}` : 'no cursor of changes'
    throw new InvalidValueError(`'${since.slice(0, 80)}' is ${whose}: pass the cursor of a page of the same changes`)
  }
  // Cursors of before have none.
  if (about !== undefined && about !== aboutOf(conditions)) {
    const message = `the cursor is of changes of ${model} with conditions on other fields: what these leave in would be missed. Begin without one, or pass the cursor of a page of the same changes`
    throw new InvalidValueError(message)
  }
  return { horizon: long(horizon), newSince: long(newSince), told }
}

function toldIn(list: string, horizon: string): Map<number, Told> | undefined {
  const told = new Map<number, Told>()
  if (list === '') return told
  const end = secondsOf(long(horizon))
  for (const moment of list.split(';')) {
    const [before = '', entries = ''] = moment.split('=')
    const second = secondText(end - Number.parseInt(before, 36))
    for (const entry of entries.split(',')) {
      const [id = '', print, last] = entry.split('.')
      const number = Number.parseInt(id, 36)
      const tracked = last === undefined ? undefined : Number.parseInt(last, 36)
      if (second === undefined || !(number > 0) || print === undefined || tracked === 0) return undefined
      if (Number.isNaN(tracked)) return undefined
      told.set(number, { second, print, tracked })
    }
  }
  return told
}

/** So many seconds before; after, where they are negative. */
export function before(second: string, seconds: number): string {
  return formatDatetime(new Date((secondsOf(second) - seconds) * 1000))
}

const secondsOf = (second: string | undefined): number =>
  second === undefined ? 0 : parseDatetime(second).getTime() / 1000

function secondText(seconds: number): string | undefined {
  const moment = new Date(seconds * 1000)
  return Number.isNaN(moment.getTime()) ? undefined : formatDatetime(moment)
}

/** `20260131102030`. */
const short = (second: string | undefined): string => second?.replace(/\D/g, '') ?? ''

function long(text: string): string | undefined {
  return text === '' ? undefined : text.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3 $4:$5:$6')
}

function isMoment(text: string): boolean {
  return text === '' || (/^\d{14}$/.test(text) && normalDatetime(long(text) ?? '') === long(text))
}
