import { ConfigError } from 'ooor/errors'
import { isSecretName } from 'ooor/protocol'
import { z } from 'zod'
import { CLOSED_FIELDS, CLOSED_MODELS, NAMED_THOUGH_CLOSED, SEALED_MODELS } from './closed-models.ts'
import { isNeverCalled } from './never-called.ts'
import { matcherOf, type NamePattern } from './patterns.ts'
import { type Limits, type Operation, type PolicyFile, policyFile } from './policy-file.ts'

/** Buttons of documents that can be pressed when the policy names no methods. */
const USUAL_METHODS: Readonly<Record<string, readonly string[]>> = {
  'sale.order': ['action_confirm', 'action_button_confirm', 'action_cancel', 'action_draft', 'action_quotation_sent'],
  'purchase.order': ['button_confirm', 'button_cancel', 'button_draft'],
  'stock.picking': ['action_confirm', 'action_assign'],
  'account.move': ['action_post'],
  'crm.lead': ['action_set_won', 'action_set_lost'],
}

/** All reports, where the server tells of which model they are; where it does not, these. */
const USUAL_REPORTS: Readonly<Record<string, readonly string[]>> = {
  '*': ['*'],
  'sale.order': ['sale.report_saleorder', 'sale.order'],
  'purchase.order': ['purchase.report_purchaseorder'],
  'account.move': ['account.report_invoice'],
  'stock.picking': ['stock.report_deliveryslip'],
}

interface FieldRule {
  readonly fits: NamePattern
  readonly only: NamePattern | undefined
  readonly closed: NamePattern
  readonly open: NamePattern
  readonly readonly: NamePattern
}

interface NamesByModel {
  readonly fits: NamePattern
  readonly names: readonly string[]
  readonly allows: NamePattern
}

const isClosedByDefault = matcherOf(CLOSED_MODELS)
const isSealed = matcherOf(SEALED_MODELS)
const isClosedField = matcherOf(CLOSED_FIELDS)

/**
 * What agents may do on a server, beyond what Odoo lets their user do: models, fields, methods, companies and bounds.
 * Everything that reads or writes for an agent asks it.
 *
 * ```ts
 * const policy = new Policy({ models: ['sale.*', 'res.partner', 'product.*'], companies: [1] })
 * policy.mayReach('res.users')                       // false
 * ```
 *
 * Throws a `ConfigError` that says what is wrong with a policy.
 */
export class Policy {
  readonly limits: Limits
  /** Ids of the companies whose records are seen; undefined for all of the user's. */
  readonly companies: readonly [number, ...number[]] | undefined
  readonly #models: NamePattern
  readonly #closed: NamePattern
  readonly #open: NamePattern
  readonly #written: NamePattern
  readonly #operations: ReadonlySet<Operation>
  readonly #fields: readonly FieldRule[]
  readonly #methods: readonly NamesByModel[]
  readonly #reports: readonly NamesByModel[]
  /** Names of fields, by models that are named whole. */
  readonly #named: ReadonlyMap<string, readonly string[]>

