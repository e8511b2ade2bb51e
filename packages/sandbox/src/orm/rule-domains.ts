import type { Operation } from '../dialect/index.ts'
import { assertionError, ServerException, syntaxError } from '../python/exceptions.ts'
import { ExpressionError, evaluate } from '../python/expression.ts'
import type { DomainRule, FieldDefinition, Stored } from './definition.ts'
import { compileDomain } from './domain/compile.ts'
import type { Predicate } from './domain/predicate.ts'
import type { Environment, Table } from './environment.ts'
import { idsOf } from './ids.ts'

/** Records in a rule's expression, as `user.partner_id`. */
class Records {
  readonly model: string
  readonly ids: readonly number[]

  constructor(model: string, ids: readonly number[]) {
    this.model = model
    this.ids = ids
  }
}

interface RuleTests {
  /** What all rules say together. */
  readonly matches: Predicate
  /** What records of `ir.rule` open to the user's groups. */
  readonly opens: Predicate
}

/**
 * The tests of a model's record rules, as Odoo joins them: all that are for everybody, and one at least of those that
 * are for the user's groups (odoo/addons/base/models/ir_rule.py of 14 and 19, `_compute_domain`). The sandbox's own
 * rules that are no domains are rules of groups: where there are some for the user, what records open is open besides.
 */
export function domainTests(env: Environment, table: Table, operation: Operation): RuleTests {
  const letter = operation === 'unlink' ? 'd' : operation.charAt(0)
  const rules = (table.definition.domainRules ?? []).filter(({ operations }) => operations.includes(letter))
  const ofAll = rules.filter(({ groups }) => groups === undefined)
  const ofGroups = rules.filter(({ groups }) => groups?.some((group) => env.groups.includes(group)))
  const all = ofAll.map((rule) => testOf(env, table, rule))
  const some = ofGroups.map((rule) => ({ isOfRecord: rule.isOfRecord, test: testOf(env, table, rule) }))
  const { rules: ownRules = {} } = table.definition
  const hasOwn = env.groups.some((group) => ownRules[group] !== undefined)
  const needed = some.filter(({ isOfRecord }) => !(hasOwn && isOfRecord))
  const opened = some.filter(({ isOfRecord }) => isOfRecord)
  return {
    matches: (row) => all.every((test) => test(row)) && (needed.length === 0 || some.some(({ test }) => test(row))),
    opens: (row) => opened.some(({ test }) => test(row)),
  }
}

function testOf(env: Environment, table: Table, rule: DomainRule): Predicate {
  const sudo = env.sudo()
  const domain = ruleDomain(sudo, table, rule)
  try {
    return compileDomain(sudo.withContext({ ...env.context, active_test: false }).sudo(), table, domain)
  } catch (error) {
    // It asks for a field that the sandbox has no values of.
    if (!(error instanceof ServerException)) throw error
    // A record's own faults are found by who is asked for it, up to 18 (tried on 14.0).
    throw rule.isOfRecord === true && error.kind.endsWith('ValueError') ? error : unreadable(table, rule, error.message)
  }
}

function unreadable({ definition: { name } }: Table, rule: DomainRule, why: string): ServerException {
  return new ServerException(
    'builtins.NotImplementedError',
    `the sandbox cannot read the record rule '${rule.name}' of ${name}, ${rule.domain}: ${why}; replace it by \`extend: { '${name}': { domainRules: […] } }\``,
  )
}

const NO_DOMAIN = "Domains to normalize must have a 'domain' form: a list or tuple of domain components"

/** As Python says it: 3.9 of 14 by where it ends, later ones by what stays open. */
function unfinished({ dialect }: Environment, text: string): string {
  if (dialect.series.major < 16) return 'unexpected EOF while parsing'
  return `'${text.trim().charAt(0)}' was never closed (, line 1)`
}

/** The domain of a rule for the user. Raises where the sandbox cannot read it. */
export function ruleDomain(env: Environment, table: Table, rule: DomainRule): readonly unknown[] {
  const names = {
    user: new Records('res.users', [env.uid]),
    company_id: env.companyId,
    company_ids: [...env.companyIds],
    // No page of a website asks: then it is none (website/models/ir_rule.py of 14 to 19).
    website: new Records('website', []),
  }
  try {
    const domain = evaluate(rule.domain, names, { attribute: (value, name) => attributeOf(env, value, name), each })
    if (Array.isArray(domain)) return domain
    // Of a record it is found out by who asks, up to 18 (tried on 14.0).
    if (rule.isOfRecord === true && env.dialect.series.major < 19) throw assertionError(NO_DOMAIN)
    throw new ExpressionError('it is no list')
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    if (error.isUnfinished && rule.isOfRecord) throw syntaxError(unfinished(env, rule.domain))
    throw unreadable(table, rule, error.message)
  }
}

function each(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (value instanceof Records) return value.ids.map((id) => new Records(value.model, [id]))
  throw new ExpressionError('it goes through what is no list')
}

function attributeOf(env: Environment, value: unknown, name: string): unknown {
  if (!(value instanceof Records)) throw new ExpressionError(`it asks a value for '${name}'`)
  const { model, ids } = value
  if (name === 'id') return ids[0] ?? false
  if (name === 'ids') return ids
  // Nobody is of a model that is not there; beyond nobody there is nobody.
  if (ids.length === 0 && !env.hasModel(model)) return new Records(model, [])
  const table = env.table(model)
  const field: FieldDefinition | undefined = table.fields[name]
  if (field === undefined) throw new ExpressionError(`it asks ${model} for '${name}'`)
  const values = ids.map((id) => env.raw(table, table.rows.get(id) as Stored, name))
  if (field.relation === undefined) return values[0] ?? false
  return new Records(field.relation, [...new Set(values.flatMap((one) => idsOf(one)))])
}
