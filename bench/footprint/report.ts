import { table } from '../table.ts'
import { KEPT_ROWS, STREAMED_ROWS } from './kinds.ts'
import type { Footprint } from './measure.ts'

const count = (value: number) => Math.round(value).toLocaleString('en')

/** The sections about memory, as Markdown. */
export function footprintSections({ weights, flows }: Footprint): readonly string[] {
  const [first] = weights.values()
  const weighed = [...weights].map(([kind, { bytes }]) => {
    return [kind, bytes.toFixed(0), (bytes / (first?.bytes ?? Number.NaN)).toFixed(2)]
  })
  const flowed = [...flows].map(([kind, { before, peak, seconds, cpu }]) => {
    return [kind, peak.toFixed(0), before.toFixed(0), count(STREAMED_ROWS / seconds), count(STREAMED_ROWS / cpu)]
  })
  return [
    '## Memory of a row',
    `Bytes of heap per row of four fields, over ${count(KEPT_ROWS)} rows that are kept, its texts and its many2one included.`,
    table(['kept', 'bytes', '× first'], weighed),
    `## ${count(STREAMED_ROWS)} rows, a page of 1,000 at a time`,
    'MB resident of the whole process, Node and all: at most, and when one row had been read.',
    table(['stream', 'MB at most', 'MB before', 'rows/s', 'rows/s of CPU'], flowed),
  ]
}
