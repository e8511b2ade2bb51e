import type { Schema } from 'ooor/schema'

/** What a server has, as far as types can tell of it. */
export interface ServerDescription {
  /** As `19.0`. */
  readonly series: string
  /** Sorted by name. */
  readonly models: readonly ModelDescription[]
  /** Methods that every model has. */
  readonly common: readonly MethodDescription[]
}

/** One model. */
export interface ModelDescription {
  /** As `res.partner`. */
  readonly name: string
  /** As `Contact`; undefined when the user may not know. */
  readonly label: string | undefined
  readonly schema: Schema
  /** Its own, without those that every model has. */
  readonly methods: readonly MethodDescription[]
}

/** One public method. */
export interface MethodDescription {
  readonly name: string
  /** True for `api.model`: called on the model, without records. */
  readonly isOfModel: boolean
  readonly doc: string | undefined
  readonly parameters: readonly ParameterDescription[]
  /** True when it takes arguments by any other name, too. */
  readonly takesMore: boolean
  /** Python's annotation of the result. */
  readonly returns: string | undefined
}

/** One argument of a method, given by name. */
export interface ParameterDescription {
  readonly name: string
  readonly doc: string | undefined
  /** Python's annotation. */
  readonly annotation: string | undefined
  readonly isRequired: boolean
  /** Undefined when there is none, or none that JSON can tell. */
  readonly default: unknown
}
