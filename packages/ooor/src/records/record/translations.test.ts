import { Sandbox } from '@ooor/sandbox'
import { connect, type UntypedModel } from 'ooor'
import { expect, it } from 'vitest'
import { failure } from '../../../../../tests/support/failure.ts'
import type { Scope } from '../scope.ts'
import { writeTranslations } from './translations.ts'

// As 14 answers, whose `ir.translation` has no order of its own.
const ANSWERS: Readonly<Record<string, unknown>> = {
  'res.lang.search_read': [
    { id: 1, code: 'en_US' },
    { id: 2, code: 'fr_FR' },
  ],
  'ir.translation.translate_fields': { context: { translation_show_src: true } },
  'ir.translation.search_read': [
    { id: 2, lang: 'fr_FR', src: 'Second part', value: '' },
    { id: 1, lang: 'fr_FR', src: 'Our chair', value: '' },
  ],
}

const scope = {
  schema: async () => ({ field: () => ({ name: 'description', kind: 'html', isTranslated: true }) }),
  caller: {
    series: async () => ({ major: 14, name: '14.0' }),
    context: {},
    call: async (model: string, method: string) => ANSWERS[`${model}.${method}`],
  },
} as unknown as Scope

it('the terms that there are stand in one order, whichever the server answers in', async () => {
  const translated = { scope, model: 'product.template', id: 7, name: 'description' }
  const error = await failure(writeTranslations(translated, { fr_FR: { 'Our table': 'x' } }, {}))
  expect(error.message).toContain("no term 'Our table': there are 'Our chair', 'Second part'")
})

// Up to 15 nothing else than the terms is refused where there is one language (tried on 14.0).
it.each(['8.0', '14.0', '17.0'])(
  'are written of text, and told to be whole of a line, where %s has one language',
  async (series) => {
    const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: new Sandbox({ series }).adapter })
    const templates = odoo.model<UntypedModel>('product.template')
    const { id } = await templates.create({ name: 'Chair' })
    await templates.browse(id).setTranslations('description_sale', { en_US: 'Made of oak' })
    expect(await templates.browse(id).translations('description_sale')).toEqual({ en_US: 'Made of oak' })
    const error = await failure(templates.browse(id).translations('name', { terms: true }))
    expect(error).toMatchObject({ name: 'InvalidValueError', message: expect.stringContaining('as a whole') })
  },
)
