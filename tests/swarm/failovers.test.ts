import { expect, it } from 'vitest'
import { swarm } from '../support/swarm.ts'

it.each(['cluster by ioredis', 'cluster by node-redis', 'sentinel by ioredis', 'sentinel by node-redis'] as const)(
  'goes on while a master of the store is killed: %s',
  async (store) => {
    const report = await swarm({ visitors: 800, seed: 20_261_125, store })
    process.stdout.write(`${store}: ${JSON.stringify(report)}\n`)
    expect(report).toMatchObject({ mixed: [], refused: [] })
    // Replication is asynchronous: what the master had not passed on when it died is gone with it. No more than was under way.
    expect(report.lost.length).toBeLessThanOrEqual(48)
  },
)
