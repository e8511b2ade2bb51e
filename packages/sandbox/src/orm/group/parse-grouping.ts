import { checkLanguage, checkLanguageOfFields } from '../check-language.ts'
import type { FieldDefinition, Stored } from '../definition.ts'
import { datePart, isDatePart } from '../domain/date-parts.ts'
import type { Environment, Table } from '../environment.ts'
import { mayAsk } from '../field-rights.ts'
import { idsOf } from '../ids.ts'
import { inOwnOrder, rowSorter } from '../row-sorter.ts'
import { askForColumn, unstoredSource } from '../unstored-source.ts'
import { valueReader } from '../value-reader.ts'
import { checkSpec } from './check-spec.ts'
import { type Granularity, isGranularity } from './granularity.ts'
import type { Grouping, NamedField } from './grouping.ts'
import { spanGrouping } from './time-spans.ts'

type Row = Readonly<Stored>

/** Links are joined with the records that they lead to, which somebody must be let read (tried on 19.0). */
export function checkLinks(env: Environment, table: Table, groupings: readonly Grouping[]): void {
  for (const { field, name } of groupings) {
    checkWords(env, table, name, field)
    if (field.type === 'many2many') env.checkAccess(env.table(field.relation ?? ''), 'read')
  }
}

/** Groups are sorted by the names of what they are of, and told them. */
function checkWords(
  env: Environment,
  table: Table,
  name: string,
  { relation, type, translate }: FieldDefinition,
): void {
  if (translate) checkLanguage(env)
  const named = name === 'id' ? table : type === 'many2one' && relation !== undefined ? env.table(relation) : undefined
  if (named === undefined) return
  checkLanguageOfFields(env, named, ['display_name'])
  rowSorter(env, named, named.definition.order ?? 'id')
}

/** Reads `date_order:month`, `partner_id` and, since 19, `partner_id.country_id`. Raises for what cannot be grouped by. */
export function groupingOf(env: Environment, table: Table, spec: string, fallback?: Granularity): Grouping {
  const { groups } = env.dialect
  if (groups.minds) checkSpec(spec)
  const [path = '', given] = spec.split(':')
  const model = table.definition.name
  const dot = path.indexOf('.')
  const name = dot < 0 ? path : path.slice(0, dot)
  const field = Object.hasOwn(table.fields, name) ? table.fields[name] : undefined
  if (field === undefined || field.isUntold) throw groups.unknownField(name, model)
  mayAsk(env, table, name)
  if (dot >= 0) return beyond(env, table, { spec, name, field }, `${path.slice(dot + 1)}${given ? `:${given}` : ''}`)
  const unstored = field.isNoKey ? { model, name } : unstoredSource(env, table, name)
  if (unstored !== undefined || field.type === 'one2many') askForColumn(env, table, name)
  if (unstored !== undefined) throw groups.notStored(unstored.model, unstored.name)
  if (field.type === 'one2many' || (field.type === 'many2many' && !groups.hasManyToMany)) {
    throw groups.notStored(model, name)
  }
  const isTime = field.type === 'date' || field.type === 'datetime'
  const granularity = given ?? (isTime ? fallback : undefined)
  if (!isTime && given !== undefined && groups.minds) throw groups.noTime(spec)
  if (isTime && granularity === undefined) throw groups.granularityMissing(spec)
  const value = valueReader(env, table, name)
  if (isTime && granularity !== undefined) {
    if (groups.hasNumbers && isDatePart(granularity)) return partGrouping({ spec, name, field }, granularity, value)
    if (!isGranularity(granularity)) throw groups.unknownGranularity(granularity)
    return spanGrouping(env, { spec, name, field }, granularity, value)
  }
  return {
    spec,
    name,
    field,
    keys: (row) => keysOf(field, value(row)),
    domain: (key, others) => domainOf(env, name, field, key, others),
    sorted: (keys) => sortedKeys(env, field, keys),
  }
}

/** A field of the record that a many2one leads to. */
function beyond(env: Environment, table: Table, head: NamedField, rest: string): Grouping {
  const { groups } = env.dialect
  if (!groups.followsPaths || head.field.type !== 'many2one')
    throw groups.noPath(head.spec, table.definition.name, rest)
  const unstored = unstoredSource(env, table, head.name)
  if (unstored !== undefined) throw groups.notStored(unstored.model, unstored.name)
  const other = env.table(head.field.relation ?? '')
  const inner = groupingOf(env, other, rest)
  const value = valueReader(env, table, head.name)
  return {
    ...inner,
    ...head,
    field: inner.field,
    keys: (row) => {
      const target = other.rows.get(value(row) as number)
      return target === undefined ? [false] : inner.keys(target)
    },
    domain: (key) => {
      const found = [head.name, 'any', inner.domain(key)]
      return key === false ? ['|', [head.name, 'not any', []], found] : [found]
    },
  }
}

function keysOf(field: FieldDefinition, value: unknown): readonly unknown[] {
  if (field.type === 'boolean') return [Boolean(value)]
  if (field.type !== 'many2many') return [value ?? false]
  const ids = idsOf(value)
  return ids.length === 0 ? [false] : ids
}

function domainOf(
  env: Environment,
  name: string,
  field: FieldDefinition,
  key: unknown,
  others: () => readonly unknown[] = () => [],
): unknown[] {
  const { series, groups } = env.dialect
  if (field.type === 'many2many' && key === false) {
    // To nothing (tried on 18.0 of April 2025 and 19.0), to none of the page's other groups (tried on 17.0).
    if (groups.followsPaths) return [[name, 'not any', []]]
    if (series.major === 18) return [[name, 'not any', [[1, '=', 1]]]]
    if (series.major >= 17) return [[name, 'not in', others()]]
  }
  return [[name, '=', key]]
}

/** Many2one go by the order of their model, all others by their own. */
function sortedKeys(env: Environment, field: FieldDefinition, keys: readonly unknown[]): unknown[] {
  const set = keys.filter((key) => key !== false || field.type === 'boolean')
  const nothing = keys.length > set.length ? [false] : []
  if (field.relation === undefined) return [...set.sort((a, b) => ((a as number) < (b as number) ? -1 : 1)), ...nothing]
  const other = env.table(field.relation)
  const rows = set.flatMap((id) => other.rows.get(id as number) ?? [])
  return [...inOwnOrder(env, other, rows).map(({ id }) => id), ...nothing]
}

/** A number of the date, as its month (18 and later). */
function partGrouping(named: NamedField, part: string, value: (row: Row) => unknown): Grouping {
  return {
    ...named,
    keys: (row) => [datePart(part, value(row))],
    domain: (key) => [[`${named.name}.${part}`, '=', key]],
    sorted: (keys) => keys.toSorted((a, b) => (a === false ? 1 : b === false ? -1 : (a as number) - (b as number))),
  }
}
