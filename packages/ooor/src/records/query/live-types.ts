import type { CallOptions } from '../../wires/index.ts'

/** How a query is kept up with. */
export interface LiveOptions extends CallOptions {
  /** Milliseconds between looks. @default 5000 */
  readonly interval?: number | undefined
  /** Whether those that match already come first, as `entered`. @default true */
  readonly initial?: boolean | undefined
  /**
   * By the moment of the last write, or by comparing the values of all. `auto`: by values where moments do not tell:
   * of fields that are computed, lists, and what lies beyond relations. @default 'auto'
   */
  readonly by?: 'auto' | 'write_date' | 'values' | undefined
  /** How many records at most may match; each costs some bytes. @default 20000 */
  readonly atMost?: number | undefined
  /**
   * What comes of it makes the query look at once: notifications of the bus that tell of its records, say. The signal
   * aborts when the looking ends.
   */
  readonly wake?: ((signal: AbortSignal) => AsyncIterable<unknown>) | undefined
  /** Is told of looks that have failed in passing, as while the server restarts: nothing is missed, the next one sees. */
  readonly failed?: ((error: unknown) => void) | undefined
}

/** What has become of a record: it matches now, has other values, or matches no longer or is gone. */
export type LiveChange<R> =
  | { readonly kind: 'entered' | 'changed'; readonly id: number; readonly row: R }
  | { readonly kind: 'left'; readonly id: number; readonly row?: undefined }
