import type { Download } from '../../belongings/download.ts'
import type { ReportOptions } from '../../belongings/file-types.ts'
import { recordId } from '../../belongings/record-id.ts'
import { InvalidValueError } from '../../errors/index.ts'
import type { Context } from '../../wires/index.ts'
import type { ModelCallOptions } from '../caller.ts'
import type { Query, Queryable } from '../query/query.ts'
import type { Scope } from '../scope.ts'
import type { Linkable, ModelType, UntypedModel } from '../types/model-type.ts'
import type { Domain } from '../types/where.ts'
// biome-ignore lint/suspicious/noImportCycles: one idea in two files: a wizard answers actions, and an action leads on to a wizard
import type { Wizard, WizardOptions } from './wizard.ts'

/** The server's own object of an action. */
export type RawAction = Readonly<Record<string, unknown>>

/** What a button or a wizard answers, told apart by `type`. */
export type Action =
  | WindowAction
  | WizardAction
  | ReportAction
  | UrlAction
  | ClientAction
  | ServerAction
  | CloseAction
  | NoAction
  | OtherAction

/** A method that is called as a button. */
export interface Pressed {
  readonly model: string
  readonly ids: readonly number[]
  readonly method: string
}

/** What pressing a button may be told. */
export interface PressOptions extends ModelCallOptions {
  /** The records whose button it is: by id, row, reference or record. */
  readonly on: Linkable | readonly Linkable[]
}

/** How actions lead on. */
export interface WaysOn {
  readonly scope: Scope
  openWizard<T extends ModelType>(model: string, options: OpenOptions<T>): Promise<Wizard<T>>
  press(pressed: Pressed, options: ModelCallOptions): Promise<Action>
}

/** What opening a wizard is told: with the record of one that is there already. */
export interface OpenOptions<M extends ModelType> extends Omit<WizardOptions<M>, 'on'> {
  readonly record?: number | undefined
}

/** Records to be shown. */
export class WindowAction {
  readonly type = 'window'
  /** As `Invoices`. */
  readonly name: string
  readonly model: string
  /** The record to be shown, where it is one. */
  readonly id: number | null
  /** The records, where the action names them: by its id, or by a domain that is nothing but ids. */
  readonly ids: readonly number[] | null
  /** The view that comes first: `list`, `form`, `kanban` … */
  readonly view: string
  readonly views: readonly string[]
  /** As `current`, `new`, `main`. */
  readonly target: string
  /** Null where there is none, and where the server would have to compute it: see `raw`. */
  readonly domain: Domain | null
  /** With what the session and the button's record add. */
  readonly context: Context
  readonly raw: RawAction
  readonly #ways: WaysOn

  /** @internal Actions come from buttons and wizards. */
  constructor(ways: WaysOn, facts: WindowFacts) {
    this.#ways = ways
    this.name = facts.name
    this.model = facts.model
    this.id = facts.id
    this.ids = facts.ids
    this.view = facts.views[0] ?? 'list'
    this.views = facts.views
    this.target = facts.target
    this.domain = facts.domain
    this.context = facts.context
    this.raw = facts.raw
  }

  /**
   * The records, as a query: those that the action names, or those of its domain. Filters that its view would start
   * with are not applied.
   *
   * ```ts
   * const [invoice] = await action.records<Odoo['account.move']>().select('name', 'amount_total')
   * ```
   *
   * Throws an `InvalidValueError` when its domain is one that only Odoo's own client can compute.
   */
  records<T extends ModelType = UntypedModel>(): Query<T> {
    const { model, ids, domain, raw } = this
    if (ids === null && domain === null && hasDomain(raw.domain)) {
      throw new InvalidValueError(
        `the domain of the action '${this.name}' is to be computed: ${String(raw.domain)}. Query ${model} with one of your own`,
      )
    }
    const of = this.#ways.scope.caller.withContext(this.context).model(model) as Queryable<T>
    return of.where((ids === null ? (domain ?? []) : [['id', 'in', ids]]) as never)
  }
}

/** What is known of a window before it is one. */
type WindowFacts = Omit<WindowAction, 'type' | 'view' | 'records'>

/** True for a domain that is not empty. */
export function hasDomain(domain: unknown): boolean {
  return Array.isArray(domain) ? domain.length > 0 : typeof domain === 'string' && !/^\s*(?:\[\s*\])?\s*$/.test(domain)
}

