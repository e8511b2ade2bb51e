import type {
  AnyField,
  FieldName,
  FieldNamed,
  Mistake,
  ModelType,
  NoSuchField,
  OrNull,
  Simplify,
  Target,
} from './model-type.ts'

/** What to read: `true` for a field, an object for what lies beyond a relation. */
export type Selection<M extends ModelType> = {
  readonly [K in FieldName<M>]?: true | ([Target<FieldNamed<M, K>>] extends [never] ? never : NestedSelection)
}

/** What to read beyond a relation; `$limit` and `$order` are for one2many and many2many. */
export interface NestedSelection {
  readonly [field: string]: unknown
  /** How many records at most, for each parent. */
  readonly $limit?: number
  /** As `sequence, id desc`. */
  readonly $order?: string
}

/** The fields that come when none are named: stored ones and those of the parent model, not x2many or binary. */
export interface DefaultSelection {
  readonly $default: true
}

/** The compiler's check of a selection, to any depth. */
export type CheckSelection<M extends ModelType, S> = {
  readonly [K in keyof S]: K extends '$limit'
    ? number
    : K extends '$order'
      ? string
      : K extends FieldName<M> | 'id'
        ? S[K] extends true
          ? true
          : [Target<FieldNamed<M, K>>] extends [never]
            ? Mistake<`'${K & string}' is not a relation: select it with true`>
            : CheckSelection<Target<FieldNamed<M, K>>, S[K]>
        : NoSuchField<M, K>
}

/** What `select` takes: names, or one object that goes on beyond relations. Editors complete the names. */
export type Selectable<M extends ModelType> = FieldName<M> | (string & {}) | Selection<M>

/** The compiler's check of what `select` is given: each mistake stands where it was made. */
export type CheckSelectable<M extends ModelType, S> = S extends FieldName<M> | 'id'
  ? S
  : S extends string
    ? NoSuchField<M, S>
    : CheckSelection<M, S>

/** The selection of what `select` is given. */
export type SelectionOf<S> = [S] extends [string] ? NamesSelection<S> : S

/** A selection of names. */
export type NamesSelection<K extends string> = { readonly [P in K]: true }

/** Names that a selection reads. */
export type SelectedName<M extends ModelType, S> = S extends DefaultSelection
  ? DefaultName<M>
  : Exclude<keyof S & string, '$limit' | '$order' | 'id'>

/** Kinds that come only when they are selected or asked for. */
type HeavyKind = 'one2many' | 'many2many' | 'binary' | 'properties' | 'json'

/** Names that come when none are named. */
export type DefaultName<M extends ModelType> = {
  [K in FieldName<M>]: FieldNamed<M, K>['kind'] extends HeavyKind
    ? never
    : 'lazy' extends FieldNamed<M, K>['flags']
      ? never
      : K
}[FieldName<M>]

/** A plain row of a selection. */
export type RowOf<M extends ModelType, S> = Simplify<
  { id: number } & { [K in SelectedName<M, S>]: RowValue<FieldNamed<M, K>, NestedOf<S, K>> }
>

/** What is selected beyond a field. */
export type NestedOf<S, K> = S extends DefaultSelection ? true : K extends keyof S ? S[K] : true

/** What a plain row holds for a field. */
export type RowValue<F extends AnyField, S> = F extends { readonly kind: 'many2one'; readonly model: infer T }
  ? T extends ModelType
    ? OrNull<F, S extends true ? { id: number; display_name: string } : RowOf<T, S>>
    : never
  : F extends { readonly kind: 'one2many' | 'many2many'; readonly model: infer T }
    ? T extends ModelType
      ? S extends true
        ? number[]
        : RowOf<T, S>[]
      : never
    : OrNull<F, F['value']>
