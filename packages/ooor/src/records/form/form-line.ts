import type { FieldName, ModelType, UntypedModel } from '../types/model-type.ts'
import type { Draft } from './draft.ts'
import type { LineValues } from './form-types.ts'

/** For the form only: what a line holds. */
export const DRAFT = Symbol('draft')

/** A line of a form, as `form.add` and `form.lines` answer it. It goes on showing what the form makes of it. */
export class FormLine<M extends ModelType = UntypedModel> {
  /** @internal */
  readonly [DRAFT]: Draft

  /** @internal Lines come from a form. */
  constructor(draft: Draft) {
    this[DRAFT] = draft
  }

  /** The id on the server; 0 for a line that is not saved yet. */
  get id(): number {
    return this[DRAFT].id
  }

  /** What the line holds. */
  get values(): LineValues<M> {
    return { id: this.id, ...this[DRAFT].values } as LineValues<M>
  }

  /** Required fields that are still empty. */
  get missing(): readonly FieldName<M>[] {
    return this[DRAFT].missing as FieldName<M>[]
  }

  /** What the server lets be chosen, by field. Up to 13. */
  get domains(): Readonly<Record<string, unknown>> {
    return this[DRAFT].domains
  }
}
