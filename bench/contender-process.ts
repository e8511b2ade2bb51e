/**
 * One contender in a process of its own: what the compiler learnt from the others, and the garbage they leave, must
 * not count for or against it. It does what the runner says, one command at a time.
 */
import { isDeepStrictEqual } from 'node:util'
import { type Contender, contenders, NotBuilt, type Run, type Runs } from './contenders/index.ts'
import type { Round } from './measurement.ts'
import type { Command, Reply } from './messages.ts'
import { expectedCast, expectedRows } from './recordings.ts'
import type { Scenario } from './workload.ts'

const [name, port] = process.argv.slice(2)
const reply = (message: Reply) => process.send?.(message)

function chosen(): Contender {
  const contender = contenders.find((candidate) => candidate.name === name)
  if (contender === undefined) throw new Error(`there is no contender ${name}`)
  return contender
}

async function start(): Promise<Runs> {
  const host = '127.0.0.1'
  return chosen().start({ host, port: Number(port), origin: `http://${host}:${port}` })
}

async function check(run: Run, scenario: Scenario): Promise<void> {
  const answer: unknown = JSON.parse(JSON.stringify(await run()))
  const expected = chosen().casts ? expectedCast() : expectedRows(scenario === 'small' ? 'small' : 'big')
  if (isDeepStrictEqual(answer, expected)) return
  throw new Error(`its answer differs from the recording: ${JSON.stringify(answer).slice(0, 200)}`)
}

/** Calls one after the other until the time is up, at least one. */
async function measure(run: Run, milliseconds: number): Promise<Round> {
  const calls: number[] = []
  const cpuBefore = process.cpuUsage()
  const begin = performance.now()
  let before = begin
  do {
    await run()
    const now = performance.now()
    calls.push(now - before)
    before = now
  } while (before - begin < milliseconds)
  const cpu = process.cpuUsage(cpuBefore)
  return { calls, total: before - begin, cpu: (cpu.user + cpu.system) / 1000 }
}

async function handle(runs: Runs, { do: what, scenario, milliseconds }: Command): Promise<Reply> {
  const run = runs[scenario]
  if (run === undefined) throw new Error(`it does not take part in ${scenario}`)
  if (what === 'measure') return { is: 'measured', ...(await measure(run, milliseconds)) }
  await check(run, scenario)
  await measure(run, milliseconds)
  return { is: 'ready' }
}

function failure(error: unknown): Reply {
  const why = error instanceof Error ? error.message : String(error)
  return error instanceof NotBuilt ? { is: 'not built', why } : { is: 'failed', why }
}

process.on('disconnect', () => process.exit())

try {
  const runs = await start()
  process.on('message', (command) => {
    void handle(runs, command as Command).then(reply, (error) => reply(failure(error)))
  })
  reply({ is: 'ready' })
} catch (error) {
  reply(failure(error))
}
