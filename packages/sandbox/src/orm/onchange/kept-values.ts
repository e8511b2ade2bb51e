import type { FieldDefinition } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'
import { beginning, following, knowsDependencies, reached } from './reached.ts'
import type { Lines, Snapshot } from './snapshot.ts'

type Values = Readonly<Record<string, unknown>>

/** True for a value of a field that would be computed, were it not given. */
function isProtected({ compute, related, isDefaultUntold, type }: Partial<FieldDefinition> = {}, value: unknown) {
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  const isComputed = compute !== undefined || related !== undefined || isDefaultUntold === true
  return isPlain && isComputed && type !== undefined && (value === false || typeof value === SCALARS.get(type))
}

/** The same, of links too. */
export function isGivenAnyway(field: Partial<FieldDefinition> = {}, value: unknown): boolean {
  const isComputed = field.compute !== undefined || field.related !== undefined
  return (field.type === 'many2one' && isComputed && typeof value === 'number') || isProtected(field, value)
}

/** Kinds of which a given value is told as it is. */
const SCALARS: ReadonlyMap<string, string> = new Map([
  ...(['char', 'text', 'selection', 'date', 'datetime', 'html'] as const).map((type) => [type, 'string'] as const),
  ...(['integer', 'float', 'monetary'] as const).map((type) => [type, 'number'] as const),
  ['boolean', 'boolean'] as const,
])

/** Computed fields of a form that keep what it holds: nothing changed that they follow from (tried on 14.0 and 19.0). */
export function heldBack(
  env: Environment,
  table: Table,
  shown: readonly string[],
  names: readonly string[],
  brought: readonly string[],
  isSaved: boolean,
): ReadonlySet<string> {
  if (!knowsDependencies(env)) return new Set()
  const fromAll = reached(env, table, [...names, ...brought], isSaved)
  const fromOthers = reached(env, table, brought, isSaved)
  const { major } = env.dialect.series
  const isProtected = major >= 16 && major < 19
  const isHeld = (name: string): boolean => {
    const { compute, related, type = '' } = (Object.hasOwn(table.fields, name) && table.fields[name]) || {}
    if ((compute === undefined && related === undefined) || type.endsWith('2many')) return false
    // What somebody has put there is protected from 16 to 18, whatever else follows (tried on 16.0 to 18.0).
    if (names.includes(name)) return isProtected || !fromOthers.has(name)
    return !fromAll.has(name)
  }
  return new Set(shown.filter(isHeld))
}

/**
 * What a form that is opened shows of fields that nothing in it leads to: from 13 to 18 nothing (tried on 14.0, 17.0 and
 * 18.0). Since 16 all that it shows leads on.
 */
export function uncomputed(
  env: Environment,
  table: Table,
  given: readonly string[],
  brought: readonly string[],
  shown: readonly string[],
): ReadonlySet<string> {
  const isNew = env.dialect.series.major >= 16
  if (!isNew && !knowsDependencies(env)) return new Set()
  const led = following(env, table, [...(isNew ? shown : beginning(given, shown)), ...brought], false)
  const isKept = (name: string) => given.includes(name) || brought.includes(name) || led.has(name)
  const isBlank = (name: string) => {
    const { compute, related } = table.fields[name] ?? {}
    return (compute !== undefined || related !== undefined) && !isKept(name)
  }
  return new Set(shown.filter(isBlank))
}

/**
 * Whether what is computed beyond the record is told as a form that is opened is given it: nothing else in it leads there
 * (tried on 14.0 of activities and of a line's state).
 */
export function staysAsGiven(
  env: Environment,
  table: Table,
  name: string,
  given: Values,
  brought: readonly string[],
): boolean {
  if (!Object.hasOwn(given, name) || !isGivenAnyway(table.fields[name], given[name])) return false
  const others = Object.keys(given).filter((other) => other !== name)
  return !following(env, table, [...others, ...brought], false).has(name)
}

/** Up to 16 lines are told of when something in them is computed otherwise of what the form holds. */
export function asSent({ fields }: Table, lines: Lines, stored: Lines): Lines {
  const known = (line: Snapshot, id: number): Snapshot =>
    new Map(
      [...line].map(([name, value]) => {
        const before = stored.get(id)
        return [name, before !== undefined && fields[name]?.compute !== undefined ? before.get(name) : value]
      }),
    )
  return new Map([...lines].map(([id, line]) => [id, known(line, id)]))
}