  constructor(file: PolicyFile = {}) {
    const parsed = policyFile.safeParse(file)
    if (!parsed.success) throw new ConfigError(`this is no policy: ${z.prettifyError(parsed.error)}`)
    const { models, closed, open, fields, write, reports, companies = [], limits } = parsed.data
    const [first, ...more] = companies
    this.limits = limits
    this.companies = first === undefined ? undefined : [first, ...more]
    this.#models = matcherOf(models)
    this.#closed = matcherOf(closed)
    this.#open = matcherOf(open)
    this.#written = matcherOf(write.models)
    this.#operations = new Set(write.operations)
    this.#fields = Object.entries(fields).map(([model, rule]) => ({
      fits: matcherOf([model]),
      only: rule.only === undefined ? undefined : matcherOf(rule.only),
      closed: matcherOf(rule.closed ?? []),
      open: matcherOf(rule.open ?? []),
      readonly: matcherOf(rule.readonly ?? []),
    }))
    this.#named = new Map(
      Object.entries(fields).map(([model, rule]) => [model, Object.values(rule).flatMap((names) => names ?? [])]),
    )
    this.#methods = namesByModel(write.methods ?? USUAL_METHODS)
    this.#reports = namesByModel(reports ?? USUAL_REPORTS)
  }

  /** Names of fields that are written out for a model, and that it has not, as far as its user sees. */
  unknownFields(model: string, fields: ReadonlyMap<string, unknown>): readonly string[] {
    const named = this.#named.get(model) ?? []
    return named.filter((name) => !name.includes('*') && !fields.has(name))
  }

  /** Whether a model's records can be read at all. */
  mayReach(model: string): boolean {
    if (isSealed(model) || this.#closed(model) || !this.#models(model)) return false
    return !isClosedByDefault(model) || this.#open(model)
  }

  /** Whether the names of a model's rows are shown where something links to them. */
  mayName(model: string): boolean {
    const isKnown = this.mayReach(model) || (NAMED_THOUGH_CLOSED.has(model) && !this.#closed(model))
    return isKnown && this.mayRead(model, 'display_name')
  }

  /**
   * Whether a model's rows can be told by text, or sorted by name: Odoo's search for names looks at fields that may be
   * closed.
   */
  maySearchNames(model: string): boolean {
    const rules = this.#fields.filter(({ fits }) => fits(model))
    return this.mayReach(model) && !rules.some(({ only, closed }) => only !== undefined || NAME_FIELDS.some(closed))
  }

  /** Whether a field of a model that can be reached is read. */
  mayRead(model: string, field: string): boolean {
    if (isSecretName(field)) return false
    const rules = this.#fields.filter(({ fits }) => fits(model))
    if (isClosedField(field) && !rules.some(({ open }) => open(field))) return false
    // A row's name is made of its own.
    const names = field === 'display_name' ? ['display_name', 'name', 'complete_name'] : [field]
    return rules.every(
      ({ only, closed }) => !names.some(closed) && (only === undefined || ALWAYS.has(field) || only(field)),
    )
  }

  /** Whether a field is written. */
  mayWrite(model: string, field: string): boolean {
    const isReadonly = this.#fields.some((rule) => rule.fits(model) && rule.readonly(field))
    return this.mayRead(model, field) && !isReadonly && !OF_THE_SERVER.has(field)
  }

  /** Whether a kind of change can be proposed for a model's records. */
  mayDo(operation: Operation, model: string): boolean {
    return this.#operations.has(operation) && this.mayReach(model) && this.#written(model)
  }

  /** Whether a method can be called on a model's records. */
  mayCall(model: string, method: string): boolean {
    if (isNeverCalled(method) || !this.mayDo('call', model)) return false
    return this.#methods.some(({ fits, allows }) => fits(model) && allows(method))
  }

  /** Whether arguments can be given to a method: where its name is in the policy, not only a pattern. */
  mayPassArguments(model: string, method: string): boolean {
    return this.mayCall(model, method) && this.#methods.some(({ fits, names }) => fits(model) && names.includes(method))
  }

  /** Methods and patterns that can be called on a model's records. */
  methodsOf(model: string): string[] {
    if (!this.mayDo('call', model)) return []
    return this.#methods.filter(({ fits }) => fits(model)).flatMap(({ names }) => [...names])
  }

  /** Kinds of changes that can be proposed for a model's records. */
  operationsOf(model: string): Operation[] {
    return [...this.#operations].filter((operation) => this.mayDo(operation, model))
  }

  /** Whether a report of a model's records can be printed. */
  mayPrint(model: string, report: string): boolean {
    return this.mayReach(model) && this.#reports.some(({ fits, allows }) => fits(model) && allows(report))
  }

  /** Whether a report is named for a model, not only let through by a pattern: it is known to be of this model. */
  isReportOf(model: string, report: string): boolean {
    return (
      this.mayPrint(model, report) && this.#reports.some(({ fits, names }) => fits(model) && names.includes(report))
    )
  }
}

/** What tells rows apart is read with each of them. */
const ALWAYS: ReadonlySet<string> = new Set(['id', 'display_name'])

/** What each record has of the server, or that nobody sets. */
export const OF_THE_SERVER: ReadonlySet<string> = new Set([
  'id',
  'create_date',
  'create_uid',
  'write_date',
  'write_uid',
  '__last_update',
  'display_name',
])

/** What Odoo's own models look for names by. */
const NAME_FIELDS: readonly string[] = [
  'name',
  'display_name',
  'complete_name',
  'code',
  'default_code',
  'barcode',
  'email',
  'login',
  'phone',
  'mobile',
  'ref',
  'vat',
  'company_registry',
  'client_order_ref',
]

function namesByModel(given: Readonly<Record<string, readonly string[]>>): NamesByModel[] {
  return Object.entries(given).map(([model, names]) => ({
    fits: matcherOf([model]),
    names,
    allows: matcherOf(names),
  }))
}
