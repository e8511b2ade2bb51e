import { describe, expect, it } from 'vitest'
import { visitor } from './recorded-visitor.test-help.ts'

describe('the cookies of a web session', () => {
  it.each([
    ['14.0', 40],
    ['16.0', 40],
    ['17.0', 40],
    ['18.0', 84],
    ['19.0', 84],
  ])('of %s have ids of %i characters', async (series, length) => {
    expect((await visitor({ series }).logIn('admin')).cookies.session_id).toHaveLength(length)
  })

  it.each([
    ['8.0', 'website_lang'],
    ['14.0', 'frontend_lang'],
    ['18.0', 'frontend_lang'],
  ])('of %s tell the visitor’s language once, as %s', async (series, name) => {
    const { send } = visitor({ series })
    expect((await send('GET', '/shop/cart')).cookies[name]).toBe('en_US')
    expect(Object.keys((await send('GET', '/shop/cart')).cookies)).not.toContain(name)
  })

  it.each([
    ['14.0', false],
    ['16.0', true],
  ])('of %s where there is no JSON route: language %s', async (series, isTold) => {
    const { cookies } = await visitor({ series }).post('/web/nosuch/route', {})
    expect('frontend_lang' in cookies).toBe(isTold)
  })

  it.each([
    ['16.0', false],
    ['17.0', true],
    ['19.0', true],
  ])('of %s forget the companies when one logs out: %s', async (series, isTold) => {
    const web = visitor({ series })
    await web.logIn('admin')
    expect('cids' in (await web.post('/web/session/destroy', {})).cookies).toBe(isTold)
  })

  it.each([
    ['17.0', []],
    ['18.0', ['session_id']],
  ])('of %s come with the first call after the login: %j', async (series, names) => {
    const web = visitor({ series })
    await web.logIn('admin')
    const count = { model: 'res.partner', method: 'search_count', args: [[]], kwargs: {} }
    expect(Object.keys((await web.post('/web/dataset/call_kw', count)).cookies)).toEqual(names)
    expect((await web.post('/web/dataset/call_kw', count)).cookies).toEqual({})
  })

  it.each(['16.0', '19.0'])('of %s are prolonged by get_session_info', async (series) => {
    const web = visitor({ series })
    await web.logIn('admin')
    expect(Object.keys((await web.post('/web/session/get_session_info', {})).cookies)).toEqual(['session_id'])
  })
})

describe('a session', () => {
  it.each([
    ['14.0', 1],
    ['16.0', null],
    ['18.0', null],
  ])('of %s that is lost is told of with the id %j', async (series, id) => {
    const lost = await visitor({ series }).call('res.partner', 'search_count', [[]])
    expect(lost).toMatchObject({ id, error: { code: 100 } })
  })

  it('is not ended by a posted form without a token, since 16', async () => {
    const web = visitor({ series: '18.0' })
    await web.logIn('demo')
    expect((await web.send('POST', '/web/session/logout')).status).toBe(400)
    expect((await web.send('GET', '/web/session/logout')).status).toBe(303)
  })

  it.each([
    ['8.0', 'The old password you provided is incorrect, your password was not changed.'],
    ['14.0', 'The old password you provided is incorrect, your password was not changed.'],
  ])('of %s answers a refused new password as a result', async (series, error) => {
    const web = visitor({ series })
    await web.logIn('demo')
    const fields = [
      { name: 'old_pwd', value: 'nope' },
      { name: 'new_password', value: 'a' },
      { name: 'confirm_pwd', value: 'a' },
    ]
    const path = '/web/session/change_password'
    expect((await web.post(path, { fields })).json.result).toEqual({ error, title: 'Change Password' })
  })
})

describe('errors', () => {
  it.each([
    ['14.0', 'psycopg2.OperationalError'],
    ['16.0', 'odoo.exceptions.AccessError'],
    ['18.0', 'odoo.exceptions.AccessError'],
  ])('of %s for a database that is not there: %s', async (series, name) => {
    const params = { db: 'nosuchdb', login: 'admin', password: 'admin' }
    const answer = await visitor({ series }).post('/web/session/authenticate', params)
    expect(answer.json.error.data.name).toBe(name)
  })

  it.each([
    ['17.0', 200, 'builtins.KeyError'],
    ['18.0', 404, 'werkzeug.exceptions.NotFound'],
  ])('of %s for a model that is not there: %i %s', async (series, code, name) => {
    const web = visitor({ series })
    await web.logIn('admin')
    const { error } = await web.call('no.such.model', 'search', [[]])
    expect([error.code, error.data.name]).toEqual([code, name])
  })

  it.each([
    ['17.0', 400],
    ['18.0', 200],
  ])('of %s for what is no JSON: status %i', async (series, status) => {
    const init = { headers: { 'content-type': 'application/json' }, body: '{"jsonrpc": ' }
    expect((await visitor({ series }).send('POST', '/web/dataset/call_kw', init)).status).toBe(status)
  })
})
