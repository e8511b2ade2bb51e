import { DAY } from '../durations.ts'
import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { checkZone } from '../orm/user-zone.ts'
import { keyError, userError, valueError } from '../python/exceptions.ts'
import { postgresError } from '../python/eyes.ts'

/** A date as callers give it. Raises as PostgreSQL does, since 19 as Python. */
export function dayOf(env: Environment, date: unknown): string {
  const day = String(date).slice(0, 'yyyy-mm-dd'.length)
  if (/^\d{4}-\d\d-\d\d$/.test(day)) return day
  if (env.dialect.series.major >= 19) throw valueError(`Invalid term '${day}' in expression date: '${day}'`)
  throw postgresError('InvalidDatetimeFormat', `invalid input syntax for type date: "${String(date)}"\n`)
}

/** What a prefix tells of: the day that the caller names, the one that a span begins with, today. */
export interface Moments {
  readonly effective: string
  readonly range: string
  readonly current: string
}

export function momentsOf(env: Environment): Moments {
  checkZone(env)
  const { ir_sequence_date, ir_sequence_date_range } = env.context
  const current = env.moment()
  const told = (date: unknown) => (date ? `${dayOf(env, date)} ${current.slice(11)}` : current)
  return { effective: told(ir_sequence_date), range: told(ir_sequence_date_range), current }
}

/** Fills `%(year)s` and its like, `%(range_year)s` and `%(current_year)s`. */
export function filled(env: Environment, sequence: Readonly<Stored>, text: unknown, moments: Moments): string {
  return String(text || '').replaceAll(/%\((\w+)\)s/g, (_, name: string) => {
    const [, of = 'effective', part = ''] = /^(?:(range|current)_)?(\w+)$/.exec(name) ?? []
    const value = partOf(moments[of as keyof Moments], part)
    if (value !== undefined) return value
    // Tried on 14.0 and 16.0 to 19.0.
    if (env.dialect.series.major < 19) throw keyError(name)
    throw userError(`Invalid prefix or suffix for sequence “${String(sequence.name)}”`)
  })
}

/** A part of a moment as `strftime` writes it. */
function partOf(moment: string, part: string): string | undefined {
  const [year = '', month = '', day = ''] = moment.slice(0, 10).split('-')
  const [h24 = '', min = '', sec = ''] = moment.slice(11, 19).split(':')
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  const ofYear = Math.round((date.getTime() - Date.UTC(Number(year), 0, 1)) / DAY)
  const weekday = date.getUTCDay()
  const two = (value: number) => String(value).padStart(2, '0')
  const parts: Readonly<Record<string, string>> = {
    ...{ year, month, day, y: year.slice(2), h24, min, sec },
    h12: two(Number(h24) % 12 || 12),
    doy: String(ofYear + 1).padStart(3, '0'),
    // Weeks begin on Monday here.
    woy: two(Math.floor((ofYear + 7 - ((weekday + 6) % 7)) / 7)),
    weekday: String(weekday),
  }
  return parts[part]
}