/** A form to be filled in, as a dialog shows it. */
export class WizardAction {
  readonly type = 'wizard'
  readonly name: string
  readonly model: string
  /** The record behind it, where there is one already: a wizard's next step. */
  readonly id: number | null
  readonly context: Context
  readonly raw: RawAction
  readonly #ways: WaysOn

  /** @internal Actions come from buttons and wizards. */
  constructor(ways: WaysOn, { name, model, id, context, raw }: WindowFacts) {
    this.#ways = ways
    this.name = name
    this.model = model
    this.id = id
    this.context = context
    this.raw = raw
  }

  /**
   * Opens it.
   *
   * ```ts
   * const action = await invoices.press('action_register_payment', { on: invoice })
   * if (action.type === 'wizard') await (await action.wizard()).run('action_create_payments')
   * ```
   */
  wizard<T extends ModelType = UntypedModel>(options: Omit<WizardOptions<T>, 'on'> = {}): Promise<Wizard<T>> {
    const context = { ...this.context, ...options.context }
    const record = this.id === null ? {} : { record: this.id }
    return this.#ways.openWizard<T>(this.model, { ...options, ...record, context })
  }
}

/** A report to be printed. */
export class ReportAction {
  readonly type = 'report'
  readonly name: string
  /** As `sale.report_saleorder`. */
  readonly report: string
  readonly ids: readonly number[]
  readonly format: 'pdf' | 'html' | 'text'
  /** What the report's own code is given, as by a wizard. */
  readonly data: Readonly<Record<string, unknown>> | null
  readonly context: Context
  readonly raw: RawAction
  readonly #ways: WaysOn

  /** @internal Actions come from buttons and wizards. */
  constructor(ways: WaysOn, facts: Omit<ReportAction, 'type' | 'print'>) {
    this.#ways = ways
    this.name = facts.name
    this.report = facts.report
    this.ids = facts.ids
    this.format = facts.format
    this.data = facts.data
    this.context = facts.context
    this.raw = facts.raw
  }

  /** Prints it, as `session.report` does. */
  print(options: ReportOptions = {}): Promise<Download> {
    const { report, ids, format, data } = this
    const context = { ...this.context, ...options.context }
    return this.#ways.scope.caller.report(report, ids, { format, ...(data !== null && { data }), ...options, context })
  }
}

/** An address to go to; a path of the server can be had by `session.fetch`. */
export class UrlAction {
  readonly type = 'url'
  readonly url: string
  /** As `new`, `self`, `download`. */
  readonly target: string
  readonly raw: RawAction

  /** @internal */
  constructor(raw: RawAction) {
    this.url = textOf(raw.url)
    this.target = textOf(raw.target) || 'new'
    this.raw = raw
  }
}

/** Something that Odoo's own client does, as a notification or to load its page again. */
export class ClientAction {
  readonly type = 'client'
  /** As `display_notification`, `reload`. */
  readonly tag: string
  /** As `{ title, message, type }`. */
  readonly params: Readonly<Record<string, unknown>>
  /** What comes after it, where it says so. */
  readonly next: Action | null
  readonly raw: RawAction

  /** @internal */
  constructor(raw: RawAction, params: Readonly<Record<string, unknown>>, next: Action | null) {
    this.tag = textOf(raw.tag)
    this.params = params
    this.next = next
    this.raw = raw
  }
}

/** An action of the server's own, to be run there. */
export class ServerAction {
  readonly type = 'server'
  readonly id: number
  readonly context: Context
  readonly raw: RawAction
  readonly #ways: WaysOn

  /** @internal */
  constructor(ways: WaysOn, raw: RawAction, context: Context) {
    this.#ways = ways
    this.id = recordId('ir.actions.server', raw.id)
    this.context = context
    this.raw = raw
  }

  /** Runs it. Calls `ir.actions.server.run([id])`. */
  run(): Promise<Action> {
    const pressed = { model: 'ir.actions.server', ids: [this.id], method: 'run' }
    return this.#ways.press(pressed, { context: this.context })
  }
}

/** What is no text of the server's, is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The dialog is done. */
export interface CloseAction {
  readonly type: 'close'
  readonly raw: RawAction
}

/** The method answered no action; what it did answer. */
export interface NoAction {
  readonly type: 'none'
  readonly value: unknown
}

/** An action of a kind that is not known here. */
export interface OtherAction {
  readonly type: 'other'
  readonly raw: RawAction
}
