import { describe, expect, it } from 'vitest'
import { countryOf, SERIES, told, withApps } from './with-apps.test-help.ts'

const majorOf = (series: string) => Number.parseInt(series, 10)
const UNITS = ['factor_inv', 'ratio', 'uom_type', 'color', 'fiscal_country_codes'] as const

// Each as the real server of the series told it.
describe.each(SERIES)('with apps of %s', (series) => {
  it('messages tell what is in them', async () => {
    const env = await withApps(series)
    const res_id = env.create('res.partner', { name: 'Ada' })
    const words = { model: 'res.partner', res_id, message_type: 'comment', body: '<p>hi <b>you</b> there</p>' }
    const id = env.create('mail.message', words)
    const { email_from } = told(env, 'mail.message', id, ['email_from'])
    expect(told(env, 'mail.message', id, ['reply_to', 'preview', 'is_current_user_or_guest_author'])).toEqual({
      reply_to: email_from,
      ...(majorOf(series) >= 16 && { preview: 'hi you there', is_current_user_or_guest_author: true }),
    })
    if (majorOf(series) >= 17) {
      const company = [1, 'My Company (San Francisco)']
      expect(told(env, 'mail.message', id, ['record_company_id'])).toEqual({ record_company_id: company })
    }
    if (majorOf(series) < 16) return
    const long = env.create('mail.message', { ...words, body: `<p>${'word '.repeat(50)}</p>` })
    expect(told(env, 'mail.message', long, ['preview'])).toEqual({ preview: `${'word '.repeat(36)}word [...]` })
  })

  it('activities say who may change them', async () => {
    const env = await withApps(series)
    const [res_model_id] = env.search('ir.model', [['model', '=', 'res.partner']])
    const id = env.create('mail.activity', { res_model_id, res_id: 1, user_id: env.uid })
    expect(told(env, 'mail.activity', id, ['can_write'])).toEqual({ can_write: true })
  })

  it('taxes are of the country of their company', async () => {
    const env = await withApps(series)
    const id = env.create('account.tax', { name: 'VAT 7', amount: 7, amount_type: 'percent', type_tax_use: 'sale' })
    expect(told(env, 'account.tax', id, ['country_code', 'real_amount', 'repartition_lines_str', 'tax_label'])).toEqual(
      {
        country_code: 'US',
        ...(series === '16.0' && { real_amount: 7 }),
        ...(majorOf(series) >= 17 && { repartition_lines_str: '' }),
        ...(series === '19.0' && { tax_label: 'VAT 7' }),
      },
    )
    if (majorOf(series) < 16) return
    env.write('account.tax', [id], { country_id: countryOf(env, 'BE') })
    expect(told(env, 'account.tax', id, ['country_code'])).toEqual({ country_code: 'BE' })
  })

  it('terms of payment have an example', async () => {
    if (majorOf(series) < 16) return
    const env = await withApps(series)
    const id = env.create('account.payment.term', { name: 'Soon' })
    const names = ['example_amount', 'example_date', 'currency_id', 'fiscal_country_codes', 'example_preview_discount']
    expect(told(env, 'account.payment.term', id, names)).toEqual({
      ...{
        example_amount: majorOf(series) < 17 ? 100 : 1000,
        example_date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      },
      ...(majorOf(series) >= 17 && {
        ...{ currency_id: [expect.any(Number), 'USD'], fiscal_country_codes: 'US', example_preview_discount: '' },
      }),
    })
  })

  it('units are bigger or smaller than others', async () => {
    const env = await withApps(series)
    const of = (name: string) => {
      const [id] = env.search('uom.uom', [['name', '=', name]])
      return told(env, 'uom.uom', Number(id), UNITS)
    }
    const codes = majorOf(series) >= 17 ? { fiscal_country_codes: 'US' } : {}
    if (majorOf(series) < 16) return
    if (majorOf(series) >= 19) {
      expect(of('Dozens')).toEqual(codes)
      return
    }
    const dozens = { factor_inv: expect.closeTo(12, 9), ratio: expect.closeTo(12, 9), uom_type: 'bigger', color: 0 }
    expect(of('Units')).toEqual({ factor_inv: 1, ratio: 1, uom_type: 'reference', color: 7, ...codes })
    expect(of('Dozens')).toEqual({ ...dozens, ...codes })
    expect(of('Hours')).toEqual({ factor_inv: 0.125, ratio: 8, uom_type: 'smaller', color: 0, ...codes })
  })
})

it('units of 19 stand in a tree, and accounts in banks are red', async () => {
  const env = await withApps('19.0')
  const [units] = env.search('uom.uom', [['name', '=', 'Units']])
  const id = env.create('uom.uom', { name: 'Pairs', relative_uom_id: units, relative_factor: 2 })
  expect(told(env, 'uom.uom', id, ['parent_path'])).toEqual({ parent_path: `${units}/${id}/` })
  const bank = env.create('res.partner.bank', { acc_number: '1', partner_id: 1 })
  expect(told(env, 'res.partner.bank', bank, ['color'])).toEqual({ color: 1 })
})
