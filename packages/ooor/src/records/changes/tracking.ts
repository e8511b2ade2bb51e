import { isId } from '../../belongings/record-id.ts'
import { UnsupportedError } from '../../errors/index.ts'
import { isAtLeast } from '../../wires/index.ts'
import { castFor, type Row } from '../casting/from-server.ts'
import { type Data, isData, rowsOf } from '../check-answer.ts'
import type { QueryState } from '../query/query-state.ts'
import { optionsOf } from '../query/run-query.ts'
import type { Schema } from '../schema/schema.ts'
import type { Tracked } from './tracking-types.ts'

const MODEL = 'mail.tracking.value'

/** What a tracked field is called, and of which kind it is. */
interface TrackedField {
  readonly name: string
  readonly kind: string
}

/** Reads who changed fields of records, from what to what. */
export class Tracking {
  readonly #state: QueryState
  /** Fields by their number in `ir.model.fields`. */
  readonly #fields = new Map<number, TrackedField>()
  #labelled: Promise<readonly Schema[]> | undefined

  constructor(state: QueryState) {
    this.#state = state
  }

  /** What was tracked of some records since a moment, by their ids, each list in the order of its changes. */
  async of(
    ids: readonly number[],
    since: string | undefined,
  ): Promise<ReadonlyMap<number, Tracked<string, unknown>[]>> {
    const { model, scope } = this.#state
    const schema = await this.#schema()
    const ofField = schema.fields.has('field_id') ? 'field_id' : 'field'
    const values = await this.#read(MODEL, 'search_read', [
      [
        ['mail_message_id.model', '=', model],
        ['mail_message_id.res_id', 'in', ids],
        ...(since === undefined ? [] : [['mail_message_id.create_date', '>=', since]]),
      ],
      ['mail_message_id', ofField, ...[...schema.fields.keys()].filter((name) => MORE.test(name))],
      0,
      false,
      'id',
    ])
    const found = new Map<number, Tracked<string, unknown>[]>()
    if (values.length === 0) return found
    const messageIds = [...new Set(values.flatMap(({ mail_message_id }) => linkOf(mail_message_id)?.id ?? []))]
    const messages = await this.#read('mail.message', 'read', [messageIds, ['res_id', 'create_date', 'create_uid']])
    await this.#nameFields(values.map((value) => value[ofField]))
    const byId = new Map(messages.map((message) => [message.id, message]))
    const own = await scope.schema(model, optionsOf(this.#state))
    for (const value of values) {
      const message = byId.get(linkOf(value.mail_message_id)?.id ?? 0)
      const field = this.#fieldOf(value, ofField, own)
      if (message === undefined || field === undefined || !isId(message.res_id)) continue
      const change: Tracked<string, unknown> = {
        id: value.id,
        field: field.name,
        from: await this.#valueOf(field, value, 'old'),
        to: await this.#valueOf(field, value, 'new'),
        by: linkOf(message.create_uid) ?? null,
        at: castFor({ kind: 'datetime' })(message.create_date) as Date,
      }
      const others = found.get(message.res_id)
      if (others === undefined) found.set(message.res_id, [change])
      else others.push(change)
    }
    return found
  }

  async #schema(): Promise<Schema> {
    const { scope } = this.#state
    const series = await scope.caller.series(optionsOf(this.#state))
    if (!isAtLeast(series, 9)) {
      throw new UnsupportedError(
        `Odoo ${series.name} writes what it tracks into the texts of messages: ${MODEL} came with 9.0. Leave tracking out`,
      )
    }
    return scope.schema(MODEL, optionsOf(this.#state))
  }

  async #read(model: string, method: string, args: readonly unknown[]): Promise<Row[]> {
    return rowsOf(await this.#state.scope.caller.call(model, method, args, {}, optionsOf(this.#state)), {
      model,
      method,
    })
  }

  /** Since 14 fields are told by their numbers, which differ from database to database. */
  async #nameFields(links: readonly unknown[]): Promise<void> {
    const ids = new Set(links.flatMap((link) => linkOf(link)?.id ?? []))
    const missing = [...ids].filter((id) => !this.#fields.has(id))
    if (missing.length === 0) return
    for (const { id, name, ttype } of await this.#read('ir.model.fields', 'read', [missing, ['name', 'ttype']])) {
      this.#fields.set(id, { name: String(name), kind: String(ttype) })
    }
  }

  #fieldOf(value: Data, name: string, own: Schema): TrackedField | undefined {
    const link = value[name]
    if (typeof link === 'string') return { name: link, kind: own.fields.get(link)?.kind ?? String(value.field_type) }
    const known = this.#fields.get(linkOf(link)?.id ?? 0)
    if (known !== undefined) return known
    // Of a field that is gone, 17 and later keep what it was.
    const info = value.field_info
    return isData(info) && typeof info.name === 'string' ? { name: info.name, kind: String(info.type) } : undefined
  }

  /** Where each kind is kept: odoo/addons/mail/models/mail_tracking_value.py of 14 and 19. */
  async #valueOf({ name, kind }: TrackedField, value: Data, side: 'old' | 'new'): Promise<unknown> {
    const kept = (of: string) => value[`${side}_value_${of}`]
    const text = kept('char') || null
    switch (kind) {
      case 'integer':
      case 'float':
      case 'text':
        return castFor({ kind })(kept(kind))
      case 'monetary':
        return castFor({ kind })(kept('monetary') ?? kept('float'))
      case 'boolean':
        return kept('integer') === 1
      case 'datetime':
        return castFor({ kind })(kept('datetime'))
      case 'date':
        return castFor({ kind })(String(kept('datetime') || '').slice(0, 'YYYY-MM-DD'.length))
      case 'many2one':
        return isId(kept('integer')) ? { id: kept('integer'), display_name: text ?? '' } : null
      case 'selection':
        return text === null ? null : this.#keyOf(name, String(text))
      default:
        return text
    }
  }

  /** Selections are kept by label, in the language of who changed them. */
  async #keyOf(name: string, label: string): Promise<unknown> {
    const { scope, model } = this.#state
    this.#labelled ??= Promise.all([scope, scope.withContext({ lang: 'en_US' })].map((one) => one.labelled(model)))
    for (const schema of await this.#labelled) {
      const [key] = schema.fields.get(name)?.selection?.find(([, words]) => words === label) ?? []
      if (key !== undefined) return key
    }
    return label
  }
}

const MORE = /^(?:old|new)_value_|^field_(?:type|info)$/

function linkOf(link: unknown): { readonly id: number; readonly display_name: string } | undefined {
  if (!Array.isArray(link) || !isId(link[0])) return undefined
  return { id: link[0], display_name: typeof link[1] === 'string' ? link[1] : '' }
}
