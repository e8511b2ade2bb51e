import { describe, expect, it } from 'vitest'
import { failure } from '../../../../../tests/support/failure.ts'
import { countryOf, linked, SERIES, told, withApps } from './with-apps.test-help.ts'

const PARTNER = 'res.partner'
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

// Each as the real server of the series told it of the same contacts.
describe.each(SERIES)('contacts of %s with apps', (series) => {
  it('have what is the same for all', async () => {
    const env = await withApps(series)
    const id = env.create(PARTNER, { name: 'Ada' })
    const names = [
      'active_lang_count',
      'can_publish',
      'website_url',
      'bank_account_count',
      'partner_share',
      'im_status',
    ]
    expect(told(env, PARTNER, id, names)).toEqual({
      ...{ active_lang_count: 1, can_publish: true, website_url: '#', bank_account_count: 0 },
      ...{ partner_share: true, im_status: 'im_partner' },
    })
    const currency = env.read('res.company', [1], ['currency_id'])[0]?.currency_id
    expect(told(env, PARTNER, id, ['currency_id', 'self'])).toEqual({ currency_id: currency, self: [id, 'Ada'] })
  })

  it('have an address of mail to compare by', async () => {
    const env = await withApps(series)
    const normalized = (email: string) => {
      const id = env.create(PARTNER, { name: 'Ada', email })
      expect(
        env.search(PARTNER, [
          ['id', '=', id],
          ['email_normalized', '!=', false],
        ]),
      ).toHaveLength(env.read(PARTNER, [id], ['email_normalized'])[0]?.email_normalized ? 1 : 0)
      return env.read(PARTNER, [id], ['email_normalized'])[0]?.email_normalized
    }
    expect(normalized('Ann <Ann@Example.com>')).toBe('ann@example.com')
    expect(normalized('not an email')).toBe(false)
    expect(normalized('a@x.com, B <b@y.com>')).toBe(series === '14.0' ? false : 'a@x.com')
  })

  it('have clocks', async () => {
    const env = await withApps(series)
    const offset = (tz: string | false) => {
      const id = env.create(PARTNER, { name: 'Ada', tz })
      return env.read(PARTNER, [id], ['tz_offset'])[0]?.tz_offset
    }
    expect([offset(false), offset('Asia/Tokyo'), offset('Asia/Kolkata')]).toEqual(['+0000', '+0900', '+0530'])
    expect(offset('Pacific/Honolulu')).toBe('-1000')
    const user = env.create('res.users', { name: 'Bob', login: `tokyo-${series}`, tz: 'Asia/Tokyo' })
    expect(env.read('res.users', [user], ['tz_offset'])).toEqual([{ id: user, tz_offset: '+0900' }])
  })

  it('who have a picture have it in all sizes', async () => {
    const env = await withApps(series)
    const id = env.create(PARTNER, { name: 'Ada', image_1920: PNG })
    const sizes = ['avatar_1920', 'avatar_1024', 'avatar_512', 'avatar_256', 'avatar_128']
    const all = series === '14.0' ? [] : sizes.map(() => PNG)
    expect(Object.values(told(env, PARTNER, id, sizes))).toEqual(all)
  })

  it('who may sign in are none that share, and sign in somewhere', async () => {
    const env = await withApps(series)
    const of = (login: string, names: readonly string[]) => {
      const [user] = env.search('res.users', [['login', '=', login]])
      return told(env, PARTNER, linked(env, 'res.users', Number(user), 'partner_id'), names)
    }
    const names = ['partner_share', 'im_status']
    expect(of('demo', names)).toEqual({ partner_share: false, im_status: 'offline' })
    expect(of('portal', names)).toEqual({ partner_share: true, im_status: 'offline' })
    if (series === '18.0' || series === '19.0') return
    const url = 'http://localhost:8069/web/login?db=sandbox&login=demo'
    expect(of('demo', ['signup_url'])).toEqual({ signup_url: url })
    const demo = await withApps(series, 'demo')
    const [bot] = env.search(PARTNER, [['user_ids.login', '=', 'admin']])
    const raised = await failure(Promise.resolve().then(() => demo.read(PARTNER, [Number(bot)], ['signup_url'])))
    expect(raised.message).toMatch(/not allowed to modify/)
  })

  it('belong to countries where taxes are paid', async () => {
    const env = await withApps(series)
    const id = env.create(PARTNER, { name: 'Ada', country_id: countryOf(env, 'BE') })
    const labels = { company_registry_label: 'Company ID', vat_label: 'Tax ID' }
    expect(told(env, PARTNER, id, Object.keys(labels))).toEqual(Number.parseInt(series, 10) < 18 ? {} : labels)
    if (Number.parseInt(series, 10) < 17) return
    const codes = String(env.read(PARTNER, [id], ['fiscal_country_codes'])[0]?.fiscal_country_codes)
    expect(codes.split(',').sort()).toEqual(['BE', 'US'])
  })

  it('have an activity next, and what people said of them on the website', async () => {
    const env = await withApps(series)
    const id = env.create(PARTNER, { name: 'Ada' })
    const [model] = env.search('ir.model', [['model', '=', PARTNER]])
    env.create('mail.activity', { res_model_id: model, res_id: id, user_id: env.uid, date_deadline: '2026-02-03' })
    env.create('mail.activity', { res_model_id: model, res_id: id, user_id: 1, date_deadline: '2026-01-03' })
    const kinds = ['notification', 'comment']
    const [, said] = kinds.map((message_type) =>
      env.create('mail.message', { model: PARTNER, res_id: id, message_type, body: '<p>x</p>' }),
    )
    const names = ['my_activity_date_deadline', 'website_message_ids', 'has_message']
    expect(told(env, PARTNER, id, names)).toEqual({
      ...(series !== '14.0' && { my_activity_date_deadline: '2026-02-03', has_message: true }),
      website_message_ids: [said],
    })
  })
})

it('contacts of 19 say what their address is, and who they are', async () => {
  const env = await withApps('19.0')
  const parent = env.create(PARTNER, { name: 'Acme', is_company: true })
  const label = (type: string, parent_id: number | false) => {
    const id = env.create(PARTNER, { name: 'Ada', type, parent_id })
    return env.read(PARTNER, [id], ['type_address_label'])[0]?.type_address_label
  }
  expect(['invoice', 'delivery', 'contact', 'other'].map((type) => label(type, parent))).toEqual([
    ...['Invoice Address', 'Delivery Address', 'Company Address', 'Address'],
  ])
  expect(label('contact', false)).toBe('Address')
  const user = env.create('res.users', { name: 'Bob', login: 'bob' })
  const id = linked(env, 'res.users', user, 'partner_id')
  expect(told(env, PARTNER, id, ['main_user_id', 'website_absolute_url', 'properties'])).toEqual({
    ...{ main_user_id: [user, 'Bob'], website_absolute_url: '#', properties: [] },
  })
})

it('contacts of 16 have a name that is translated', async () => {
  const env = await withApps('16.0')
  const parent_id = env.create(PARTNER, { name: 'Acme', is_company: true })
  const id = env.create(PARTNER, { name: 'Ann', parent_id })
  expect(told(env, PARTNER, id, ['translated_display_name'])).toEqual({ translated_display_name: 'Acme, Ann' })
})
