import { describe, expect, it } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'
import { result, type ScriptedAnswer, scriptedOdoo } from '../../../../tests/support/scripted-adapter.ts'
import { AccessDeniedError, UserError } from '../errors/index.ts'
import { connect } from '../index.ts'

/** The scripts of real servers, which a browser would run. */
const SCRIPTS: Readonly<Record<string, (json: string) => string>> = {
  '6.1': (json) =>
    `<script language="javascript" type="text/javascript">\n var win = window.top.window,\n callback = win["ooor"];\n if (typeof(callback) === 'function') {\n callback.call(this, ${json});\n }\n </script>`,
  '7.0': (json) =>
    `<script language="javascript" type="text/javascript">\n var win = window.top.window;\n win.jQuery(win).trigger("ooor", ${json});\n </script>`,
}

function serverOf(series: string, upload: ScriptedAnswer) {
  const forms: string[] = []
  const adapter = scriptedOdoo(series, (path, { payload }) => {
    if (path.endsWith('/authenticate'))
      return result({ uid: 1, db: 'db', user_context: {}, session_id: 'inner-session' })
    if (path === '/web/login') return { body: '<form></form>' }
    forms.push(new TextDecoder().decode(payload as Uint8Array))
    return upload
  })
  return { forms, odoo: connect('http://admin:admin@host/db', { adapter }) }
}

describe.each(['6.1', '7.0', '8.0'])('a file sent to %s', (series) => {
  const script = SCRIPTS[series] ?? (SCRIPTS['7.0'] as (json: string) => string)
  const file = new File(['hello upload'], 'a}).txt', { type: 'text/plain' })

  it('is told of by one object in a script', async () => {
    const { odoo, forms } = serverOf(series, { body: script('{"id": 58, "filename": "a}).txt"}') })
    const made = await odoo.defaultSession.upload(file, { model: 'res.partner', id: 3 })
    expect(made).toEqual({ id: 58, name: 'a}).txt', mimetype: 'text/plain', size: 12 })
    expect(forms).toHaveLength(1)
    expect(forms[0]).toContain('name="callback"')
    expect(/name="session_id"\s+inner-session/.test(forms[0] ?? '')).toBe(series !== '8.0')
  })

  it('and refused, is an error', async () => {
    const { odoo } = serverOf(series, { body: script('{"error": "Something horrible happened"}') })
    expect(await failure(odoo.defaultSession.upload(file, { model: 'res.partner', id: 3 }))).toBeInstanceOf(UserError)
  })
})

describe('the login page of 8.0', () => {
  const login = (page: string, info: object) => {
    const adapter = scriptedOdoo('8.0', (path, { method }) => {
      if (path.endsWith('/get_session_info')) return result(info)
      return { body: method === 'POST' ? page : '<form><input type="password"></form>' }
    })
    return connect({ url: 'http://host', database: 'db', adapter }).visitor().login('zoe', 'secret', { via: 'form' })
  }

  it('leads on by a script', async () => {
    const page = "<html><head><script>window.location = '/web?' + location.hash;</script></head></html>"
    const info = await login(page, { uid: 5, db: 'db', username: 'zoe', user_context: {} })
    expect(info).toMatchObject({ uid: 5, login: 'zoe' })
  })

  it('leads back to itself, where nobody was logged in', async () => {
    const page =
      "<html><head><script>\n  window.location = '/web/login?redirect=' + encodeURIComponent(location);</script></head></html>"
    const info = { uid: 5, db: 'db', username: 'somebody before', user_context: {} }
    expect(await failure(login(page, info))).toBeInstanceOf(AccessDeniedError)
  })

  it('comes again when the login is refused', async () => {
    const page = '<html><head><script>window.location = "/x"</script></head><p>Wrong login/password</p></html>'
    expect(await failure(login(page, { uid: null, username: null, user_context: {} }))).toBeInstanceOf(
      AccessDeniedError,
    )
  })
})
