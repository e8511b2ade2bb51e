import { checkNames } from '../errors/check-names.ts'
import { describe } from '../errors/describe.ts'
import { ConfigError } from '../errors/index.ts'
import type { Caller, ModelCallOptions } from './caller.ts'
import type { Answered } from './check-answer.ts'
import type { Domain } from './types/where.ts'

/** One row as Odoo sends it: `false` for empty, `[id, name]` for a many2one, ids for x2many, dates as UTC strings. */
export type Row = { id: number } & Record<string, unknown>

/** Values as Odoo takes them. */
export type Values = Readonly<Record<string, unknown>>

/** What `raw.search` and `raw.searchRead` are told beside conditions. */
export interface SearchOptions extends ModelCallOptions {
  readonly offset?: number | undefined
  /** No limit when left out. */
  readonly limit?: number | undefined
  /** As `name, id desc`; the model's own order when left out. */
  readonly order?: string | undefined
}

/** What a search by name is told beside the text. */
export interface NameSearchOptions extends ModelCallOptions {
  readonly domain?: Domain | undefined
  /** @default 'ilike' */
  readonly operator?: string | undefined
  /** @default 100 */
  readonly limit?: number | undefined
}

/** What a field is, as `fields_get` tells it; more attributes come when they are asked for. */
export interface FieldDescription {
  readonly type: string
  readonly string?: string
  readonly relation?: string
  readonly required?: boolean
  readonly readonly?: boolean
  readonly selection?: readonly (readonly [string | number, string])[]
  readonly help?: string | false
  readonly [attribute: string]: unknown
}

/** Small and never None: some attributes cannot travel over every wire. */
const FIELD_ATTRIBUTES = ['type', 'string', 'relation', 'required', 'readonly', 'selection', 'help', 'store']

/**
 * Odoo's own methods of a model. Values are the server's own.
 *
 * ```ts
 * const partners = odoo.model('res.partner').raw
 * const ids = await partners.search([['is_company', '=', true]], { limit: 5, order: 'name' })
 * const rows = await partners.read(ids, ['name', 'country_id'])
 * ```
 */
export class RawModel {
  /** The model's name, as `res.partner`. */
  readonly name: string
  readonly #caller: Caller

  constructor(caller: Caller, name: string) {
    this.#caller = caller
    this.name = name
  }

