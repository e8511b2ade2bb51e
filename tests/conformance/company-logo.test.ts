import { expect, it } from 'vitest'
import { describeTargets } from './targets.ts'

describeTargets(
  "the company's logo",
  (target) => {
    it.each(['/web/binary/company_logo', '/logo', '/logo.png'])('%s is a picture for everybody', async (path) => {
      const answer = await fetch(target().url + path)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toMatch(/^image\//)
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(0)
    })

    it('another picture stands where there is no such company', async () => {
      const answer = await fetch(`${target().url}/web/binary/company_logo?company=999999`)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
    })
  },
  'files over the web',
)
