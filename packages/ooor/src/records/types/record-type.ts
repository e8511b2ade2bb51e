import type { ByIdApi } from './by-id-api.ts'
import type { AnyField, FieldName, FieldNamed, ModelType, OrNull, UntypedModel } from './model-type.ts'
// biome-ignore lint/suspicious/noImportCycles: one recursive type in three files: a record has methods and lists, which answer records
import type { RecordApi } from './record-api.ts'
// biome-ignore lint/suspicious/noImportCycles: as above
import type { HandleList, RelatedList, UnloadedList } from './record-lists.ts'
import type { DefaultSelection, NestedOf, SelectedName } from './select.ts'

/**
 * A record: what was selected is a value, everything else is awaited.
 *
 * ```ts
 * type Order = RecordOf<Odoo['sale.order']>
 * ```
 */
export type RecordOf<M extends ModelType, S = DefaultSelection, E = unknown> = RecordApi<M, S, E> &
  Values<M, S> &
  Omit<M['methods'], keyof RecordApi<M> | keyof E> &
  E

/** A record whose model does not matter here. */
export type AnyRecord = RecordOf<UntypedModel>

type Values<M extends ModelType, S> = {
  -readonly [K in Exclude<FieldName<M>, keyof RecordApi<M> | ReadonlyName<M>>]: PropertyOf<M, S, K>
} & {
  readonly [K in Exclude<ReadonlyName<M>, keyof RecordApi<M>>]: PropertyOf<M, S, K>
}

// Editors work this out for all fields of a model with each completion: of the flags alone, without asking whether
// what holds them is a field.
type ReadonlyName<M extends ModelType> = {
  [K in FieldName<M>]: M['fields'][K] extends { readonly flags: infer F } ? ('readonly' extends F ? K : never) : never
}[FieldName<M>]

type PropertyOf<M extends ModelType, S, K extends FieldName<M>> = FieldNamed<M, K>['kind'] extends 'unknown'
  ? unknown
  : K extends SelectedName<M, S>
    ? PropertyValue<FieldNamed<M, K>, NestedOf<S, K>>
    : Lazy<FieldNamed<M, K>>

/** What a property holds when its field was selected. */
type PropertyValue<F extends AnyField, S> = F extends { readonly kind: 'many2one'; readonly model: infer T }
  ? T extends ModelType
    ? OrNull<F, S extends true ? Ref<T> : RecordOf<T, S>>
    : never
  : F extends { readonly kind: 'one2many' | 'many2many'; readonly model: infer T }
    ? T extends ModelType
      ? S extends true
        ? UnloadedList<T>
        : RelatedList<T, S>
      : never
    : OrNull<F, F['value']>

/** What a property holds when its field was not selected: await it. */
export type Lazy<F extends AnyField> = F extends { readonly kind: 'many2one'; readonly model: infer T }
  ? T extends ModelType
    ? LazyRef<T, OrNull<F, RecordOf<T>>>
    : never
  : F extends { readonly kind: 'one2many' | 'many2many'; readonly model: infer T }
    ? T extends ModelType
      ? UnloadedList<T>
      : never
    : PromiseLike<OrNull<F, F['value']>>

/**
 * A record that is known by its id and name. Await it for the record, or walk on and await the end:
 *
 * ```ts
 * order.partner_id.display_name                 // known
 * await order.partner_id.country_id.code        // one read per step, for all orders of the result at once
 * const partner = await order.partner_id        // the record with its fields
 * ```
 */
export type Ref<M extends ModelType> = { readonly id: number; readonly display_name: string } & PromiseLike<
  RecordOf<M>
> &
  ByIdApi<M> &
  MethodsById<M> &
  Walk<M, 'id' | 'display_name' | keyof ByIdApi<M>>

/**
 * A record of which only the id is known, as `browse` makes it: await it, walk on, or do something to it in one call.
 *
 * ```ts
 * await orders.browse(42).write({ note: 'ring twice' })
 * await orders.browse(42).action_confirm()
 * ```
 */
export type Handle<M extends ModelType, E = unknown> = { readonly id: number } & PromiseLike<
  RecordOf<M, DefaultSelection, E>
> &
  ByIdApi<M> &
  MethodsById<M> &
  Walk<M, 'id' | keyof ByIdApi<M>>

/** References to records, as `browse([5, 6])` makes them: what is asked of the list is done to all in one call. */
export type Handles<M extends ModelType, E = unknown> = HandleList<M, E> & Omit<M['methods'], keyof HandleList>

type MethodsById<M extends ModelType> = Omit<M['methods'], keyof ByIdApi<M> | FieldName<M>>

/** A relation that has not been read: await it, or walk on. Null, and whatever is beyond, when it is empty. */
export type LazyRef<M extends ModelType, Value> = { readonly id: PromiseLike<number | null> } & PromiseLike<Value> &
  Walk<M, 'id'>

type Walk<M extends ModelType, Known extends string> = {
  readonly [K in Exclude<FieldName<M>, Known | 'then'>]: LazyStep<FieldNamed<M, K>>
}

// Walking over an empty relation ends in null, whatever the last field is.
type LazyStep<F extends AnyField> = F extends { readonly kind: 'many2one'; readonly model: infer T }
  ? T extends ModelType
    ? LazyRef<T, RecordOf<T> | null>
    : never
  : F extends { readonly kind: 'one2many' | 'many2many'; readonly model: infer T }
    ? T extends ModelType
      ? PromiseLike<RelatedList<T, DefaultSelection>>
      : never
    : PromiseLike<F['value'] | null>
