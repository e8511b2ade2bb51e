import { expect, it } from 'vitest'
import { IS_ONLY_REAL } from '../support/chosen-series.ts'
import { swarm } from '../support/swarm.ts'

it.skipIf(IS_ONLY_REAL).each(['redis', 'unstorage'] as const)(
  'keeps 200 visitors apart over two workers, with %s',
  async (store) => {
    const report = await swarm({ visitors: 200, seed: 7, store })
    expect(report).toMatchObject({ mixed: [], lost: [], refused: [] })
    expect(report.requests).toBeGreaterThanOrEqual(400)
  },
)
