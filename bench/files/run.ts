/**
 * Files of 200 MB, up and down, beside bare undici: on a server that only moves bytes, and with `--real` on Odoo's own.
 * Each transfer has a process of its own; they take turns. Writes results-files.md.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Child } from '../child.ts'
import { checkBuild } from '../freshness.ts'
import { machine } from '../machine.ts'
import { median, shuffled, spread } from '../statistics.ts'
import { table, times } from '../table.ts'
import { type Command, type Moved, type Place, TRANSFERS, type Transfer } from './kinds.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    megabytes: { type: 'string', default: '200' },
    /** Real servers too: they are to be up, and take files of `real-megabytes` (19 takes 128 MiB at most). */
    real: { type: 'boolean', default: false },
    'real-megabytes': { type: 'string', default: '100' },
    'real-rounds': { type: 'string', default: '5' },
    'no-write': { type: 'boolean', default: false },
  },
})

const REAL: readonly (readonly [name: string, place: Place])[] = [14, 19].map((series) => {
  const named = process.env[`OOOR_TEST_ODOO_${series}`] ?? `http://127.0.0.1:80${series}/odoo${series}`
  const { origin, pathname } = new URL(named)
  return [`Odoo ${series}`, { url: origin, database: pathname.slice(1), partner: 1 }]
})

/** The promises: times of bare undici, and MB above what a process has that moved little. */
const MOST_TIMES = 1.2
const MOST_ABOVE = 64

async function measure(place: Place, bytes: number, rounds: number): Promise<Map<Transfer, Moved[]>> {
  const children = new Map<Transfer, Child>()
  const turns = new Map<Transfer, Moved[]>()
  try {
    for (const name of TRANSFERS) {
      const child = new Child('./files/transfer.js', [name, JSON.stringify(place)], ['--expose-gc'])
      children.set(name, child)
      await child.next()
      // The first one warms up.
      await child.ask({ do: 'move', bytes } satisfies Command)
      turns.set(name, [])
    }
    for (let round = 0; round < rounds; round++) {
      for (const [name, child] of shuffled([...children])) {
        turns.get(name)?.push(await child.ask<Moved>({ do: 'move', bytes } satisfies Command))
      }
    }
    for (const child of children.values()) await child.ask({ do: 'tidy' } satisfies Command)
  } finally {
    for (const child of children.values()) await child.stop()
  }
  return turns
}

function tableOf(turns: ReadonlyMap<Transfer, readonly Moved[]>, megabytes: number): string {
  const rows = [...turns].map(([name, own]) => {
    const floor = turns.get(name.replace(/, .*/, ', bare undici') as Transfer) ?? []
    const against = (of: 'milliseconds' | 'cpu') =>
      times(spread(own.map((turn, round) => turn[of] / (floor[round]?.[of] ?? Number.NaN))))
    const seconds = median(own.map(({ milliseconds }) => milliseconds)) / 1000
    const above = Math.max(...own.map((turn) => turn.above))
    return [
      name,
      seconds.toFixed(2),
      `${Math.round(megabytes / seconds)}`,
      against('milliseconds'),
      against('cpu'),
      above.toFixed(0),
    ]
  })
  return table(['transfer', 'seconds', 'MB/s', '× bare undici', '× CPU', 'MB above idle, at most'], rows)
}

function verdicts(turns: ReadonlyMap<Transfer, readonly Moved[]>): string {
  return (['upload', 'download'] as const)
    .map((what) => {
      const [own, floor] = [turns.get(`${what}, ooor`) ?? [], turns.get(`${what}, bare undici`) ?? []]
      const ratio = median(
        own.map(({ milliseconds }, round) => milliseconds / (floor[round]?.milliseconds ?? Number.NaN)),
      )
      const above = Math.max(...own.map((turn) => turn.above))
      const isKept = ratio <= MOST_TIMES && above <= MOST_ABOVE
      return `- ${isKept ? 'kept' : '**missed**'}: ${what} at most ${MOST_TIMES} × bare undici (${ratio.toFixed(2)}) and ${MOST_ABOVE} MB above idle (${above.toFixed(0)})`
    })
    .join('\n')
}

async function isThere({ url }: Place): Promise<boolean> {
  return fetch(`${url}/web/login`).then(
    ({ ok }) => ok,
    () => false,
  )
}

async function run(): Promise<void> {
  checkBuild()
  const [rounds, megabytes] = [Number(values.rounds), Number(values.megabytes)]
  const server = new Child('./files/replay-server.ts')
  const parts: string[] = []
  try {
    const { port } = await server.next<{ port: number }>()
    const turns = await measure(
      { url: `http://127.0.0.1:${port}`, database: 'odoo19', partner: 1 },
      megabytes * 1e6,
      rounds,
    )
    parts.push(
      `## ${megabytes} MB over loopback\n\nA server that only moves bytes: uploads are thrown away, downloads are one piece over and over.\n\n${tableOf(turns, megabytes)}\n\n${verdicts(turns)}`,
    )
  } finally {
    await server.stop()
  }
  for (const [name, place] of values.real ? REAL : []) {
    if (!(await isThere(place))) {
      console.warn(`${name} is not there: passed over`)
      continue
    }
    const size = Number(values['real-megabytes'])
    const turns = await measure(place, size * 1e6, Number(values['real-rounds']))
    parts.push(`## ${size} MB, ${name}\n\n${tableOf(turns, size)}`)
  }
  const text = `# Files\n\n${machine(rounds)}\nMade by \`npm --prefix bench run bench:files\`.\n\nRatios are medians over the rounds (p10–p90). *Idle* is what the process has that is connected and has moved 1 MB.\n\n${parts.join('\n\n')}\n`
  console.log(text)
  if (!values['no-write']) writeFileSync(new URL('../results-files.md', import.meta.url), text)
}

await run()
