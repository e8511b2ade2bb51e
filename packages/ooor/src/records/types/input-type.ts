import type { AnyField, FieldName, FieldNamed, Linkable, ModelType } from './model-type.ts'

/** Values as they are set and created: relations by id, record or command. */
export type Input<M extends ModelType> = { readonly [K in FieldName<M>]?: InputOf<FieldNamed<M, K>> }

type InputOf<F extends AnyField> = F extends { readonly kind: 'one2many' | 'many2many'; readonly model: infer T }
  ? T extends ModelType
    ? readonly (Linkable | NewRecord<T> | Command<T>)[]
    : never
  : F['input'] | null

/** A record to be made along with the one that holds it. */
export type NewRecord<M extends ModelType> = Input<M> & { readonly id?: undefined }

/** Odoo's commands for one2many and many2many, as `command.link(5)` makes them. */
export type Command<M extends ModelType> =
  | readonly [0, number, Input<M>]
  | readonly [1, number, Input<M>]
  | readonly [2 | 3 | 4, number, (0 | false)?]
  | readonly [5, (0 | false)?, (0 | false)?]
  | readonly [6, 0 | false, readonly number[]]
