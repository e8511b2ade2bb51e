import { isOoorError, PartialWriteError, RecordStateError } from '../../errors/index.ts'
import type { ModelCallOptions } from '../caller.ts'
import { isData } from '../check-answer.ts'
import { flatNode } from '../plan/selection.ts'
import { recordOf } from '../record/record-class.ts'
import { errorsOf } from '../record/save.ts'
import type { FieldSchema } from '../schema/field.ts'
import type { Input } from '../types/input-type.ts'
import type { ModelType } from '../types/model-type.ts'
import type { FieldErrors } from '../types/record-api.ts'
import type { RecordOf } from '../types/record-type.ts'
import type { DefaultSelection } from '../types/select.ts'
import type { Draft } from './draft.ts'
import { type GivenValues, givenTo } from './form-engine.ts'
import { DRAFT, type FormLine } from './form-line.ts'
import type { FormWarning, LineOf, ListName } from './form-types.ts'
import { HeldForm, type WhichLine } from './held-form.ts'
import { lineEdits } from './line-edits.ts'
import { onchangeAnswer } from './onchange.ts'
import { storeDraft } from './store-draft.ts'

/**
 * A form as Odoo's own client has it: what is set brings along what the server proposes. Its fields are the default
 * ones, many2many, and those that were selected; lists join when they are first used. Changes follow each other, also
 * when they are not awaited. One that fails leaves the form as it was.
 *
 * ```ts
 * const form = await orders.form()
 * const warnings = await form.set({ partner_id: 5 })
 * const line = await form.add('order_line', { product_id: 7 })
 * line.values.price_unit
 * const order = await form.save()
 * ```
 */
export class Form<M extends ModelType, E = unknown> extends HeldForm<M> {
  #errors: FieldErrors = {}
  #isSaved = false
  #last: Promise<unknown> = Promise.resolve()

  /** Why the last `save` failed, by field; what concerns the whole record is under `base`. */
  get errors(): FieldErrors {
    return this.#errors
  }

