/** What may stand at the cursor. */
export interface Completion {
  /** In the place of `replaced`. */
  readonly candidates: readonly string[]
  /** What stands before the cursor already. */
  readonly replaced: string
  /** What a call takes, where the cursor is in its parentheses. */
  readonly hint?: string | undefined
}

/** A place in the arguments of a method where fields of a model are named. */
export interface FieldPlace {
  readonly kind: 'fields'
  readonly model: string
  /** The method whose argument it is. */
  readonly method: string
  /** The field whose value is being written; undefined where a field is named. */
  readonly value: string | undefined
  readonly hint?: string | undefined
}

/** A place in the arguments of a method of the server, which are named. */
export interface ArgumentsPlace {
  readonly kind: 'arguments'
  readonly names: readonly string[]
  readonly hint?: string | undefined
}
