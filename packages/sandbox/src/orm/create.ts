import { isTrue } from '../python/eyes.ts'
import { assign } from './assign.ts'
import { checkLanguage, checkLanguageOfNew, forgetRules } from './check-language.ts'
import { checkCompany } from './company-check.ts'
import { compareLanguageOfChange } from './compare-language.ts'
import { defaultsOf } from './defaults.ts'
import type { FieldDefinition, Stored } from './definition.ts'
import { lookBeforeCreation } from './draft-look.ts'
import type { Environment, Table } from './environment.ts'
import { hasField } from './field-rights.ts'
import { checkAccess, checkRules } from './rights.ts'
import { checkRow } from './row-checks.ts'
import { forgetTracked, noteTracked } from './tracked.ts'
import { checkTranslated } from './translate-new.ts'

type Values = Readonly<Record<string, unknown>>

export function createRecord(env: Environment, model: string, given: Values): number {
  const table = env.table(model)
  const { definition } = table
  definition.inspects?.(given, env, 'create')
  checkAccess(env, table, 'create')
  forgetRules(env, model)
  // Names are looked at before anything is made, also of what the new row inherits from.
  for (const name of Object.keys(given)) hasField(env, table, name, 'create')
  // Defaults are those of the company that the call works for (tried on 19.0).
  if (env.dialect.series.major >= 19 && !env.isSudo) env.companyId
  lookBeforeCreation(env, table, given)
  const prepared = definition.prepare?.(given, env) ?? given
  const values: Values = { ...defaultsOf(env, table, undefined, prepared), ...prepared }
  checkLanguageOfNew(env, table)
  const now = env.moment()
  const ids = definition.idsOf === undefined ? table : env.table(definition.idsOf)
  const row = Object.assign(table.empty(), { id: ids.nextId() }) as Stored
  noteTracked(env, table, values)
  forgetTracked(env, table, row)
  Object.assign(row, { create_date: now, write_date: now, create_uid: env.uid, write_uid: env.uid })
  const parents = parentsOf(env, table, values)
  Object.assign(row, parents)
  table.put(row)
  // A link to nothing is one to the record that was made for it.
  assign(env, table, row, { ...values, ...parents }, 'create')
  checkRow(env, table, row)
  checkLanguage(env, table)
  checkRules(env, table, [row], 'create')
  compareLanguageOfChange(env, table)
  checkTranslated(env, table, values)
  definition.created?.(row, env, values, given)
  definition.written?.([row], values, env, 'create', [])
  checkCompany(env, table, [row])
  return row.id
}

/** Records that the new one inherits from: made, or written where they are given. */
export function parentsOf(env: Environment, table: Table, values: Values): Values {
  const links: Record<string, unknown> = {}
  for (const [link, parent] of Object.entries(table.definition.inherits ?? {})) {
    const own = Object.fromEntries(Object.entries(values).filter(([name]) => isOfParent(table.fields[name], link)))
    const id = values[link]
    if (!isTrue(id)) {
      const heir = env.withContext({ ...env.context, made_by_heir: table.definition.name })
      links[link] = heir.create(parent, own)
    } else if (typeof id === 'number' && Object.keys(own).length > 0) env.write(parent, [id], own)
  }
  return links
}

const isOfParent = (field: FieldDefinition | undefined, link: string) =>
  field?.isInherited === true && field.related?.startsWith(`${link}.`) === true
