import type { AttachOptions, FileRow, FileSource } from '../../belongings/file-types.ts'
import type { Message, MessagesOptions, PostOptions } from '../../belongings/message-types.ts'
import type { RecordThread } from '../../belongings/record-thread.ts'
import type { Attachment, CallOptions } from '../../wires/index.ts'
import type { ModelCallOptions } from '../caller.ts'
import type { Input } from './input-type.ts'
import type { FieldName, ModelType, Simplify, UntypedModel } from './model-type.ts'
// biome-ignore lint/suspicious/noImportCycles: as in record-type.ts
import type { RecordOf } from './record-type.ts'
import type { DefaultSelection, SelectedName } from './select.ts'

/** `from` is undefined when the old value had not been read. */
export interface ChangedValue {
  readonly from: unknown
  readonly to: unknown
}

/** Messages by the name of their field; those for the whole record under `base`. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>

/** What saving may be told. */
export interface SaveOptions extends ModelCallOptions {
  /** Reads the record back, for what the server computes. New records are read back in any case. @default false */
  readonly reload?: boolean | undefined
}

/** A text for each language, or translations of its terms where it is translated term by term. */
export type Translations = Readonly<Record<string, string | Readonly<Record<string, string>> | undefined>>

/** What `toJSON` answers. */
export type JsonOf<M extends ModelType, S> = Simplify<{ id: number | null } & { [K in SelectedName<M, S>]: unknown }>

/**
 * What every record can do. Its fields are properties beside these; a field of the same name as one of these methods
 * is reached by `get` and `set`.
 */
export interface RecordApi<M extends ModelType = UntypedModel, S = DefaultSelection, E = unknown> {
  /** The id on the server; 0 while the record is new. */
  readonly id: number

  /** The model's name, as `sale.order`. */
  readonly $model: M['name']

  /** True until the record is saved for the first time. */
  readonly isNew: boolean

  /** True once the record was deleted through this object. */
  readonly isDestroyed: boolean

  /** True when something was set that has not been saved. */
  readonly isChanged: boolean

  /** What was set and not saved: `{ note: { from: null, to: 'ring twice' } }`. Commands, for one2many and many2many. */
  readonly changes: { readonly [K in FieldName<M>]?: ChangedValue }

  /** Why the last `save` failed, by field; what concerns the whole record is under `base`. Empty when it did not. */
  readonly errors: FieldErrors

  /**
   * Sets several values, relations by id, record, reference or list. Nothing is sent before `save`.
   *
   * ```ts
   * order.set({ partner_id: 5, note: null, order_line: [{ product_id: 7 }, command.delete(3)] })
   * ```
   *
   * Throws an `UnknownFieldError` or an `InvalidValueError`, and then none is set.
   */
  set(values: Input<M>): this

  /**
   * The value of a field, or of what lies beyond relations: `await order.get('partner_id.country_id.code')`. Read when
   * it was not; null when a relation on the way is empty.
   */
  get(path: FieldName<M> | `${FieldName<M>}.${string}`): Promise<unknown>

  /**
   * Sends what is new: all that was set for a new record, only what has changed for others. Sends nothing when nothing
   * has. Throws what the server says, with the messages also in `errors`; the changes are kept then. What was written
   * and could not be read back is a `PartialWriteError`: it is not sent again, `reload` the record.
   *
   * Calls `create(values)` and reads the record (since 17 one `web_save`), or `write([id], values)`.
   */
  save(options?: SaveOptions): Promise<this>

  /** `set` and `save`. */
  update(values: Input<M>, options?: SaveOptions): Promise<this>

  /**
   * Deletes the record.
   *
   * Calls `unlink([id])`, since 20 `web_unlink([id])`.
   */
  destroy(options?: ModelCallOptions): Promise<void>

  /**
   * A copy on the server, with other values where they are given.
   *
   * Calls `copy([id], values)` and reads the copy.
   */
  copy(values?: Input<M>, options?: ModelCallOptions): Promise<RecordOf<M, S, E>>

  /**
   * Reads the record anew and drops what was set. Throws a `MissingError` when it is gone.
   *
   * Calls `read([id], fields)`.
   */
  reload(): Promise<this>