  /**
   * Ids of the records that match.
   *
   * Calls `search(domain, offset, limit, order)`.
   */
  async search(domain: Domain = [], options: SearchOptions = {}): Promise<number[]> {
    const answer = await this.call('search', [domain], paging(options), callOf(options))
    return (loaded ?? (await answers())).idsOf(answer, this.#of('search'))
  }

  /**
   * How many records match.
   *
   * Calls `search_count(domain)`.
   */
  async searchCount(domain: Domain = [], options: ModelCallOptions = {}): Promise<number> {
    const answer = await this.call('search_count', [domain], {}, options)
    return (loaded ?? (await answers())).numberOf(answer, this.#of('search_count'))
  }

  /**
   * Finds and reads in one call. All fields when none are named, which is slow on most models.
   *
   * Calls `search_read(domain, fields, offset, limit, order)`.
   */
  async searchRead<T extends { id: number } = Row>(
    domain: Domain = [],
    fields: readonly string[] = [],
    options: SearchOptions = {},
  ): Promise<T[]> {
    const answer = await this.call('search_read', [domain, fields], paging(options), callOf(options))
    return (loaded ?? (await answers())).rowsOf(answer, this.#of('search_read')) as T[]
  }

  /**
   * Reads records by id, in the order of the ids. Records that do not exist are left out or are a `MissingError`,
   * by series.
   *
   * Calls `read(ids, fields)`.
   */
  async read<T extends { id: number } = Row>(
    ids: readonly number[],
    fields: readonly string[] = [],
    options: ModelCallOptions = {},
  ): Promise<T[]> {
    const answer = await this.call('read', [checkedIds(ids), fields], {}, options)
    return (loaded ?? (await answers())).rowsOf(answer, this.#of('read')) as T[]
  }

  /**
   * Creates one record, or several in one call on 12 and later: the id, or the ids in order.
   *
   * Calls `create(values)`.
   */
  create(values: Values, options?: ModelCallOptions): Promise<number>
  create(values: readonly Values[], options?: ModelCallOptions): Promise<number[]>
  async create(values: Values | readonly Values[], options: ModelCallOptions = {}): Promise<number | number[]> {
    const answer = await this.call('create', [values], {}, options)
    const from = { ...this.#of('create'), writes: true }
    const { idOf, idsOf } = loaded ?? (await answers())
    return Array.isArray(values) ? idsOf(answer, from) : idOf(answer, from)
  }

  /**
   * Changes records: the same values for all of them.
   *
   * Calls `write(ids, values)`.
   */
  async write(ids: readonly number[], values: Values, options: ModelCallOptions = {}): Promise<void> {
    await this.call('write', [checkedIds(ids), values], {}, options)
  }

  /**
   * Deletes records.
   *
   * Calls `unlink(ids)`.
   */
  async unlink(ids: readonly number[], options: ModelCallOptions = {}): Promise<void> {
    await this.call('unlink', [checkedIds(ids)], {}, options)
  }

  /**
   * Ids and display names of records whose name matches.
   *
   * Calls `name_search(name, domain, operator, limit)`.
   */
  async nameSearch(name = '', options: NameSearchOptions = {}): Promise<[id: number, name: string][]> {
    checkNames('nameSearch', options, 'domain operator limit context signal')
    const { domain = [], operator = 'ilike', limit = 100 } = options
    // The second one by position: it is called `args` up to 18 and `domain` since. The others by name: up to 8 the
    // context stands between them.
    const answer = await this.call('name_search', [name, domain], { operator, limit }, callOf(options))
    return (loaded ?? (await answers())).namesOf(answer, this.#of('name_search'))
  }

  /**
   * What fields the model has for this session's user, in the session's language.
   *
   * Calls `fields_get(fields, attributes)`.
   */
  async fieldsGet(
    fields: readonly string[] = [],
    attributes: readonly string[] = FIELD_ATTRIBUTES,
    options: ModelCallOptions = {},
  ): Promise<Record<string, FieldDescription>> {
    const answer = await this.call('fields_get', [fields], { attributes }, options)
    return (loaded ?? (await answers())).objectOf(answer, this.#of('fields_get')) as Record<string, FieldDescription>
  }

  /**
   * The values a new record would start with.
   *
   * Calls `default_get(fields)`.
   */
  async defaultGet(fields: readonly string[], options: ModelCallOptions = {}): Promise<Record<string, unknown>> {
    const answer = await this.call('default_get', [fields], {}, options)
    return (loaded ?? (await answers())).objectOf(answer, this.#of('default_get'))
  }

  /**
   * Calls any public method by its name; the answer is the server's own value, null for none.
   *
   * ```ts
   * await odoo.model('sale.order').call('action_confirm', [[orderId]])
   * ```
   */
  call(
    method: string,
    args: readonly unknown[] = [],
    kwargs: Readonly<Record<string, unknown>> = {},
    options: ModelCallOptions = {},
  ): Promise<unknown> {
    return this.#caller.call(this.name, method, args, kwargs, options)
  }

  #of(method: string): Answered {
    return { model: this.name, method }
  }
}

/** What looks at answers: loaded with the first of them. */
let loaded: typeof import('./check-answer.ts') | undefined

async function answers(): Promise<typeof import('./check-answer.ts')> {
  loaded = await import('./check-answer.ts')
  return loaded
}

/** Ids that cannot be: servers answer them with nonsense, as an empty row or an access error. */
function checkedIds(ids: readonly number[]): readonly number[] {
  if (!Array.isArray(ids)) throw new ConfigError(`ids must be a list of numbers, not ${describe(ids)}`)
  for (const id of ids) {
    if (!Number.isInteger(id) || id < 1) throw new ConfigError(`${describe(id)} is not the id of a record`)
  }
  return ids
}

/** What the call itself is told. */
const callOf = ({ context, signal }: ModelCallOptions): ModelCallOptions => ({ context, signal })

function paging(options: SearchOptions): Record<string, unknown> {
  checkNames('a search', options, 'offset limit order context signal')
  const { offset, limit, order } = options
  return {
    ...(offset !== undefined && { offset }),
    ...(limit !== undefined && { limit }),
    ...(order !== undefined && { order }),
  }
}
