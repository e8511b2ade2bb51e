import { describe, expect, it } from 'vitest'
import { countryOf, linked, SERIES, told, withApps } from './with-apps.test-help.ts'

const COMPANY = 'res.company'
const majorOf = (series: string) => Number.parseInt(series, 10)

// Each as the real server of the series told it.
describe.each(SERIES)('with apps of %s', (series) => {
  it('users are counted with what they have, and tell no password', async () => {
    const env = await withApps(series)
    const id = env.create('res.users', { name: 'Bob', login: `bob-${series}` })
    const groups = majorOf(series) < 19 ? 'groups_id' : 'all_group_ids'
    const names = ['companies_count', 'new_password', 'im_status', 'groups_count', groups]
    const companies = env.search(COMPANY, []).length
    const { [groups]: all, ...rest } = told(env, 'res.users', id, names)
    expect(rest).toEqual({
      ...{ companies_count: companies, new_password: '', im_status: 'offline', groups_count: (all as []).length },
    })
    if (majorOf(series) < 19) return
    const of19 = ['role', 'outgoing_mail_server_type', 'email_domain_placeholder']
    expect(told(env, 'res.users', id, of19)).toEqual({
      ...{ role: 'group_user', outgoing_mail_server_type: 'default' },
      email_domain_placeholder: 'e.g. email@yourcompany.example.com',
    })
    expect(told(env, 'res.users', env.uid, ['role'])).toEqual({ role: 'group_system' })
  })

  it('companies are where their partner is', async () => {
    const env = await withApps(series)
    const country_id = countryOf(env, 'BE')
    const address = { street: 'Rue 1', street2: 'Bus 2', zip: '1000', city: 'Bruxelles' }
    const id = env.create(COMPANY, { name: 'Acme', email: 'co@example.com', country_id, ...address })
    const partner = linked(env, COMPANY, id, 'partner_id')
    expect(told(env, 'res.partner', partner, Object.keys(address))).toEqual(address)
    expect(told(env, COMPANY, id, [...Object.keys(address), 'country_code', 'email_formatted'])).toEqual({
      ...{ ...address, country_code: 'BE', email_formatted: '"Acme" <co@example.com>' },
    })
    env.write(COMPANY, [id], { city: 'Gent' })
    env.write('res.partner', [partner], { zip: '9000' })
    expect(told(env, COMPANY, id, ['city', 'zip'])).toEqual({ city: 'Gent', zip: '9000' })
    const country = majorOf(series) < 16 ? 'account_tax_fiscal_country_id' : 'account_fiscal_country_id'
    expect(told(env, COMPANY, id, [country])).toEqual({ [country]: [country_id, 'Belgium'] })
    env.write(COMPANY, [id], { [country]: countryOf(env, 'FR') })
    expect(told(env, COMPANY, id, [country])).toEqual({ [country]: [countryOf(env, 'FR'), 'France'] })
  })

  it('companies have no domain of mail, and nothing of a page', async () => {
    const env = await withApps(series)
    const id = env.create(COMPANY, { name: 'Bare' })
    const names = ['catchall_email', 'catchall_formatted', 'email_formatted', 'bounce_email']
    expect(Object.values(told(env, COMPANY, id, names)).every((value) => value === '')).toBe(true)
    if (majorOf(series) < 16) return
    expect(told(env, COMPANY, id, ['is_company_details_empty'])).toEqual({ is_company_details_empty: true })
    env.write(COMPANY, [id], { company_details: '<p>We</p>' })
    expect(told(env, COMPANY, id, ['is_company_details_empty'])).toEqual({ is_company_details_empty: false })
  })

  it('companies stand in a tree', async () => {
    if (majorOf(series) < 17) return
    const env = await withApps(series)
    const parent_id = env.create(COMPANY, { name: 'Above' })
    const id = env.create(COMPANY, { name: 'Beneath', parent_id })
    expect(told(env, COMPANY, id, ['parent_path', 'parent_ids', 'root_id', 'color', 'uses_default_logo'])).toEqual({
      ...{ parent_path: `${parent_id}/${id}/`, parent_ids: [parent_id, id], root_id: [parent_id, 'Above'] },
      ...{ color: parent_id % 12, uses_default_logo: true },
    })
    env.write(COMPANY, [id], { color: 7 })
    expect(told(env, COMPANY, parent_id, ['color'])).toEqual({ color: 7 })
    const lock = series === '17.0' ? 'max_tax_lock_date' : 'user_tax_lock_date'
    expect(told(env, COMPANY, id, [lock])).toEqual({ [lock]: '1-01-01' })
  })

  it('tags of contacts stand in a tree', async () => {
    const env = await withApps(series)
    const parent_id = env.create('res.partner.category', { name: 'Above' })
    const id = env.create('res.partner.category', { name: 'Beneath', parent_id })
    expect(told(env, 'res.partner.category', id, ['parent_path'])).toEqual({ parent_path: `${parent_id}/${id}/` })
  })
})

it('groups of 19 tell by which they are brought, and how many have them', async () => {
  const env = await withApps('19.0')
  const above = env.create('res.groups', { name: 'Above' })
  const middle = env.create('res.groups', { name: 'Middle', implied_ids: [[6, 0, [above]]] })
  const below = env.create('res.groups', { name: 'Below', implied_ids: [[6, 0, [middle]]] })
  env.create('res.users', { name: 'Eve', login: 'eve', group_ids: [[6, 0, [below]]] })
  expect(told(env, 'res.groups', above, ['implied_by_ids', 'all_implied_by_ids', 'all_users_count'])).toEqual({
    ...{ implied_by_ids: [middle], all_implied_by_ids: [middle, below], all_users_count: 1 },
  })
})
