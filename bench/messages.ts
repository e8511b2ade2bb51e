import type { Round } from './measurement.ts'
import type { Scenario } from './workload.ts'

/** What the runner tells a contender's process. */
export type Command =
  /** Compare the answer with the recording, then warm up. */
  | { readonly do: 'prepare'; readonly scenario: Scenario; readonly milliseconds: number }
  | { readonly do: 'measure'; readonly scenario: Scenario; readonly milliseconds: number }

/** What it answers. */
export type Reply =
  | { readonly is: 'ready' }
  | { readonly is: 'not built'; readonly why: string }
  | { readonly is: 'failed'; readonly why: string }
  | ({ readonly is: 'measured' } & Round)
