import { execFileSync } from 'node:child_process'
import { cpus, loadavg, totalmem } from 'node:os'
import { callsPerSecond, cpuPerCall, latency, type Measurement, ratio } from './measurement.ts'
import type { Spread } from './statistics.ts'
import { type Results, targets } from './targets.ts'
import type { Scenario } from './workload.ts'

/** The report as Markdown whose source reads as well as its rendering: the terminal shows the same text. */
export function report(results: Results, rounds: number): string {
  return [
    '# Results',
    machine(rounds),
    '## Targets',
    targetTable(results),
    ...sections.flatMap(({ scenario, title, note }) =>
      results[scenario].length === 0 ? [] : [`## ${title}`, note, scenarioTable(results[scenario], scenario)],
    ),
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
    scenario: 'decode',
    title: 'Decoding alone',
    note: 'The same 1,977 rows from text in memory; × is against `JSON.parse`.',
  },
]

function machine(rounds: number): string {
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  const load = loadavg()[0]?.toFixed(1)
  const lines = [
    `Node ${process.version}, ${cpus().length} cores (${cpu?.model.trim()}), ${memory} GiB.`,
    `${new Date().toISOString().slice(0, 10)}, commit ${commit()}, ${rounds} rounds, load average at the end ${load}.`,
    'Times are medians of single calls, ratios medians over the rounds; the range is p10–p90. CPU is the processor time',
    'of the client per call. How it is measured: README.md.',
  ]
  return lines.join('\n')
}

function commit(): string {
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8', stdio: 'pipe' }).trim()
  try {
    const changed = git('--no-optional-locks', 'status', '--porcelain', '--', '../src') !== ''
    return git('rev-parse', '--short', 'HEAD') + (changed ? ' with changes in src' : '')
  } catch {
    return 'unknown'
  }
}

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

function times({ median, p10, p90 }: Spread): string {
  const digits = median < 10 ? 2 : 0
  return `${median.toFixed(digits)} (${p10.toFixed(digits)}–${p90.toFixed(digits)})`
}

function table(head: readonly string[], rows: readonly (readonly (string | undefined)[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0), 3))
  const line = (cells: readonly (string | undefined)[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}