  /**
   * Calls any public method of the model on this record; the server's own value, null for none. What was read stays
   * as it is: `reload` when the method changes it.
   *
   * ```ts
   * await order.call('action_confirm')
   * await order.call('message_post', [], { body: 'hello' })
   * ```
   */
  call(
    method: string,
    args?: readonly unknown[],
    kwargs?: Readonly<Record<string, unknown>>,
    options?: ModelCallOptions,
  ): Promise<unknown>

  /**
   * Sends a signal to the record's workflow, as `order_confirm`. Up to 10.
   *
   * Sends `exec_workflow(model, signal, id)`.
   */
  signal(signal: string): Promise<unknown>

  /**
   * The record's external id, as `base.main_partner`; null when it has none.
   *
   * Calls `get_external_id([id])`.
   */
  externalId(options?: ModelCallOptions): Promise<string | null>

  /**
   * A translated field in each language of the server, as readers of it see it: `{ en_US: 'Chair', fr_FR: 'Chaise' }`.
   * With `terms`, of a field that is translated term by term as HTML is: `{ fr_FR: { 'Our chair': 'Notre chaise' } }`,
   * `''` for what has no translation.
   *
   * Calls `res.lang.search_read` and, side by side, `read([id], [name])` in each language; for terms
   * `get_field_translations([id], name)` since 16, `ir.translation.search_read` from 9 to 15.
   */
  translations(
    name: FieldName<M>,
    options?: ModelCallOptions & { readonly terms?: false },
  ): Promise<Record<string, string | null>>
  translations(
    name: FieldName<M>,
    options: ModelCallOptions & { readonly terms: true },
  ): Promise<Record<string, Record<string, string>>>

  /**
   * Writes a translated field in several languages. The others stay as they are.
   *
   * ```ts
   * await product.setTranslations('name', { en_US: 'Chair', fr_FR: 'Chaise' })
   * await product.setTranslations('website_description', { fr_FR: { 'Our chair': 'Notre chaise' } })
   * ```
   *
   * Fields that are translated term by term take terms, others text: an `InvalidValueError` else, and for a language or
   * a term that is not there, before anything is written.
   *
   * Calls `res.lang.search_read`, then `update_field_translations([id], name, texts)` from 16 to 19, `write([id], { name:
   * texts })` since 20, `write([id], { name: text })` in each language before; of terms `ir.translation.write` there.
   */
  setTranslations(name: FieldName<M>, texts: Translations, options?: ModelCallOptions): Promise<void>

  /**
   * Posts a message on the record; its id. What was read stays as it is.
   *
   * ```ts
   * await order.post({ body: 'Called: delivery on Friday' })
   * await order.post({ html: '<p>See <b>there</b></p>', subtype: 'comment', partners: [7], attachments: [file] })
   * ```
   *
   * Calls `message_post([id], …)`. Throws what `thread.post` does.
   */
  post(options: PostOptions): Promise<number>

  /**
   * The messages on the record, the newest first.
   *
   * Calls `mail.message.search_read`.
   */
  messages(options?: MessagesOptions): Promise<Message[]>

  /**
   * What else is beside the record's form: followers, and what is to be done. As `session.thread(record)`.
   *
   * ```ts
   * await order.thread.follow(partner)
   * await order.thread.schedule({ summary: 'Call back', due: '2026-12-01' })
   * ```
   */
  readonly thread: RecordThread

  /**
   * Attaches a file to the record: bytes, a `Blob`, or a stream of any size, which is sent as it is read.
   *
   * ```ts
   * const { id } = await order.attach(createReadStream('scan.pdf'), { name: 'scan.pdf' })
   * ```
   *
   * Sends and throws what `session.files.upload` does.
   */
  attach(file: FileSource, options?: AttachOptions): Promise<Attachment>

  /**
   * The files that are attached to the record, the newest first; their bytes by `session.files.download`.
   *
   * Calls `ir.attachment.search_read`.
   */
  files(options?: CallOptions): Promise<FileRow[]>

  /** The record in an address, as Odoo's website writes it: `office-chair-42`. */
  toParam(): string

  /** What was read and set, as plain data: relations as ids and names, nested records as objects. */
  toJSON(): JsonOf<M, S>
}
