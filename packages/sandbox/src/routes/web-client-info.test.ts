import { describe, expect, it } from 'vitest'
import { visitor } from '../recorded-visitor.test-help.ts'

const infoOf = async (series: string, login: string) => (await visitor({ series }).logIn(login)).json.result

describe('session_info', () => {
  it.each([
    ['14.0', 'admin', ['company_id', 'user_id', 'web_tours', 'currencies'], ['support_url', 'user_settings']],
    ['14.0', 'portal', ['company_id', 'user_id'], ['user_companies', 'currencies', 'show_effect']],
    ['16.0', 'admin', ['company_id', 'tour_disable', 'iap_company_enrich'], ['user_settings', 'is_internal_user']],
    ['16.0', 'demo', ['notification_type', 'user_companies'], ['tour_disable', 'iap_company_enrich']],
    ['17.0', 'admin', ['is_internal_user', 'user_settings', 'user_id'], ['company_id', 'is_public']],
    ['18.0', 'portal', ['is_public', 'view_info', 'websocket_worker_version'], ['user_id', 'user_companies']],
    ['19.0', 'admin', ['registry_hash', 'groups', 'quick_login'], ['cache_hashes', 'display_switch_company_menu']],
  ])('of %s for %s', async (series, login, there, missing) => {
    const names = Object.keys(await infoOf(series, login))
    expect(names).toEqual(expect.arrayContaining(there))
    expect(names.filter((name) => missing.includes(name))).toEqual([])
  })

  it('tells of companies as the series does', async () => {
    const companies = async (series: string) => (await infoOf(series, 'admin')).user_companies
    expect(await companies('14.0')).toMatchObject({ allowed_companies: [[1, 'My Company (San Francisco)']] })
    expect(await companies('16.0')).toMatchObject({ current_company: 1, allowed_companies: { 1: { id: 1 } } })
    expect(await companies('19.0')).toMatchObject({
      allowed_companies: { 1: { parent_id: false, currency_id: 1 } },
      disallowed_ancestor_companies: {},
    })
  })
})
