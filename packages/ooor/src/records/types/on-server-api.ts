import type { AttachOptions, FileRow, FileSource } from '../../belongings/file-types.ts'
import type { Message, MessagesOptions, PostOptions } from '../../belongings/message-types.ts'
import type { RecordThread } from '../../belongings/record-thread.ts'
import type { Attachment, CallOptions } from '../../wires/index.ts'
import type { ModelCallOptions } from '../caller.ts'
import type { FieldName, ModelType } from './model-type.ts'

/** A text for each language, or translations of its terms where it is translated term by term. */
export type Translations = Readonly<Record<string, string | Readonly<Record<string, string>> | undefined>>

/** What records and references alike have: what the server is asked of one record, by its id. */
export interface OnServerApi<M extends ModelType> {
  /**
   * The value of a field, or of what lies beyond relations: `await order.get('partner_id.country_id.code')`. Read when
   * it was not; null when a relation on the way is empty.
   *
   * Calls nothing for what was read, else `read(ids, fields)` for each model on the way, for all records of the result
   * at once. Throws an `UnknownFieldError` for a name that is none, an `InvalidValueError` for a path beyond what is no
   * relation.
   */
  get(path: FieldName<M> | `${FieldName<M>}.${string}`): Promise<unknown>

  /**
   * Calls any public method of the model on this record; the server's own value, null for none. What was read stays
   * as it is: `reload` when the method changes it.
   *
   * ```ts
   * await order.call('action_confirm') // or orders.browse(42).call(…)
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
   * `get_field_translations([id], name)` since 16, from 9 to 15 `ir.translation.translate_fields(model, id, name)`, which
   * refuses where there is English alone, and `ir.translation.search_read`.
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
}
