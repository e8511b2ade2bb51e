/**
 * The benchmark: starts the replay server and every contender, lets the contenders take turns in rounds of changing
 * order, and reports. Times differ between machines and minutes; ratios of neighbours in one round hardly do.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Child } from './child.ts'
import { type Contender, contenders } from './contenders/index.ts'
import { measureFootprint } from './footprint/measure.ts'
import { checkBuild } from './freshness.ts'
import { chart } from './growth/chart.ts'
import type { Growth } from './growth/kinds.ts'
import type { Measurement, Round } from './measurement.ts'
import type { Command, Reply } from './messages.ts'
import { GROWTH_PICTURE, report } from './report.ts'
import { shuffled } from './statistics.ts'
import { SCENARIOS, type Scenario } from './workload.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '60' },
    /** Milliseconds of one contender's turn. */
    turn: { type: 'string', default: '40' },
    /** Only contenders whose name contains one of these, comma between; the floor and JSON.parse always run. */
    only: { type: 'string', default: '' },
    /** Only these scenarios. */
    scenarios: { type: 'string', default: [...SCENARIOS, 'footprint', 'growth'].join() },
    /** A folder for CPU profiles of each contender. */
    profile: { type: 'string' },
    'no-write': { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)
const turn = Number(values.turn)
const WARM_UP = 1000

interface Runner {
  readonly contender: Contender
  readonly child: Child
  missing: string | undefined
}

/** Why a contender cannot go on, if so; the table has room for two words, the terminal for the reason. */
function missingFrom(reply: Reply, { name }: Contender): string | undefined {
  if (reply.is !== 'not built' && reply.is !== 'failed') return undefined
  console.warn(`${name}: ${reply.is}: ${reply.why}`)
  if (reply.is === 'failed') process.exitCode = 1
  return reply.is
}

async function startRunner(contender: Contender, port: number): Promise<Runner> {
  const options = values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`]
  const child = new Child('./contender-process.ts', [contender.name, String(port)], options)
  const reply = await child.next<Reply>()
  child.stayOn(0)
  return { contender, child, missing: missingFrom(reply, contender) }
}

async function measure(runners: readonly Runner[], scenario: Scenario): Promise<Measurement[]> {
  const entered = runners.filter(({ contender }) => contender.scenarios.includes(scenario))
  if (!values.scenarios.split(',').includes(scenario)) return []
  const measured = new Map<Runner, Round[]>(entered.map((runner) => [runner, []]))
  for (const runner of entered) {
    if (runner.missing !== undefined) continue
    const prepare: Command = { do: 'prepare', scenario, milliseconds: WARM_UP }
    runner.missing = missingFrom(await runner.child.ask<Reply>(prepare), runner.contender)
  }
  for (let round = 1; round <= rounds; round++) {
    progress(`${scenario}: round ${round} of ${rounds}`)
    for (const runner of shuffled(entered)) {
      if (runner.missing !== undefined) continue
      const reply = await runner.child.ask<Reply>({ do: 'measure', scenario, milliseconds: turn } satisfies Command)
      if (reply.is === 'measured') measured.get(runner)?.push(reply)
      else runner.missing = missingFrom(reply, runner.contender)
    }
  }
  progress('')
  return entered.map((runner) => {
    const { name, how } = runner.contender
    const { missing } = runner
    return { name, how, rounds: measured.get(runner) ?? [], ...(missing !== undefined && { missing }) }
  })
}

function progress(text: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${text}`)
}

function chosen({ name, scenarios }: Contender): boolean {
  const wanted = values.only.split(',').filter((part) => part !== '')
  const base = name.includes('bare undici') || (name === 'JSON.parse' && scenarios.includes('decode'))
  return wanted.length === 0 || base || wanted.some((part) => name.includes(part))
}

async function measureGrowth(): Promise<Growth[]> {
  const child = new Child('./growth/process.ts', [], ['--expose-gc', '--max-old-space-size=8192'])
  try {
    return await child.next<Growth[]>()
  } finally {
    await child.stop()
  }
}

checkBuild()
const server = new Child('./replay-server.ts')
const runners: Runner[] = []
try {
  const { port } = await server.next<{ port: number }>()
  server.stayOn(1)
  // One after the other: starting is work, too.
  for (const contender of contenders.filter(chosen)) runners.push(await startRunner(contender, port))
  const results = {
    small: await measure(runners, 'small'),
    big: await measure(runners, 'big'),
    records: await measure(runners, 'records'),
    decode: await measure(runners, 'decode'),
    footprint: values.scenarios.split(',').includes('footprint') ? await measureFootprint(port) : undefined,
    growth: values.scenarios.split(',').includes('growth') ? await measureGrowth() : undefined,
  }
  const text = `${report(results, rounds)}\n`
  console.log(text)
  const whole = SCENARIOS.every((scenario) => results[scenario].length > 0) && results.footprint && results.growth
  if (!values['no-write'] && values.only === '' && whole) {
    writeFileSync(new URL('./results.md', import.meta.url), text)
    writeFileSync(new URL(GROWTH_PICTURE, import.meta.url), chart(whole))
  }
} finally {
  await Promise.all(runners.map(({ child }) => child.stop()))
  await server.stop()
}
