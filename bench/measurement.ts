import { median, type Spread, spread } from './statistics.ts'

/** What one round measured of one contender. */
export interface Round {
  /** Milliseconds of each call. */
  readonly calls: readonly number[]
  /** Milliseconds of all together. */
  readonly total: number
  /** Milliseconds of processor time, collecting garbage included: what a busy machine changes least. */
  readonly cpu: number
}

/** All rounds of one contender in one scenario. */
export interface Measurement {
  readonly name: string
  readonly how: string
  readonly rounds: readonly Round[]
  /** Why there are no rounds. */
  readonly missing?: string
}

/** Milliseconds of one call, over all rounds. */
export function latency({ rounds }: Measurement): Spread {
  return spread(rounds.flatMap(({ calls }) => calls))
}

/** Garbage collection and all, as a loop of calls would see it. */
export function callsPerSecond({ rounds }: Measurement): number {
  return median(rounds.map(({ calls, total }) => (calls.length / total) * 1000))
}

/** Milliseconds of processor time per call. */
export function cpuPerCall({ rounds }: Measurement): number {
  return median(rounds.map(cpuOf))
}

const cpuOf = ({ calls, cpu }: Round) => cpu / calls.length
const wallOf = ({ calls }: Round) => median(calls)

/**
 * How many times as long as another: round by round, since both then met the same machine, and the median of that.
 * Undefined when one of them did not run.
 */
export function ratio(
  one: Measurement | undefined,
  other: Measurement | undefined,
  of: 'time' | 'cpu' = 'time',
): Spread | undefined {
  if (!one?.rounds.length || !other?.rounds.length) return undefined
  const value = of === 'cpu' ? cpuOf : wallOf
  const ratios: number[] = []
  one.rounds.forEach((round, index) => {
    const opposite = other.rounds[index]
    if (opposite !== undefined) ratios.push(value(round) / value(opposite))
  })
  return spread(ratios)
}
