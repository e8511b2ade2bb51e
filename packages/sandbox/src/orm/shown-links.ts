import { isAwake } from './active-name.ts'
import type { FieldDefinition } from './definition.ts'
import { compileDomain } from './domain/compile.ts'
import type { Environment, Table } from './environment.ts'
import { visibility } from './rights.ts'

/**
 * Which of a many2many's links are seen, to read them and to replace them: those that the field's own domain finds, without
 * archived ones, also where it asks for these itself (tried on 14.0 and 19.0).
 */
export function shownLinks(env: Environment, field: FieldDefinition): (id: number) => boolean {
  const { relation = '', context, domain } = field
  const other = env.table(relation)
  const terms = field.type === 'many2many' && Array.isArray(domain) ? domain : []
  const { active_test } = { ...env.context, ...context }
  const seesAll = active_test === false
  const isFound = terms.length > 0 ? compileDomain(env.sudo(), other, terms) : () => true
  return (id) => {
    const row = other.rows.get(id)
    return row === undefined || ((seesAll || isAwake(env, other, row)) && isFound(row))
  }
}

/** Who sees a link: no rule of records is about files, which answer for themselves where they are asked (tried on 19.0). */
export const linkSight = (env: Environment, other: Table): ReturnType<typeof visibility> =>
  other.definition.name === 'ir.attachment' ? () => true : visibility(env, other)

/** The same of what a search tells: record rules leave out some, since 14 (tried on 14.0 and 19.0). */
export function searchedLinks(env: Environment, field: FieldDefinition): (id: number) => boolean {
  const other = env.table(field.relation ?? '')
  const isShown = shownLinks(env, field)
  // Where there are no links nobody asks for rules.
  let sees: ReturnType<typeof linkSight> | undefined
  return (id) => {
    const row = other.rows.get(id)
    if (!isShown(id) || row === undefined) return isShown(id)
    sees ??= linkSight(env, other)
    return sees(row)
  }
}
