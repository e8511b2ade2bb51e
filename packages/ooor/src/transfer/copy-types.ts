import type { OoorError } from '../errors/index.ts'
import type { FieldName, Model, ModelType, Query } from '../records/index.ts'

/** A row on its way to the other server, by columns as an import has them. */
export type CopiedRow = Readonly<Record<string, unknown>>

/** Where a row comes from. */
export interface CopySource {
  /** The model and the record there. */
  readonly model: string
  readonly id: number
  /** How it was reached from the records that are copied: '' for those themselves, as `order_line` for their lines. */
  readonly path: string
}

/** How far a copy is. */
export interface CopyProgress {
  readonly made: number
  readonly changed: number
  /** Records that both servers have by the same external id: linked to, and left as they are. */
  readonly linked: number
  readonly rejected: number
  /** Goes on behind the records that are done. */
  readonly cursor: string
}

/** What is copied, and where to. */
export interface CopyOptions<A extends ModelType, S, E, B extends ModelType> {
  /**
   * The records: a query with a selection. What the selection has beyond relations is copied too, and linked:
   * `select({ name: true, partner_id: { name: true }, order_line: { name: true } })`.
   */
  readonly from: Query<A, S, E>
  /** The model that takes them, on the other server; its name may be another. */
  readonly to: Model<B, unknown>
  /**
   * A name for where records come from, as `erp61`: on the other server, a record is known again by the external id
   * `erp61.res_partner_42`.
   */
  readonly namespace: string
  /** Fields that are called otherwise there, by their paths here: `{ 'order_line.product_uom': 'product_uom_id' }`. */
  readonly rename?:
    | ({ readonly [K in keyof S & string]?: FieldName<B> } & { readonly [path: `${string}.${string}`]: string })
    | undefined
  /** Changes a row before it is sent; null leaves it out. */
  readonly map?: ((row: CopiedRow, source: CopySource) => CopiedRow | null | Promise<CopiedRow | null>) | undefined
  /**
   * Records that are linked to without being copied are looked for by what was copied before, by their external id, and
   * by name. Where there is none: `reject` the row, or `leave` the link empty. @default 'reject'
   */
  readonly missing?: 'reject' | 'leave' | undefined
  /** Records in one call. @default 200 */
  readonly size?: number | undefined
  /** The `cursor` of a copy that broke off; from the beginning where there was none. */
  readonly after?: string | null | undefined
  readonly onReject?:
    | ((rejected: CopySource & { readonly reason: string; readonly error: OoorError }) => unknown)
    | undefined
  readonly onProgress?: ((progress: CopyProgress) => unknown) | undefined
}
