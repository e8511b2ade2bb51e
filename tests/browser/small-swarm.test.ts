import { expect, it } from 'vitest'
import { swarm } from '../support/swarm.ts'

it.each(['redis', 'unstorage'] as const)('keeps 200 visitors apart over two workers, with %s', async (store) => {
  const report = await swarm({ visitors: 200, seed: 7, store })
  expect(report).toMatchObject({ mixed: [], lost: [], refused: [] })
  expect(report.requests).toBeGreaterThanOrEqual(400)
})
