import type { Check } from '../check.ts'
import type { Patient } from '../patient.ts'

const TIMES = 5
/** Milliseconds from which on a call is slow. */
const SLOW = 400

/** What a call costs, and how much of it is the way there. */
export const latencyCheck: Check = {
  name: 'latency',
  title: 'Latency',
  needs: 'server',
  isAlone: true,
  async run(patient, signal) {
    const way = await median(async () => (await patient.askVersion(signal)).took)
    const info = await patient.info().catch(() => null)
    if (info === null) return { status: 'ok', says: `an answer takes ${shown(way)}`, facts: { way } }
    const call = await median(() => smallCall(patient, signal))
    const says = `a small call takes ${shown(call)}, an answer without a database ${shown(way)}`
    const facts = { way, call }
    if (call < SLOW) return { status: 'ok', says, facts }
    const remedy =
      way > call / 2
        ? 'run the program nearer to the server, or ask for more at a time: nested selections, lists of values'
        : 'look at the server: workers, its database, what modules do at each call'
    return { status: 'warn', says, remedy, facts }
  },
}

async function smallCall({ odoo }: Patient, signal: AbortSignal): Promise<number> {
  const start = performance.now()
  await odoo.call('res.users', 'search', [[['id', '=', 0]]], { limit: 1 }, { signal })
  return performance.now() - start
}

async function median(measure: () => Promise<number>): Promise<number> {
  const times: number[] = []
  for (let index = 0; index < TIMES; index++) times.push(await measure())
  const [middle = 0] = times.sort((a, b) => a - b).slice(Math.floor(TIMES / 2))
  return Math.round(middle * 10) / 10
}

function shown(milliseconds: number): string {
  return `${milliseconds < 10 ? milliseconds : Math.round(milliseconds)} ms`
}
