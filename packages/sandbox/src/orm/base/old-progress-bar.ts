import { hashed, isTrue, iterated, memberOf, withAttribute } from '../../python/eyes.ts'
import { noteOddKeys } from '../../python/odd-keys.ts'
import { groupingOf } from '../group/parse-grouping.ts'
import { selectionOf } from '../selection.ts'
import { type BaseCall, domainOf } from './base-method.ts'

type Counts = Record<string, number>

/** `read_progress_bar` of 14: records by a field's value, and there by another's (addons/web/models/models.py; tried on 14.0). */
export function oldProgressBar(call: BaseCall): Record<string, Counts> {
  const { env, model, args } = call
  const [name = '', granularity] = withAttribute(args.group_by, 'partition').split(':')
  const counted = memberOf(args.progress_bar, 'field')
  const rows = env.read(model, env.search(model, domainOf(call)), [String(hashed(counted)), name])
  const table = env.table(model)
  const field = table.fields[name]
  const labels = new Map<unknown, string>(field?.type === 'selection' ? selectionOf(env, field) : [])
  const grouping = groupingOfDates(call, name, granularity)
  const answer: Record<string, Counts> = {}
  for (const row of rows) {
    let key = row[name]
    if (labels.size > 0) key = labels.get(key) ?? false
    else if (field?.type === 'many2one' && Array.isArray(key)) key = key[1]
    else if (grouping !== undefined && isTrue(key)) {
      const stored = table.rows.get(row.id as number)
      const [start] = stored === undefined ? [] : grouping.keys(stored)
      key = grouping.span?.(start)?.label ?? key
    }
    if (typeof key !== 'string') noteOddKeys(answer)
    const group = nameOfKey(hashed(key), field?.type)
    answer[group] ??= Object.fromEntries(
      iterated(memberOf(args.progress_bar, 'colors')).map((color) => [String(color), 0]),
    )
    const told = row[String(counted)]
    // A link is told as a tuple, which is a key like another.
    const value = table.fields[String(counted)]?.type === 'many2one' ? undefined : hashed(told)
    if (typeof value === 'string' && Object.hasOwn(answer[group] as Counts, value)) {
      ;(answer[group] as Counts)[value] = ((answer[group] as Counts)[value] ?? 0) + 1
    }
  }
  return answer
}

/** Spans of time begin in UTC, whatever the time zone. */
function groupingOfDates({ env, model }: BaseCall, name: string, granularity: string | undefined) {
  const table = env.table(model)
  const field = table.fields[name]
  if (field?.type !== 'date' && field?.type !== 'datetime') return undefined
  const inUtc = env.withContext({ ...env.context, tz: false })
  return groupingOf(inUtc, table, granularity ? `${name}:${granularity}` : name, 'month')
}

/** A key as JSON writes it: floats with their point. */
function nameOfKey(key: unknown, type: string | undefined): string {
  const isFloat = type === 'float' || type === 'monetary'
  return isFloat && Number.isInteger(key) ? `${key}.0` : key === null ? 'null' : String(key)
}
