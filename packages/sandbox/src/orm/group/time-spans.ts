import { DAY } from '../../durations.ts'
import type { Stored } from '../definition.ts'
import type { Environment } from '../environment.ts'
import { beginning, following, type Granularity, labelOf } from './granularity.ts'
import type { Grouping, NamedField, Span } from './grouping.ts'
import { toLocal, toUtc, zoneOf } from './time-zone.ts'

/** Groups by spans of time, which for moments are those of the caller's time zone. */
export function spanGrouping(
  env: Environment,
  named: NamedField,
  granularity: Granularity,
  value: (row: Readonly<Stored>) => unknown,
): Grouping {
  const isMoment = named.field.type === 'datetime'
  const zone = isMoment ? zoneOf(env.context.tz) : undefined
  const written = (local: Date) => {
    const text = toUtc(local, zone).toISOString().slice(0, 19).replace('T', ' ')
    return isMoment ? text : text.slice(0, 'YYYY-MM-DD'.length)
  }
  const known = new Map<string, number>()
  const keyOf = (given: unknown) => {
    if (typeof given !== 'string') return false
    // No span is shorter than an hour, which begins with the zone's own.
    const text = zone === undefined ? given.slice(0, 'YYYY-MM-DD HH'.length) : given
    let key = known.get(text)
    if (key === undefined) {
      key = beginningOf(given)
      known.set(text, key)
    }
    return key
  }
  const beginningOf = (text: string) => {
    const utc = new Date(`${text.length > 'YYYY-MM-DD'.length ? text.replace(' ', 'T') : `${text}T00:00:00`}Z`)
    return beginning(toLocal(utc, zone), granularity, env.dialect.groups.firstWeekday).getTime()
  }
  const span = (key: unknown): Span | undefined => {
    if (typeof key !== 'number') return undefined
    const start = new Date(key)
    const label = labelOf(start, granularity, env.dialect.series.major, env.lang)
    return { from: written(start), to: written(following(start, granularity)), label }
  }
  return {
    ...named,
    keys: (row) => [keyOf(value(row))],
    span,
    domain: (key) => {
      const found = span(key)
      if (found === undefined) return [[named.name, '=', false]]
      // Up to 7.0 the last day is named (`read_group` in osv/orm.py).
      if (env.dialect.series.major < 8) {
        const last = written(new Date(following(new Date(key as number), granularity).getTime() - DAY))
        return [
          [named.name, '>=', found.from],
          [named.name, '<=', last],
        ]
      }
      return ['&', [named.name, '>=', found.from], [named.name, '<', found.to]]
    },
    sorted: (keys) => keys.toSorted((a, b) => (a === false ? 1 : b === false ? -1 : (a as number) - (b as number))),
  }
}
