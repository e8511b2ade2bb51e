/** What is moved, and by whom. */
export const TRANSFERS = ['upload, bare undici', 'upload, ooor', 'download, bare undici', 'download, ooor'] as const
export type Transfer = (typeof TRANSFERS)[number]

/** A server, and the record that files are attached to. */
export interface Place {
  readonly url: string
  readonly database: string
  readonly partner: number
}

/** What the runner tells a process. */
export type Command = { readonly do: 'move'; readonly bytes: number } | { readonly do: 'tidy' }

/** One turn. */
export interface Moved {
  readonly milliseconds: number
  /** Of the processor. */
  readonly cpu: number
  /** MB resident at most, above what the process had when it had moved little. */
  readonly above: number
}
