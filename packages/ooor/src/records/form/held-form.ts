import { InvalidValueError } from '../../errors/index.ts'
import type { QueryState } from '../query/query-state.ts'
import { aKind } from '../schema/a-kind.ts'
import type { FieldSchema } from '../schema/field.ts'
import type { FieldName, ModelType } from '../types/model-type.ts'
import type { Draft } from './draft.ts'
import type { FormEngine } from './form-engine.ts'
import { DRAFT, FormLine } from './form-line.ts'
import type { FormValues, FormWarning, LineOf, ListName } from './form-types.ts'

/** Which line: its index, the line that `add` answered, or its record. */
export type WhichLine = number | FormLine | { readonly id: number }

/** What a form holds and tells, before and after each change. */
export abstract class HeldForm<M extends ModelType> {
  /** @internal */
  protected readonly state: QueryState
  /** @internal */
  protected readonly engine: FormEngine
  readonly #lines = new WeakMap<Draft, FormLine>()

  /** @internal Forms come from a model. */
  constructor(state: QueryState, engine: FormEngine) {
    this.state = state
    this.engine = engine
  }

  /** The model's name. */
  get model(): M['name'] {
    return this.state.model
  }

  /** The id of the record that is changed; 0 for a new one. */
  get id(): number {
    return this.draft.id
  }

  /** What the form holds now: as rows have it, one2many as lists of what their lines hold, many2many as ids. */
  get values(): FormValues<M> {
    return this.draft.values as FormValues<M>
  }

  /** Names whose values differ from what the form started with. */
  get changed(): readonly FieldName<M>[] {
    return this.draft.changed as FieldName<M>[]
  }

  /** Names that the model wants filled in. A view of Odoo's client may want more. */
  get required(): readonly FieldName<M>[] {
    return this.draft.required as FieldName<M>[]
  }

  /** Required names that are still empty. Saving sends them all the same: some servers know what to put there. */
  get missing(): readonly FieldName<M>[] {
    return this.draft.missing as FieldName<M>[]
  }

  /** All that the server has warned of, oldest first. */
  get warnings(): readonly FormWarning[] {
    return [...this.engine.warnings]
  }

  /** What the server lets be chosen, by field: domains of `onchange` and of old on_change methods. Up to 13. */
  get domains(): Readonly<Record<string, unknown>> {
    return this.draft.domains
  }

  /** The lines of a one2many; none before it is selected or used. */
  lines<K extends ListName<M>>(name: K): readonly FormLine<LineOf<M, K>>[] {
    const { layout } = this.draft
    const field = this.listField(name)
    return layout.lists.has(field.name) ? this.draft.list(name).lines.map((line) => this.line<LineOf<M, K>>(line)) : []
  }

  /** @internal */
  protected get draft(): Draft {
    return this.engine.draft
  }

  /** @internal */
  protected find(field: FieldSchema, which: WhichLine): Draft {
    const { lines } = this.draft.list(field.name)
    if (typeof which !== 'number' && !(which instanceof FormLine)) return this.engine.lineOf(field, which.id)
    const line = typeof which === 'number' ? lines.at(which) : lines.find((one) => one === which[DRAFT])
    if (line === undefined) {
      throw this.engine.noLine(field, typeof which === 'number' ? `index ${which}` : 'what is given')
    }
    return line
  }

  /** @internal */
  protected listField(name: string): FieldSchema {
    const { schema } = this.draft.layout
    const field = schema.field(name)
    if (field.kind === 'one2many') return field
    const remedy = field.kind === 'many2many' ? `form.set({ ${name}: [ids] })` : `form.set({ ${name}: value })`
    throw new InvalidValueError(`${schema.model}.${name} is ${aKind(field.kind)} and has no lines: use ${remedy}`)
  }

  /** @internal */
  protected line<T extends ModelType>(draft: Draft): FormLine<T> {
    let line = this.#lines.get(draft)
    if (line === undefined) {
      line = new FormLine(draft)
      this.#lines.set(draft, line)
    }
    return line as unknown as FormLine<T>
  }
}
