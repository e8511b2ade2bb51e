import { footprintSections } from './footprint/report.ts'
import { growthSections } from './growth/report.ts'
import { machine } from './machine.ts'
import { callsPerSecond, cpuPerCall, latency, type Measurement, ratio } from './measurement.ts'
import { table, times } from './table.ts'
import { type Results, targets } from './targets.ts'
import type { Scenario } from './workload.ts'

/** Beside results.md. */
export const GROWTH_PICTURE = './growth.svg'

const HOW = [
  'Times are medians of single calls, ratios medians over the rounds; the range is p10–p90. CPU is the processor time',
  'of the client per call. How it is measured: README.md.',
].join('\n')

/** The report as Markdown whose source reads as well as its rendering: the terminal shows the same text. */
export function report(results: Results, rounds: number): string {
  return [
    '# Results',
    `${machine(rounds)}\n${HOW}`,
    '## Targets',
    targetTable(results),
    ...sections.flatMap(({ scenario, title, note }) =>
      results[scenario].length === 0 ? [] : [`## ${title}`, note, scenarioTable(results[scenario], scenario)],
    ),
    ...(results.footprint === undefined ? [] : footprintSections(results.footprint)),
    ...(results.growth === undefined ? [] : growthSections(results.growth, GROWTH_PICTURE)),
  ].join('\n\n')
}

const sections: readonly { scenario: Scenario; title: string; note: string }[] = [
  {
    scenario: 'small',
    title: 'One small call',
    note: 'Reads one partner with five fields, one call after the other on a connection that stays open.',
  },
  {
    scenario: 'big',
    title: '1,977 rows',
    note: '`search_read` of all country states with name, code and country: 168 kB of JSON, 817 kB of XML.',
  },
  {
    scenario: 'records',
    title: '1,977 rows as rows and records',
    note: [
      'The same question. `ooor` answers what the server sent, `rows()` casts it, records are built of it; touched, each',
      'of their four fields is read once.',
    ].join('\n'),
  },
  {
    scenario: 'decode',
    title: 'Decoding alone',
    note: 'The same 1,977 rows from text in memory; × is against `JSON.parse`.',
  },
]

function targetTable(results: Results): string {
  const rows = targets.map(({ text, bound, sense, measured }) => {
    const found = measured(results)
    const wanted = `${sense === 'at most' ? '≤' : '≥'} ${bound}`
    if (found === undefined) return [text, wanted, '', 'not measured']
    const met = sense === 'at most' ? found.median <= bound : found.median >= bound
    return [text, wanted, times(found), met ? 'met' : '**NOT MET**']
  })
  return table(['target', 'wanted', 'measured', ''], rows)
}

function scenarioTable(measurements: readonly Measurement[], scenario: Scenario): string {
  const [first] = measurements
  const rows = measurements.map((measurement) => {
    const { name, how, missing } = measurement
    if (missing !== undefined) return [name, how, missing]
    const { median, p10, p90 } = latency(measurement)
    const against = [ratio(measurement, first), ratio(measurement, first, 'cpu')]
    const rate = Math.round(callsPerSecond(measurement)).toLocaleString('en')
    const duration = `${time(p10, scenario)}–${time(p90, scenario)}`
    const [wall, cpu] = against.map((spread) => (spread === undefined ? '' : times(spread)))
    return [name, how, time(median, scenario), duration, wall, time(cpuPerCall(measurement), scenario), cpu, rate]
  })
  const unit = scenario === 'small' ? 'µs' : 'ms'
  return table(['contender', 'how', `median ${unit}`, 'p10–p90', '× first', `CPU ${unit}`, '× first', 'calls/s'], rows)
}

function time(milliseconds: number, scenario: Scenario): string {
  return scenario === 'small' ? (milliseconds * 1000).toFixed(0) : milliseconds.toFixed(milliseconds < 20 ? 2 : 0)
}
