import type { Environment, Table } from '../environment.ts'
import { notSearched } from './looked-at-late.ts'
import { positive } from './operators.ts'

type Leaf = readonly [name: string, operator: string, value: unknown]

const TEXTS: ReadonlySet<string> = new Set(['char', 'text', 'html'])

/**
 * Since 18 who is called so is found by the fields that names are looked up by, each asked by itself, whatever the name is
 * shown as (`_search_display_name`; tried on 18.0 and 19.0). Undefined where a model has no such fields.
 */
export function shownNameDomain(
  env: Environment,
  table: Table,
  [, operator, value]: Leaf,
): readonly unknown[] | undefined {
  const { searchedByName, shownNames, nameTries, recName = 'name' } = table.definition
  if (!(Array.isArray(value) ? value : [value]).every((one) => typeof one === 'string' || one === false))
    return undefined
  const isNegative = positive(operator).isNegated
  if (shownNames !== undefined) return joined(shownNames(operator, value, env), isNegative)
  // Who goes about names in a way of their own is asked there.
  if (nameTries?.('a', operator, env) !== undefined) return undefined
  const names = searchedByName ?? [recName]
  const isText = (name: string) => TEXTS.has(table.fields[name]?.type ?? '') || name.includes('.')
  return names.every(isText)
    ? joined(
        names.map((name) => [name, operator, value] as const),
        isNegative,
      )
    : undefined
}

/** What refuses names of records, where their model keeps none that could be searched (tried on 19.0). */
export function nameless(env: Environment, model = ''): readonly (() => void)[] {
  const table = env.table(model)
  const { searchedByName, shownNames, nameTries, recName = 'name' } = table.definition
  if (env.dialect.series.major < 19 || shownNames !== undefined || nameTries?.('a', 'ilike', env) !== undefined)
    return []
  return (searchedByName ?? [recName]).flatMap((name) => {
    const field = Object.hasOwn(table.fields, name) ? table.fields[name] : undefined
    const error = field === undefined ? undefined : notSearched(env, table, name, field)
    if (error === undefined) return []
    return () => {
      throw error
    }
  })
}

function joined(leaves: readonly Leaf[], isNegative: boolean): readonly unknown[] {
  return [...leaves.slice(1).map(() => (isNegative ? '&' : '|')), ...leaves]
}
