import { describe, expect, it } from 'vitest'
import { countryOf, SERIES, told, withApps } from './with-apps.test-help.ts'

const majorOf = (series: string) => Number.parseInt(series, 10)

// Each as the real server of the series told it.
describe.each(SERIES)('with apps of %s', (series) => {
  it('countries fly flags', async () => {
    const env = await withApps(series)
    const flag = (code: string) => told(env, 'res.country', countryOf(env, code), ['image_url']).image_url
    const path = '/base/static/img/country_flags'
    expect([flag('BE'), flag('RE'), flag('AQ')]).toEqual([`${path}/be.png`, `${path}/fr.png`, false])
    const [english] = env.search('res.lang', [['code', '=', 'en_US']])
    expect(told(env, 'res.lang', Number(english), ['flag_image_url'])).toEqual({ flag_image_url: `${path}/us.png` })
  })

  it('countries have addresses and numbers of their own', async () => {
    const env = await withApps(series)
    const names = ['name_position', 'zip_required', 'state_required', 'vat_label']
    const of = (code: string) => Object.values(told(env, 'res.country', countryOf(env, code), names))
    expect(of('BE')).toEqual(['before', true, false, 'VAT'])
    expect(of('US')).toEqual(['before', true, true, series === '14.0' ? 'EIN' : ''])
    expect(of('JP')).toEqual(['after', true, true, false])
    expect(of('CL')).toEqual([
      'before',
      series === '14.0' || series === '17.0',
      false,
      series === '14.0' ? false : 'RUT',
    ])
    const format = (code: string) => told(env, 'res.country', countryOf(env, code), ['address_format']).address_format
    expect(format('FR')).toBe('%(street)s\n%(street2)s\n%(zip)s %(city)s\n%(country_name)s')
    const id = countryOf(env, 'FR')
    env.write('res.country', [id], { address_format: '%(city)s', vat_label: 'TVA' })
    expect(told(env, 'res.country', id, ['address_format', 'vat_label'])).toEqual({
      ...{ address_format: '%(city)s', vat_label: 'TVA' },
    })
  })

  it('the currency of the company is known', async () => {
    if (majorOf(series) < 16) return
    const env = await withApps(series)
    const of = (name: string) =>
      env
        .search('res.currency', [
          ['name', '=', name],
          ['active', 'in', [true, false]],
        ])
        .map((id) => told(env, 'res.currency', id, ['is_current_company_currency']).is_current_company_currency)
    expect([of('USD'), of('EUR')]).toEqual([[true], [false]])
    if (majorOf(series) < 17) return
    const [dollar] = env.search('res.currency', [['name', '=', 'USD']])
    const codes = (context: object) =>
      told(env.withContext({ ...context }), 'res.currency', Number(dollar), ['fiscal_country_codes'])
    if (series === '17.0') expect(codes({})).toEqual({ fiscal_country_codes: '' })
    expect(codes({ allowed_company_ids: [1] })).toEqual({ fiscal_country_codes: 'US' })
  })
})

it('countries of 19 are in groups, and so are those where taxes are paid', async () => {
  const env = await withApps('19.0')
  const id = countryOf(env, 'US')
  expect(told(env, 'res.country', id, ['country_group_codes'])).toEqual({ country_group_codes: [''] })
  const partner = env.create('res.partner', { name: 'Ada' })
  expect(told(env, 'res.partner', partner, ['fiscal_country_group_codes'])).toEqual({
    fiscal_country_group_codes: [''],
  })
  expect(told(env, 'res.company', 1, ['account_fiscal_country_group_codes'])).toEqual({
    account_fiscal_country_group_codes: [''],
  })
})
