/** What is kept in memory and weighed. */
export const KEPT = ['as the server sent it', 'rows()', 'records', 'records, touched'] as const
export type KeptKind = (typeof KEPT)[number]

/** How a million rows are gone through. */
export const STREAMS = ['floor: bare undici', "stream({ as: 'rows' })", 'stream()', 'stream(), touched'] as const
export type StreamKind = (typeof STREAMS)[number]

export const KEPT_ROWS = 200_000
export const STREAMED_ROWS = 1_000_000

/** What the process of a kept kind tells. */
export interface Weight {
  /** Bytes of heap per row. */
  readonly bytes: number
}

/** What the process of a stream tells. */
export interface Flow {
  /** MB resident when nothing was read yet, and at most. */
  readonly before: number
  readonly peak: number
  readonly seconds: number
  /** Seconds of processor time. */
  readonly cpu: number
}
