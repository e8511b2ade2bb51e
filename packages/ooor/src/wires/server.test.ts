import { connect } from 'ooor'
import { describe, expect, it } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'
import { result, type ScriptedAnswer, scriptedAdapter } from '../../../../tests/support/scripted-adapter.ts'
import { ConfigError, HtmlResponseError, RedirectError } from '../errors/index.ts'
import { encodeMethodResponse } from './xml-rpc/index.ts'

const NGINX_404 = { status: 404, body: '<html><head><title>404 Not Found</title></head><body>nginx</body></html>' }
/** A server that answers some paths; the others are not there. */
function server(answers: Record<string, ScriptedAnswer>) {
  const adapter = scriptedAdapter(({ url }) => answers[new URL(url).pathname.replace(/^\/odoo/, '')] ?? NGINX_404)
  return { adapter, odoo: connect('https://a:b@host/odoo/db', { adapter, retry: false }) }
}

const paths = ({ adapter }: ReturnType<typeof server>) =>
  adapter.requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`)

describe('looking at the server', () => {
  it('takes one request where the web client tells, under its base path', async () => {
    const one = server({ '/web/webclient/version_info': result({ server_serie: '17.0', server_version: '17.0+e' }) })
    await Promise.all([one.odoo.series(), one.odoo.series()])
    expect(await one.odoo.series()).toMatchObject({ name: '17.0' })
    expect(paths(one)).toEqual(['POST /odoo/web/webclient/version_info'])
  })

  it('understands 6.1, and Odoo Online', async () => {
    const oldest = server({ '/web/webclient/version_info': result({ version: '6.1.1' }) })
    expect(await oldest.odoo.series()).toMatchObject({ major: 6, minor: 1 })
    const online = server({ '/web/webclient/version_info': result({ server_serie: 'saas~18.3' }) })
    expect(await online.odoo.series()).toMatchObject({ name: 'saas~18.3' })
  })

  it('asks otherwise when that is hidden', async () => {
    const hidden = server({ '/web/version': { body: JSON.stringify({ version_info: [19, 0], version: '19.0' }) } })
    expect(await hidden.odoo.explain()).toMatchObject({ series: '19.0', wire: 'web', toldBy: 'GET /web/version' })
  })

  it('falls back to XML-RPC on a 7.0 without its web client', async () => {
    const version = { body: encodeMethodResponse({ server_version: '7.0', server_serie: '7.0', protocol_version: 1 }) }
    const without = server({ '/xmlrpc/common': version })
    expect(await without.odoo.series()).toMatchObject({ name: '7.0' })
    expect(paths(without)).toEqual([
      'POST /odoo/web/webclient/version_info',
      'GET /odoo/web/version',
      'POST /odoo/xmlrpc/common',
    ])
    expect(await without.odoo.explain()).toMatchObject({ wire: 'xmlrpc', toldBy: 'POST /xmlrpc/common' })
  })

  it('says to name the series when nothing tells it, and believes who does', async () => {
    const error = await failure(server({}).odoo.series())
    expect(error).toBeInstanceOf(ConfigError)
    expect(error.message).toContain("{ series: '17.0' }")
    const { adapter } = server({})
    const named = connect('https://a:b@host/db', { adapter, series: '16.0' })
    expect(await named.series()).toMatchObject({ name: '16.0' })
    expect(adapter.requests).toHaveLength(0)
    expect(await named.explain()).toMatchObject({ series: '16.0', wire: 'web' })
    expect(() => connect('https://host/db', { series: 'latest' })).toThrow(ConfigError)
  })

  it('does not ask on when the gateway is down, or points elsewhere', async () => {
    const down = server({ '/web/webclient/version_info': { status: 502, body: '<title>502 Bad Gateway</title>' } })
    const error = await failure(down.odoo.series())
    expect(error).toBeInstanceOf(HtmlResponseError)
    expect(paths(down)).toHaveLength(1)
    const moved = server({
      '/web/webclient/version_info': { status: 301, headers: [['location', 'https://www.host/odoo/web']] },
    })
    expect(await failure(moved.odoo.series())).toBeInstanceOf(RedirectError)
    expect(paths(moved)).toHaveLength(1)
  })

  it('names a login page and a database selector', async () => {
    const login = '<!DOCTYPE html><title>Company login</title><input type="password">'
    const proxied = server({ '/web/webclient/version_info': { body: login } })
    expect((await failure(proxied.odoo.series())).message).toContain("'Company login'")
  })
})
