import { afterAll, beforeAll, expect, it } from 'vitest'
import { failure } from '../../support/failure.ts'
import { callsOf, connectAs, installFrench, once, tidy, uniqueName } from '../help.ts'
import { describeTargets } from '../targets.ts'
import type { Odoo } from './models.ts'

describeTargets('translations', (target) => {
  const admin = once(() => connectAs<Odoo>(target()))
  /** Without types: for fields that not all series have. */
  const connected = once(() => connectAs(target()))
  afterAll(() => Promise.all([admin().close(), connected().close()]))
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

  it('are written by one call since 16, by one a language before', async () => {
    const name = uniqueName('translations')
    const tag = keep('res.partner.category', await admin().model('res.partner.category').create({ name }))
    const { calls } = await callsOf(admin(), () => tag.setTranslations('name', { en_US: `${name} en`, fr_FR: 'fr' }))
    const writes = calls.filter((call) => call.startsWith('res.partner.category.') && !call.endsWith('.fields_get'))
    const one = 'res.partner.category.write'
    // Since 20 a write takes a value for each language.
    const isOneWrite = target().has('values by language')
    const expected = isOneWrite
      ? [one]
      : target().major >= 16
        ? ['res.partner.category.update_field_translations']
        : [one, one]
    expect(writes).toEqual(expected)
    expect(await tag.translations('name')).toMatchObject({ en_US: `${name} en`, fr_FR: 'fr' })
    expect((await failure(tag.setTranslations('name', { fr_FR: { [name]: 'x' } }))).message).toContain('as a whole')
    expect((await failure(tag.translations('name', { terms: true }))).message).toContain('as a whole')
  })

  it('of a text of several lines', async () => {
    const templates = admin().model('product.template')
    const name = uniqueName('translations')
    const template = keep('product.template', await templates.create({ name, description_sale: 'one\ntwo' }))
    await template.setTranslations('description_sale', { fr_FR: 'un\ndeux' })
    expect(await template.translations('description_sale')).toMatchObject({ en_US: 'one\ntwo', fr_FR: 'un\ndeux' })
  })

  it('of HTML, term by term: a whole text would be that of all languages', async (context) => {
    const templates = connected().model('product.template')
    const html = 'website_description'
    if (!(await templates.schema()).fields.get(html)?.isTranslated) context.skip('no such field here')
    const text = '<section><p>Our chair</p><p>Second part</p></section>'
    const made = await templates.create({ name: uniqueName('translations'), [html]: text })
    const template = keep('product.template', made)
    const terms = await template.translations(html, { terms: true })
    expect(terms.fr_FR).toEqual({ 'Our chair': '', 'Second part': '' })
    const whole = await failure(template.setTranslations(html, { fr_FR: '<p>Notre chaise</p>' }))
    expect(whole.name).toBe('InvalidValueError')
    expect(whole.message).toContain('by terms')
    const strange = await failure(template.setTranslations(html, { fr_FR: { 'Our table': 'x' } }))
    expect(strange.message).toContain("no term 'Our table': there are 'Our chair', 'Second part'")
    await template.setTranslations(html, { fr_FR: { 'Our chair': 'Notre chaise' } })
    const shown = await template.translations(html)
    expect(shown.en_US).toBe(text)
    expect(shown.fr_FR).toBe(text.replace('Our chair', 'Notre chaise'))
  })
})
