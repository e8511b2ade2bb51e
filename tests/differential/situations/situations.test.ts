import { writeFileSync } from 'node:fs'
import { Sandbox } from '@ooor/sandbox'
import { describe, expect, it } from 'vitest'
import { chosenServers } from '../servers.ts'
import { Side } from '../side.ts'
import { compareTold, type Situation, shareOfTold, toldReport } from './compare.ts'
import { contacts } from './contacts.ts'
import { orders } from './orders.ts'
import { variants } from './variants.ts'

const FIXED_SEED = 20_261_129
const FRESH_SEED = Number(process.env.OOOR_SEED ?? Date.now() % 1_000_000)
/** How often each is played, from one seed on. */
const ROUNDS = Number(process.env.OOOR_ROUNDS ?? 1)
/** More rounds are of a seed that somebody asks about. */
const IS_BY_HAND = process.env.OOOR_ROUNDS !== undefined

/** Percent; `docs/sandbox-differences.md` tells of the rest. */
const FLOORS = { fixed: 98, fresh: 85 } as const

const SITUATIONS: readonly (readonly [string, Situation])[] = [
  ['orders', orders],
  ['contacts', contacts],
  ['variants', variants],
]

describe.each(chosenServers())('what a shop does, on real $major and the sandbox', ({ major, origin, database }) => {
  it.each(
    SITUATIONS.flatMap(([name, situation]) => [
      ...(IS_BY_HAND ? [] : [[name, 'fixed', situation, FIXED_SEED] as const]),
      [name, 'fresh', situation, FRESH_SEED] as const,
    ]),
  )('comes to the same: %s, a %s seed', async (name, kind, situation, seed) => {
    const sandbox = new Sandbox({ series: `${major}.0` })
    const listening = await sandbox.listen()
    const sides = [new Side('real', origin, database), new Side('sandbox', listening.url, sandbox.database)] as const
    try {
      const compared = await compareTold(situation, sides, { seed, rounds: ROUNDS })
      const report = toldReport(`Odoo ${major}.0, ${name}, OOOR_SEED=${seed}`, compared)
      process.stdout.write(`${report}\n`)
      const file = process.env.OOOR_DIFFERENTIAL_REPORT
      if (file) writeFileSync(`${file}.${major}.${name}.${seed}.txt`, report)
      expect(shareOfTold(compared).percent).toBeGreaterThanOrEqual(FLOORS[kind])
    } finally {
      await listening.close()
    }
  })
})
