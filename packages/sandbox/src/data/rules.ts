import type { Series } from 'ooor/protocol'
import type { DomainRule, ModelDefinition, Stored } from '../orm/definition.ts'
import { compileDomain } from '../orm/domain/compile.ts'
import type { Environment } from '../orm/environment.ts'
import { LETTER } from '../orm/rights.ts'
import { ruleDomain } from '../orm/rule-domains.ts'
import { ServerException, validationError } from '../python/exceptions.ts'
import { codeOf } from './memberships.ts'

type Row = Readonly<Stored>

const RULES = 'ir.rule'
const AT_LEAST_ONE = 'Rule must have at least one checked access right'

/** Which records somebody may see and change, up to 19: those that are made are obeyed (tried on 14.0 and 19.0). */
export function rulesModel({ major }: Series): ModelDefinition {
  const permission = (what: string) =>
    ({ type: 'boolean', string: major < 17 ? `Apply for ${what}` : what, default: true }) as const
  return {
    name: RULES,
    description: 'Record Rule',
    access: { system: 'rwcd' },
    order: 'model_id DESC,id',
    fields: {
      name: { type: 'char', string: 'Name' },
      active: { type: 'boolean', string: 'Active', default: true, since: 7 },
      model_id: { type: 'many2one', string: 'Model', relation: 'ir.model', required: true, onDelete: 'cascade' },
      groups: { type: 'many2many', string: 'Groups', relation: 'res.groups' },
      domain_force: { type: 'text', string: 'Domain' },
      perm_read: permission('Read'),
      perm_write: permission('Write'),
      perm_create: permission('Create'),
      perm_unlink: permission('Delete'),
      global: {
        type: 'boolean',
        string: 'Global',
        readonly: true,
        store: true,
        compute: ({ groups }) => (groups as number[]).length === 0,
      },
    },
    constrain: (row, env) => checkRule(row, env),
    written: (rows, _, env) => obeyRules(env, rows),
    removed: (rows, env) => obeyRules(env, rows, new Set(rows.map(({ id }) => id))),
    // Its `clear_cache` answers None (wire/14.0/xmlrpc-object-none-result), and is gone from 19.
    ...(major < 17 && { methods: { clear_cache: { params: [], model: true, run: () => null } } }),
  }
}

function checkRule(row: Row, env: Environment): void {
  const { exceptions, series } = env.dialect
  if (!Object.keys(LETTER).some((operation) => row[`perm_${operation}`])) {
    const words = series.major < 18 ? `${AT_LEAST_ONE} !` : `${AT_LEAST_ONE}!`
    throw exceptions.constraint(words, row, env.context)
  }
  const model = modelOf(env, row.model_id)
  if (model === RULES) throw validationError('Rules can not be applied on the Record Rules model.')
  // On 14 who reads the model finds out first.
  if (series.major < 16 || !env.hasModel(model) || row.active === false || !row.domain_force) return
  const table = env.table(model)
  try {
    compileDomain(env.sudo(), table, ruleDomain(env, table, ruleOf(env, row)))
  } catch (error) {
    throw error instanceof ServerException ? validationError(`Invalid domain: ${error.message}`) : error
  }
}

const modelOf = (env: Environment, id: unknown) => String(env.table('ir.model').rows.get(Number(id))?.model ?? '')

function ruleOf(env: Environment, row: Row): DomainRule {
  const groups = (row.groups as number[]).flatMap((id) => codeOf(env, id) ?? [])
  const letters = Object.entries(LETTER).flatMap(([operation, letter]) => (row[`perm_${operation}`] ? [letter] : []))
  return {
    name: String(row.name || ''),
    domain: String(row.domain_force || '[]'),
    operations: letters.join(''),
    isOfRecord: true,
    ...((row.groups as number[]).length > 0 && { groups }),
  }
}

/** Makes the rules of models what records say: of the models of these, and of those that had rules of records before. */
function obeyRules(env: Environment, rows: readonly Row[], gone: ReadonlySet<number> = new Set()): void {
  const changed = new Set(rows.map(({ model_id }) => model_id))
  for (const { id, model } of env.table('ir.model').rows.values()) {
    if (!env.hasModel(String(model))) continue
    const { domainRules = [], ...definition } = env.table(String(model)).definition
    if (!changed.has(id) && !domainRules.some(({ isOfRecord }) => isOfRecord)) continue
    const told = env.table(RULES).referring('model_id', id)
    const valid = told.filter((row) => row.active !== false && !gone.has(row.id))
    const all = [...domainRules.filter(({ isOfRecord }) => !isOfRecord), ...valid.map((row) => ruleOf(env, row))]
    env.define(String(model), { ...definition, ...(all.length > 0 && { domainRules: all }) })
  }
}
