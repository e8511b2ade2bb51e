import { DAY, HOUR, MINUTE, SECOND, WEEK } from '../../durations.ts'
import { valueError } from '../../python/exceptions.ts'
import { pythonRepr } from '../../python/repr.ts'
import { checkClock, checkDay } from '../../python/strptime.ts'
import type { Environment } from '../environment.ts'
import { toLocal, toUtc } from '../group/time-zone.ts'
import { datetimeText } from '../timestamp.ts'
import { zoneOfUser } from '../user-zone.ts'

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const UNITS = 'dwmyHMS'
const LENGTHS: Readonly<Record<string, number>> = { d: DAY, w: WEEK, H: HOUR, M: MINUTE, S: SECOND }

/** What a clock shows, as if that were UTC, and how far from UTC it is where that is known. */
interface Moment {
  readonly time: number
  readonly isDay: boolean
  readonly offset: number
}

/**
 * A day or a moment as domains of 19 tell it: as text, or by words and steps from now, as `today -1w` and `=1d =7m`
 * (odoo/tools/date_utils.py of 19, `parse_date`; tried on 19.0). Answers a day as `YYYY-MM-DD`, in the user's time zone,
 * or a moment of UTC. Raises ValueError.
 */
export function parsedDate(env: Environment, text: string): string {
  if (/^\d+-/.test(text)) return isoDate(text)
  const [first, ...others] = text.split(/\s+/).filter((term) => term !== '')
  if (first === undefined) throw valueError('Empty date value')
  const isNamed = first === 'today' || first === 'now'
  let moment = startOf(env, first === 'today')
  for (const term of isNamed ? others : [first, ...others]) moment = after(moment, term, text)
  return moment.isDay
    ? datetimeText(moment.time).slice(0, 'YYYY-MM-DD'.length)
    : datetimeText(moment.time - moment.offset)
}

/** When a day begins or ends on the user's clock. */
export function boundOfDay(env: Environment, day: string, time: string): string {
  return datetimeText(toUtc(new Date(`${day}T${time}Z`), zoneOfUser(env)).getTime())
}

function startOf(env: Environment, isDay: boolean): Moment {
  const now = new Date(Math.floor(env.clock.milliseconds / 1000) * 1000)
  const local = toLocal(now, zoneOfUser(env)).getTime()
  if (isDay) return { time: dayOf(local), isDay, offset: 0 }
  return { time: local, isDay, offset: local - now.getTime() }
}

function isoDate(text: string): string {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d)(?::(\d\d)(?::(\d\d)(?:\.\d+)?)?)?)?$/.exec(text)
  if (match === null) throw valueError(`Invalid isoformat string: ${pythonRepr(text)}`)
  const [, year = '', month = '', day = '', hours, minutes = '00', seconds = '00'] = match
  checkDay(Number(year), Number(month), Number(day))
  if (hours === undefined) return `${year}-${month}-${day}`
  checkClock(Number(hours), Number(minutes), Number(seconds))
  return `${year}-${month}-${day} ${hours}:${minutes}:${seconds}`
}

function after(moment: Moment, term: string, text: string): Moment {
  const operator = term.slice(0, 1)
  const refused = () => valueError(`Invalid term ${pythonRepr(term)} in expression date: ${pythonRepr(text)}`)
  if (!'+-='.includes(operator) || term.length < 3) throw refused()
  const name = term.slice(1)
  if (DAYS.includes(name) || name === 'week_start') return onDayOfWeek(moment, operator, name)
  const unit = term.slice(-1)
  const number = (operator === '=' ? term.slice(1, -1) : term.slice(0, -1)).trim()
  if (!UNITS.includes(unit) || !/^[+-]?\d+$/.test(number)) throw refused()
  const next = operator === '=' ? set(moment, unit, Number(number)) : moved(moment, unit, Number(number))
  if (next === undefined || Number.isNaN(next.time) || Math.abs(next.time) > 2.5e14) throw refused()
  return next
}

/** Weeks begin on Sunday where English is spoken. */
function onDayOfWeek(moment: Moment, operator: string, name: string): Moment {
  const wanted = name === 'week_start' ? 0 : (DAYS.indexOf(name) + 1) % 7
  let days = wanted - new Date(moment.time).getUTCDay()
  if (operator === '+' && days < 0) days += 7
  if (operator === '-' && days > 0) days -= 7
  const time = operator === '=' ? dayOf(moment.time) : moment.time
  return { ...moment, time: time + days * DAY }
}

function moved(moment: Moment, unit: string, number: number): Moment {
  const length = LENGTHS[unit]
  const isDay = moment.isDay && !'HMS'.includes(unit)
  if (length !== undefined) return { ...moment, isDay, time: moment.time + number * length }
  const date = new Date(moment.time)
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth() + number * (unit === 'y' ? 12 : 1)
  return { ...moment, time: inMonth(date, Math.floor(months / 12), ((months % 12) + 12) % 12, date.getUTCDate()) }
}

/** One part of the moment given: what is smaller begins anew, of days and longer parts the day alone. */
function set(moment: Moment, unit: string, number: number): Moment | undefined {
  const date = new Date('HMS'.includes(unit) ? moment.time : dayOf(moment.time))
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  // Zero is no part of a day's name.
  const at = (time: number) => ({ ...moment, time })
  if (unit === 'd') return number < 0 ? undefined : at(inMonth(date, year, month, number || date.getUTCDate()))
  if (unit === 'm') {
    return number < 0 || number > 12
      ? undefined
      : at(inMonth(date, year, number === 0 ? month : number - 1, date.getUTCDate()))
  }
  if (unit === 'y') return number < 0 ? undefined : at(inMonth(date, number || year, month, date.getUTCDate()))
  const index = 'HMS'.indexOf(unit)
  if (index < 0 || number < 0 || number > (index === 0 ? 23 : 59)) return undefined
  const parts = [date.getUTCHours(), date.getUTCMinutes(), 0].map((part, one) =>
    one < index ? part : one === index ? number : 0,
  )
  const [hours = 0, minutes = 0, seconds = 0] = parts
  return { ...moment, isDay: false, time: dayOf(moment.time) + (hours * 3600 + minutes * 60 + seconds) * 1000 }
}

const dayOf = (time: number) => Math.floor(time / DAY) * DAY

/** A day of a month that may have fewer. */
function inMonth(date: Date, year: number, month: number, day: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(day, last)) + (date.getTime() - dayOf(date.getTime()))
}
