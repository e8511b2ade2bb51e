import type { NearName } from './near-name.ts'

/**
 * What is special about a field: `required` ones are never null, `readonly` ones are not assigned to by accident (Odoo
 * takes them from `set` and `create` all the same), `lazy` ones are computed by the server for each read and come only
 * when asked for.
 */
export type Flag = 'required' | 'readonly' | 'lazy'

/** A field, as types see it: its kind, what is read from it and what may be written to it. */
export interface Field<Kind extends string, Value, Input, F extends Flag> {
  readonly kind: Kind
  readonly value: Value
  readonly input: Input
  readonly flags: F
}

/** Any field. */
export type AnyField = Field<string, unknown, unknown, Flag>

/** A model, as types see it: written by `ooor types`, or by hand for a few fields. */
export interface ModelType {
  /** As `res.partner`. */
  readonly name: string
  /** Fields by name. */
  readonly fields: object
  /** Methods of records by name. */
  readonly methods: object
  /** Methods of the model itself, which take no records. */
  readonly modelMethods?: object
}

/** A model of which the types know nothing but its name: each field is `unknown`. */
export interface UntypedModel<Name extends string = string> {
  readonly name: Name
  readonly fields: { readonly [field: string]: Field<'unknown', unknown, unknown, never> }
  readonly methods: object
}

/**
 * The models of the server, for who has one server. Empty until the declarations of `ooor types` fill it; then
 * `odoo.model('res.partner')` knows the fields of partners.
 */
// biome-ignore lint/suspicious/noEmptyInterface: made to be filled by declaration merging
export interface Models {}

/** Names of models: those of the declarations, or any text when there are none. */
export type ModelName<O> = [keyof O] extends [never] ? string : keyof O & string

/** The model of a name. */
export type ModelNamed<O, N extends string> = N extends keyof O
  ? O[N] extends ModelType
    ? O[N]
    : UntypedModel<N>
  : UntypedModel<N>

/** The methods of a model itself. */
export type ModelMethods<M extends ModelType> = M extends { readonly modelMethods: infer T extends object }
  ? T
  : { readonly [method: string]: (named?: Readonly<Record<string, unknown>>) => Promise<unknown> }

/** What stands for a record: its id, the record, a reference to it. */
export type Linkable = number | { readonly id: number }

/** What a reference field holds. */
export interface ReferenceValue {
  readonly model: string
  readonly id: number
}

/** The fields of a model, with its id. */
export type Fields<M extends ModelType> = M['fields'] & {
  readonly id: Field<'integer', number, number, 'required' | 'readonly'>
}

/** Names of a model's fields. */
export type FieldName<M extends ModelType> = keyof M['fields'] & string

/** The field of a name. */
export type FieldNamed<M extends ModelType, K> = K extends 'id'
  ? Field<'integer', number, number, 'required' | 'readonly'>
  : K extends keyof M['fields']
    ? M['fields'][K] extends AnyField
      ? M['fields'][K]
      : never
    : never

/** The model that a relation leads to; never for other fields. */
export type Target<F> = F extends { readonly kind: 'unknown' }
  ? UntypedModel
  : F extends { readonly model: infer T }
    ? T extends ModelType
      ? T
      : never
    : never

/** Kinds that are never null. */
export type NeverNull = 'integer' | 'float' | 'monetary' | 'boolean' | 'one2many' | 'many2many' | 'unknown'

/** A value that is null when the field may be empty. */
export type OrNull<F extends AnyField, V> = F['kind'] extends NeverNull
  ? V
  : 'required' extends F['flags']
    ? V
    : V | null

/** Says in a compiler's message what is wrong. */
export interface Mistake<Message extends string> {
  readonly 'does not fit': Message
}
/** The type of a field name that is not there, with what may be meant: worked out for mistakes only. */
export type NoSuchField<M extends ModelType, K> = K extends string
  ? Mistake<`${M['name']} has no field '${K}'${MayBeMeant<M, K>}`>
  : never

type MayBeMeant<M extends ModelType, K extends string> = string extends K
  ? ''
  : [NearName<FieldName<M>, K>] extends [never]
    ? ''
    : `: did you mean '${NearName<FieldName<M>, K>}'?`

/** Spells a type out, so that editors show its members. */
export type Simplify<T> = { [K in keyof T]: T[K] } & {}
