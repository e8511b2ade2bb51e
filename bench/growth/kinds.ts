/** How one kind of work grows. */
export interface Growth {
  readonly name: string
  /** What is on the axis, as `rows`. */
  readonly unit: string
  readonly note: string
  /** What it is compared with. */
  readonly floor: string | undefined
  readonly points: readonly Point[]
}

export interface Point {
  readonly x: number
  /** Milliseconds of the processor: the fastest of all rounds, since what else the machine does only adds. */
  readonly ours: number
  readonly floor?: number
  /** Of the rounds' ratios. */
  readonly ratios?: readonly number[]
  /** Bytes of heap for each. */
  readonly bytes?: number
}
