import { afterAll, beforeAll, expect, it } from 'vitest'
import { ooor } from '../../packages/ooor/src/web/index.ts'
import { callsOf, connectAs, installFrench, once } from '../conformance/help.ts'
import { describeTargets } from '../conformance/targets.ts'
import { failure } from '../support/failure.ts'
import { needs } from '../support/features.ts'

// odoo/odoo#22242, odoo/odoo#57660: asked in a language that is not installed, servers answer in English up to 15, and
// refuse each call since 16, without naming those that they have.
describeTargets('languages that the server has not', (target) => {
  const admin = once(() => connectAs(target()))
  const french = once(() => connectAs(target()))
  const own = once(() => connectAs(target()))
  afterAll(() => Promise.all([admin().close(), french().close(), own().close()]))
  beforeAll(() => installFrench(admin()))

  it('are refused by name, with those that there are, asked for once', async (context) => {
    needs(target(), 'search_read and load', context)
    const finnish = admin().withLang('fi').model('res.country')
    const first = await callsOf(admin(), () => failure(finnish.limit(1).rows()))
    expect(first.value.name).toBe('InvalidValueError')
    expect(first.value.message).toMatch(/no language 'fi_FI': there are .*fr_FR/)
    expect(first.calls.filter((call) => call === 'res.lang.search_read')).toHaveLength(1)
    const again = await callsOf(admin(), () => failure(finnish.limit(1).rows()))
    expect(again.value.message).toBe(first.value.message)
    expect(again.calls).toEqual([])
    expect(
      (await failure(admin().call('res.country', 'read', [[1], ['name']], {}, { context: { lang: 5 } }))).name,
    ).toBe('InvalidValueError')
  })

  it('those that it has cost one question, the own one and English none', async (context) => {
    needs(target(), 'search_read and load', context)
    await french().series()
    const read = (lang: string) => () =>
      french().call('res.country', 'read', [[1], ['name']], {}, { context: { lang } })
    await read('en_US')()
    const { calls } = await callsOf(french(), async () => {
      await read('en_US')()
      await Promise.all([read('fr_FR')(), read('fr_FR')()])
      await read('fr_FR')()
    })
    expect(calls.filter((call) => call === 'res.lang.search_read')).toHaveLength(1)
  })

  it('a site takes another of its own in their place, and tells', async () => {
    const told: unknown[] = []
    own().on('missingLanguage', (event) => told.push(event))
    const web = ooor(own(), { languages: ['fi_FI', 'fr_FR'] })
    const visit = async () => {
      let lang: string | undefined
      let found: unknown
      await web.handle(new Request('https://shop.example.com/'), async (request) => {
        found = await request.public.call('res.country', 'search_count', [[]])
        lang = request.lang
        return new Response('')
      })
      return { lang, found }
    }
    expect((await visit()).found).toEqual(expect.any(Number))
    expect(await visit()).toEqual({ lang: 'fr_FR', found: expect.any(Number) })
    expect(told).toEqual([{ language: 'fi_FI', taken: 'fr_FR', known: expect.arrayContaining(['fr_FR']) }])
  })
})
