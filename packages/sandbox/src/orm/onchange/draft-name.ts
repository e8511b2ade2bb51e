import { isTrue } from '../../python/eyes.ts'
import { foundOther } from '../compared-ids.ts'
import type { Stored } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'
import { nameOfNothing } from '../old-ids.ts'
import type { Specification } from '../web-read.ts'
import { following } from './reached.ts'
import type { Snapshot } from './snapshot.ts'

/** The word that Python makes of nothing. */
const NOTHING = 'False'

/** Called after their kind, where nobody named them. */
const BY_KIND: ReadonlySet<string> = new Set(['mail.activity'])

/**
 * A snapshot with the name that its record has in a form where its own name is nothing, from 13 to 16: up to 15 with that
 * in the place of its name, as `False (JP)` (each tried on 14.0).
 */
export function withDraftName(env: Environment, table: Table, row: Readonly<Stored>, told: Snapshot): Snapshot {
  const { definition, fields } = table
  const recName = definition.recName ?? 'name'
  if (!told.has('display_name')) return told
  const own = told.has(recName) ? told.get(recName) : env.sudo().raw(table, row, recName)
  const isCopied = fields[recName]?.compute !== undefined
  if (isTrue(own)) return isCopied ? new Map([...told, ['display_name', own]]) : told
  const name = isCopied ? nameOfNothing(definition.name, env.dialect.series.major) : draftName(env, table, row)
  return new Map([...told, ['display_name', name]])
}

function draftName(env: Environment, { definition }: Table, row: Readonly<Stored>): string | false {
  if (BY_KIND.has(definition.name)) return definition.displayName?.(row, env) || false
  const told = nameOfNothing(definition.name, env.dialect.series.major)
  const isComposed = typeof told === 'string' && told.includes(NOTHING) && definition.displayName !== undefined
  if (env.dialect.series.major >= 16 || !isComposed) return told
  return definition.displayName?.({ ...row, [definition.recName ?? 'name']: NOTHING }, env) ?? told
}

/**
 * A variant of 13 to 15 asks whether it may be read where it is called by its name, which one that is not stored may not
 * (tried on 14.0).
 */
export function refuseVariantName(env: Environment, { definition }: Table, id: number | undefined): void {
  if (definition.name !== 'product.product' || env.dialect.series.major < 13 || env.dialect.series.major >= 16) return
  if (id === undefined) throw env.dialect.exceptions.recordRule('read', definition)
  throw foundOther(`<NewId origin=${id}>`, id)
}

/** From 13 to 18 a new record has no name where the form does not show what it is made of (tried on 14.0 and 16.0 to 18.0). */
export function isNamelessAtFirst(env: Environment, table: Table, spec: Specification, given: object): boolean {
  const { major } = env.dialect.series
  const { recName = 'name' } = table.definition
  if (major < 13 || major >= 19 || !('display_name' in spec) || recName in spec || recName in given) return false
  // Since 17 it is made of whatever else of it the form shows (tried on 17.0).
  // A name that is computed is there as soon as anything is that it follows from (tried on 14.0).
  if (table.fields[recName]?.compute !== undefined) {
    return major < 17 && !following(env, table, Object.keys(given), false).has('display_name')
  }
  const others = table.fields.display_name?.depends ?? []
  const further = others.flatMap((path) => [path, ...(table.fields[path]?.depends ?? [])])
  return major < 17 || !further.some((path) => (path.split('.')[0] ?? '') in spec)
}

/** Whether a form shows a name that was made of what is in it. */
export const isNamed = (told: ReadonlyMap<string, unknown>, blank: ReadonlySet<string>) =>
  told.has('display_name') && !blank.has('display_name')
