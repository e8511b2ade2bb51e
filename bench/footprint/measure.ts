import { Child } from '../child.ts'
import { type Flow, KEPT, type KeptKind, STREAMED_ROWS, STREAMS, type StreamKind, type Weight } from './kinds.ts'

/** What rows weigh, and how streams of them flow. */
export interface Footprint {
  readonly weights: ReadonlyMap<KeptKind, Weight>
  readonly flows: ReadonlyMap<StreamKind, Flow>
}

/** One process after the other: they would get into each other's way. */
export async function measureFootprint(port: number): Promise<Footprint> {
  const weights = new Map<KeptKind, Weight>()
  for (const kind of KEPT) {
    weights.set(kind, await tell<Weight>('./footprint/keep.ts', [kind, String(port)], ['--expose-gc']))
  }
  const flows = new Map<StreamKind, Flow>()
  for (const kind of STREAMS) {
    flows.set(kind, await tell<Flow>('./footprint/stream.js', [kind, String(port), String(STREAMED_ROWS)]))
  }
  return { weights, flows }
}

async function tell<T>(file: string, args: readonly string[], nodeOptions: readonly string[] = []): Promise<T> {
  const child = new Child(file, args, nodeOptions)
  try {
    return await child.next<T>()
  } finally {
    await child.stop()
  }
}
