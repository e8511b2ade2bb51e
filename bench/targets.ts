import type { StreamKind } from './footprint/kinds.ts'
import type { Footprint } from './footprint/measure.ts'
import { type Measurement, ratio } from './measurement.ts'
import type { Spread } from './statistics.ts'
import type { Scenario } from './workload.ts'

export type Results = Readonly<Record<Scenario, readonly Measurement[]>> & {
  readonly footprint?: Footprint | undefined
}

/** One promise about speed: a ratio, never a time; of memory, MB. */
export interface Target {
  readonly text: string
  readonly bound: number
  readonly sense: 'at most' | 'at least'
  readonly measured: (results: Results) => Spread | undefined
}

const FLOOR = 'floor: bare undici'
const DECODER = 'ooor decodeMethodResponse'

const named = (measurements: readonly Measurement[], name: string) =>
  measurements.find((measurement) => measurement.name === name)

const between = (scenario: Scenario, one: string, other: string) => (results: Results) =>
  ratio(named(results[scenario], one), named(results[scenario], other))

/** The fastest of the peers that speak XML-RPC, against ours. */
function xmlPeersAgainstOurs({ big }: Results): Spread | undefined {
  const ours = named(big, 'ooor, XML-RPC')
  const ratios = big
    .filter(({ name, how }) => how === 'XML-RPC' && !name.startsWith('ooor'))
    .flatMap((peer) => ratio(peer, ours) ?? [])
  return ratios.sort((a, b) => a.median - b.median)[0]
}

/** The one number of a process that ran once. */
const peakOf =
  (kind: StreamKind) =>
  ({ footprint }: Results): Spread | undefined => {
    const peak = footprint?.flows.get(kind)?.peak
    return peak === undefined ? undefined : { median: peak, p10: peak, p90: peak }
  }

export const targets: readonly Target[] = [
  {
    text: 'one small call: ooor / bare undici',
    bound: 0.9,
    sense: 'at most',
    measured: between('small', 'ooor', FLOOR),
  },
  { text: '1,977 rows: ooor / bare undici', bound: 1.1, sense: 'at most', measured: between('big', 'ooor', FLOOR) },
  {
    text: '1,977 rows: rows() / bare undici',
    bound: 1.05,
    sense: 'at most',
    measured: between('records', 'ooor rows()', FLOOR),
  },
  {
    text: '1,977 rows: records / bare undici',
    bound: 1.15,
    sense: 'at most',
    measured: between('records', 'ooor records', FLOOR),
  },
  {
    text: '1,977 rows: records, every field read / bare undici',
    bound: 1.5,
    sense: 'at most',
    measured: between('records', 'ooor records, touched', FLOOR),
  },
  {
    text: '1,977 rows: fastest XML-RPC peer / ooor over XML-RPC',
    bound: 15,
    sense: 'at least',
    measured: xmlPeersAgainstOurs,
  },
  {
    text: 'decoding XML: xmlrpc / ooor',
    bound: 15,
    sense: 'at least',
    measured: between('decode', 'xmlrpc deserializer', DECODER),
  },
  {
    text: 'decoding: ooor XML / JSON.parse',
    bound: 5,
    sense: 'at most',
    measured: between('decode', DECODER, 'JSON.parse'),
  },
  {
    text: "stream of 1,000,000 rows, as: 'rows': MB resident",
    bound: 150,
    sense: 'at most',
    measured: peakOf("stream({ as: 'rows' })"),
  },
  {
    text: 'stream of 1,000,000 rows as records: MB resident',
    bound: 150,
    sense: 'at most',
    measured: peakOf('stream()'),
  },
]
