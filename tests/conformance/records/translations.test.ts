import { afterAll, beforeAll, expect, it } from 'vitest'
import { failure } from '../../support/failure.ts'
import { connectAs, installFrench, once, tidy, uniqueName } from '../help.ts'
import { describeTargets } from '../targets.ts'
import type { Odoo } from './models.ts'

describeTargets('translations', (target) => {
  const admin = once(() => connectAs<Odoo>(target()))
  afterAll(() => admin().close())
  const keep = tidy(admin)
  beforeAll(() => installFrench(admin()))

  it('are read and written in several languages', async () => {
    const name = uniqueName('translations')
    const tags = admin().model('res.partner.category')
    const tag = keep('res.partner.category', await tags.create({ name }))
    expect(await tag.translations('name')).toMatchObject({ en_US: name, fr_FR: name })
    await tag.setTranslations('name', { fr_FR: `${name} fr`, en_US: `${name} en` })
    expect(await tag.translations('name')).toMatchObject({ en_US: `${name} en`, fr_FR: `${name} fr` })
    await tag.setTranslations('name', { fr_FR: `${name} fr 2` })
    expect(await tag.translations('name')).toMatchObject({ en_US: `${name} en`, fr_FR: `${name} fr 2` })
    const wrong = await failure(tag.setTranslations('name', { fr_FR: 'x', xx_XX: 'y' }))
    expect(wrong.message).toContain("no language 'xx_XX': there are ")
    expect((await failure(tag.setTranslations('name', { fr_FR: null as never }))).message).toContain('pass text')
    expect((await failure(tag.translations('color'))).message).toContain('color is not translated')
    expect((await tag.translations('name')).fr_FR).toBe(`${name} fr 2`)
  })
})
