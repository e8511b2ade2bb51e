import { readFile } from 'node:fs/promises'
import { expect, test, vi } from 'vitest'
import { describeTargets } from './targets.ts'

const file = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8')

test('the documents show the tour as it is run', async () => {
  const tour = await file('examples/tour/main.ts')
  expect(await file('docs/tour.md')).toContain(`\`\`\`ts\n${tour}\`\`\`\n`)
})

describeTargets(
  'the tour of records',
  (target) => {
    test('runs', async () => {
      const { url, database, major } = target()
      vi.stubEnv('OOOR_URL', `${url.replace('//', '//admin:admin@')}/${database}`)
      const printed: unknown[][] = []
      const log = vi.spyOn(console, 'log').mockImplementation((...values) => void printed.push(values))
      try {
        // A program is a module that has run once: each target runs it anew.
        vi.resetModules()
        await import('../../examples/tour/main.ts')
      } finally {
        log.mockRestore()
        vi.unstubAllEnvs()
      }
      expect(printed).toContainEqual([{ email: { from: 'alice@example.com', to: 'alice@example.org' } }])
      expect(printed).toContainEqual(['Alice, at work', 'invoice', 'Alice'])
      expect(printed).toContainEqual(['draft', expect.any(Number), expect.any(Number)])
      expect(printed).toContainEqual([expect.any(Number), 'partners', true])
      expect(printed.at(-1)).toEqual([2, false, 2])
      expect(major).toBeGreaterThan(0)
    })
  },
  'moments on orders',
)
