/**
 * The kinds of fields that Odoo has, as types. `ooor types` writes them into the declarations of a server:
 *
 * ```ts
 * import type { field } from 'ooor'
 *
 * export interface ResPartner {
 *   name: 'res.partner'
 *   fields: {
 *     name: field.Char<'required'>
 *     country_id: field.Many2one<ResCountry>
 *   }
 *   methods: {}
 * }
 * ```
 *
 * @module
 */
import type { Field, Flag, Linkable, ModelType, ReferenceValue } from './model-type.ts'

/** One line of text. */
export interface Char<F extends Flag = never> extends Field<'char', string, string, F> {}
/** Several lines of text. */
export interface Text<F extends Flag = never> extends Field<'text', string, string, F> {}
/** Markup. */
export interface Html<F extends Flag = never> extends Field<'html', string, string, F> {}
/** A whole number; never null, 0 when empty. */
export interface Integer<F extends Flag = never> extends Field<'integer', number, number, F> {}
/** A number; never null, 0 when empty. */
export interface Float<F extends Flag = never> extends Field<'float', number, number, F> {}
/** An amount in the currency that another field names; never null, 0 when empty. */
export interface Monetary<F extends Flag = never> extends Field<'monetary', number, number, F> {}
/** Never null. */
export interface Boolean<F extends Flag = never> extends Field<'boolean', boolean, boolean, F> {}
/** A day, as `2026-01-31`. */
export interface Date<F extends Flag = never> extends Field<'date', string, string, F> {}
/** A moment. Text is written as it is, in UTC: `2026-01-31 10:20:30`. */
export interface Datetime<F extends Flag = never>
  extends Field<'datetime', globalThis.Date, globalThis.Date | string, F> {}
/** One of some values. */
export interface Selection<V extends string | number, F extends Flag = never> extends Field<'selection', V, V, F> {}
/** Bytes. Text is taken for base64 already. */
export interface Binary<F extends Flag = never>
  extends Field<'binary', Uint8Array, Uint8Array | string | NamedFile, F> {}

/** A file with its name, or a new name for the one that is there: for binary fields of Odoo 20 and later. */
export type NamedFile =
  | { readonly content: Uint8Array | string; readonly filename?: string }
  | { readonly filename: string; readonly content?: undefined }
/** Whatever JSON holds. */
export interface Json<F extends Flag = never> extends Field<'json', unknown, unknown, F> {}
/** Fields that users define, as a list of descriptions with their values. */
export interface Properties<F extends Flag = never> extends Field<'properties', unknown, unknown, F> {}
/** A record of any model. */
export interface Reference<F extends Flag = never>
  extends Field<'reference', ReferenceValue, ReferenceValue | string, F> {}
/** The id of a record whose model another field names. */
export interface Many2oneReference<F extends Flag = never> extends Field<'many2one_reference', number, number, F> {}
/** A field whose kind the types do not know. */
export interface Unknown<F extends Flag = never> extends Field<'unknown', unknown, unknown, F> {}

/** One record of another model. */
export interface Many2one<M extends ModelType, F extends Flag = never>
  extends Field<'many2one', { id: number; display_name: string }, Linkable, F> {
  readonly model: M
}
/** The records of another model that point here. */
export interface One2many<M extends ModelType, F extends Flag = never> extends Field<'one2many', number[], unknown, F> {
  readonly model: M
}
/** Any number of records of another model. */
export interface Many2many<M extends ModelType, F extends Flag = never>
  extends Field<'many2many', number[], unknown, F> {
  readonly model: M
}