  /**
   * Sets fields, and takes what the server proposes. Relations by id, record or row; lists by ids, new values and
   * commands, each line with its own `onchange`. Answers what the server warned of.
   *
   * ```ts
   * const [warning] = await form.set({ partner_id: 5, note: 'ring twice' })
   * if (warning) console.warn(warning.title, warning.message)
   * ```
   *
   * Fields that are set together go in one call. What the server makes of one of them because of another does not
   * count: it is set once more, as if it had been typed last.
   *
   * Calls `onchange`, and beside it `read(ids, ['display_name'])` for records that are given by id only. On 6.1 and
   * 7.0, which have no `onchange`, it only sets: see {@link Form.call}.
   *
   * Throws what the server says, an `UnknownFieldError` or an `InvalidValueError`, and then nothing is set.
   */
  set(values: Input<M>): Promise<readonly FormWarning[]> {
    const { schema } = this.draft.layout
    const given = () => givenTo(schema, values as GivenValues)
    const lists = () => given().filter(({ field }) => field.kind === 'one2many')
    return this.#change(
      () => lists().map(({ field }) => field),
      async () => {
        const edited = lists().map(({ field, value }) => ({ field, edits: lineEdits(schema, field, value) }))
        const fields = given().filter(({ field }) => field.kind !== 'one2many')
        await this.engine.setFields(this.draft, fields)
        for (const { field, edits } of edited) {
          for (const edit of edits) await this.engine.editLine(field, edit)
          if (edits.length > 0) await this.engine.react(this.draft, [field.name])
        }
      },
    )
  }

  /**
   * Adds a line to a one2many: its defaults, what the given values bring along, then what the line means for the form.
   *
   * ```ts
   * const line = await form.add('order_line', { product_id: 7, product_uom_qty: 2 })
   * line.values.price_unit
   * form.values.amount_total
   * ```
   *
   * Calls `onchange` of the line's model, with the form's values under the field that leads to the form, and `onchange`
   * of the form's.
   */
  async add<K extends ListName<M>>(name: K, values: Input<LineOf<M, K>> = {}): Promise<FormLine<LineOf<M, K>>> {
    let line: Draft | undefined
    await this.#change(
      () => [this.listField(name)],
      async () => {
        line = await this.engine.addLine(this.listField(name), values as GivenValues)
        await this.engine.react(this.draft, [name])
      },
    )
    return this.line(line as Draft)
  }

  /**
   * Changes a line of a one2many: by its index, as `add` answered it, or by its record. Answers what the server warned
   * of.
   *
   * ```ts
   * await form.update('order_line', 0, { product_uom_qty: 5 })
   * ```
   *
   * Calls `onchange` of the line's model and of the form's.
   */
  update<K extends ListName<M>>(
    name: K,
    which: WhichLine,
    values: Input<LineOf<M, K>>,
  ): Promise<readonly FormWarning[]> {
    return this.#change(
      () => [this.listField(name)],
      async () => {
        const field = this.listField(name)
        await this.engine.updateLine(field, this.find(field, which), values as GivenValues)
        await this.engine.react(this.draft, [name])
      },
    )
  }

  /**
   * Takes a line out of a one2many; saving deletes it. Answers what the server warned of.
   *
   * ```ts
   * await form.remove('order_line', line)
   * ```
   *
   * Calls `onchange` of the form's model.
   */
  remove<K extends ListName<M>>(name: K, which: WhichLine): Promise<readonly FormWarning[]> {
    return this.#change(
      () => [this.listField(name)],
      async () => {
        const field = this.listField(name)
        this.engine.removeLine(field, this.find(field, which))
        await this.engine.react(this.draft, [name])
      },
    )
  }

  /**
   * Calls an old on_change method, which views up to 9 name field by field, and takes its `{ value, warning, domain }`.
   * Arguments are the server's own values. Answers what it warned of.
   *
   * ```ts
   * await form.set({ partner_id: 5 })
   * await form.call('onchange_partner_id', [5])
   * await form.call('product_id_change', [1, 7, 1], { line })
   * ```
   *
   * Calls `method(ids, …args)` of the form's model, or of the line's.
   */
  call(
    method: string,
    args: readonly unknown[] = [],
    { line }: { readonly line?: Pick<FormLine, typeof DRAFT> } = {},
  ): Promise<readonly FormWarning[]> {
    return this.#change(
      () => [],
      async () => {
        const { scope, options } = this.engine.caller
        const draft = line?.[DRAFT] ?? this.draft
        const ids = draft.id === 0 ? [] : [draft.id]
        const { model } = draft.layout.schema
        const answer = await scope.caller.call(model, method, [ids, ...args], {}, options)
        if (isData(answer)) await this.engine.take(draft, onchangeAnswer(answer, { model, method }))
      },
    )
  }

  /**
   * Sends what the form holds, and answers the record. What is readonly for the model is sent only when it was set
   * here; of a new record what was empty from the start is left to the server. A saved form is over.
   *
   * Throws what the server says, with the messages by field in `errors`; the form can be mended and saved again then.
   * What was written and could not be read back is a `PartialWriteError`, and the form is over.
   *
   * Calls `web_save` since 17, `create(values)` or `write([id], values)` and `read` before, with commands for lines.
   */
  async save(options: ModelCallOptions = {}): Promise<RecordOf<M, DefaultSelection, E>> {
    let saved: RecordOf<M, DefaultSelection, E> | undefined
    await this.#change(
      () => [],
      async () => {
        const { scope, extension } = this.state
        const { schema } = this.draft.layout
        const row = this.id === 0 ? { id: 0 } : this.draft.startRow()
        const record = recordOf(scope, flatNode(schema, schema.defaults), row, extension)
        record.set(this.draft.toSave())
        try {
          await record.save({ ...this.engine.caller.options, ...options, reload: record.isChanged })
        } catch (error) {
          this.#errors = record.errors
          // It is on the server, and could not be read back: saved once more, it would be there twice.
          this.#isSaved = PartialWriteError.is(error)
          throw error
        }
        this.#errors = {}
        this.#isSaved = true
        saved = record as unknown as RecordOf<M, DefaultSelection, E>
      },
    )
    return saved as RecordOf<M, DefaultSelection, E>
  }

  /** @internal As `save`, but nothing is read back: the record's id. What a wizard's button does first. */
  async store(options: ModelCallOptions): Promise<number> {
    let id = 0
    await this.#change(
      () => [],
      async () => {
        const { caller } = this.engine
        const context = { ...caller.options.context, ...options.context }
        const { schema } = this.draft.layout
        try {
          id = await storeDraft(
            { scope: caller.scope, options: { ...caller.options, ...options, context } },
            this.draft,
          )
        } catch (error) {
          if (isOoorError(error)) this.#errors = errorsOf(flatNode(schema, schema.defaults), error)
          throw error
        }
        this.#errors = {}
        this.#isSaved = true
      },
    )
    return id
  }

  /** What a console shows. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    const which = this.id === 0 ? 'new' : this.id
    return `Form { ${this.state.model}(${which}), changed: [${this.changed.join(', ')}] }`
  }

  /** One change after the other: each starts from what the one before has made, and is made as a whole or not at all. */
  #change(lists: () => readonly FieldSchema[], run: () => Promise<void>): Promise<readonly FormWarning[]> {
    const { warnings } = this.engine
    const change = async () => {
      if (this.#isSaved) {
        const { model } = this.state
        const message = `this form of ${model} was saved: open another one, with the record`
        throw new RecordStateError(message, { call: { model } })
      }
      // Joined before, they stay when the change fails.
      for (const field of lists()) await this.engine.list(field)
      const restore = this.draft.checkpoint()
      const before = warnings.length
      try {
        await run()
      } catch (error) {
        restore()
        warnings.length = before
        throw error
      }
      return warnings.slice(before)
    }
    const result = this.#last.then(change)
    this.#last = result.catch(() => {})
    return result
  }
}
