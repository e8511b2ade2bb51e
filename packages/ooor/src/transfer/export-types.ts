import type { FieldName, ModelType } from '../records/index.ts'

/**
 * What a column of an export has: a field, `id` (the external id), `.id` (the id), or what lies behind relations, as
 * `country_id/id`, `country_id/code`, `partner_id/country_id/name`.
 */
export type ExportPath<M extends ModelType> = FieldName<M> | 'id' | '.id' | `${FieldName<M>}/${string}`

/** A cell: null for empty, a list where a path leads to several records. Relations without more are names. */
export type ExportValue = string | number | boolean | Date | Uint8Array | null | readonly ExportValue[] | object

/** A row of an export, by its paths. */
export type ExportRow<P extends string = string> = { readonly [K in P]: ExportValue }

/** How an export reads. */
export interface ExportOptions {
  /** Records in one call. @default 1000 */
  readonly size?: number | undefined
  /**
   * Records without an external id: `keep` leaves the cell empty; `make` has the server give them one, as its own export
   * does, which writes. @default 'keep'
   */
  readonly externalIds?: 'keep' | 'make' | undefined
  /** The `cursor` of the page that was the last; from the beginning where there was none. */
  readonly after?: string | null | undefined
  /** Told after each page how many rows there were so far. */
  readonly onProgress?: ((progress: { readonly rows: number }) => unknown) | undefined
}

/** Rows of a page, and the cursor that goes on behind them. */
export interface ExportPage<P extends string = string> {
  readonly rows: readonly ExportRow<P>[]
  readonly cursor: string
}
