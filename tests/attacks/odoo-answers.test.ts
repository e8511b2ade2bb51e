/** What a hostile Odoo, or what stands in its place, may answer to a proxied page: the same list on every adapter. */
import { connect } from 'ooor'
import { describe, expect, it, vi } from 'vitest'
import { backendAndSite } from './support/backend-and-site.ts'
import { requestOf, sendRaw } from './support/raw.ts'
import { SITES } from './support/sites.ts'

const here = backendAndSite()

describe.each(SITES)('on %s', (_name, start) => {
  const answering = async (...lines: string[]) => {
    here.site = await start(connect({ url: here.backend.url, database: 'db' }), { proxy: { paths: ['/shop'] } })
    here.backend.answer = (request) => request.socket.end([...lines, 'Content-Length: 2', '', 'ok'].join('\r\n'))
    return sendRaw(here.site.port, requestOf('GET /shop HTTP/1.1', ['Host: 127.0.0.1', 'Connection: close']))
  }

  it.each([600, 999])('a status that is none, as %i, is a bad gateway', async (status) => {
    // The server of Hono tells the console of what a handler throws.
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const answer = await answering(`HTTP/1.1 ${status} Odd`)
    expect([answer.status, answer.header('cache-control')]).toEqual([502, ['no-store']])
  })

  it('orders for the servers on the way, and for all of the site, stay there', async () => {
    const answer = await answering(
      'HTTP/1.1 200 OK',
      'X-Accel-Redirect: /internal/keys',
      'X-Accel-Buffering: no',
      'X-Sendfile: /etc/passwd',
      'X-Lighttpd-Send-File: /etc/passwd',
      'X-Reproxy-Url: http://10.0.0.1/',
      'Alt-Svc: h3=":443"',
      'Strict-Transport-Security: max-age=31536000; includeSubDomains',
      'Clear-Site-Data: "*"',
      'NEL: {"report_to":"x","max_age":1}',
      'X-Content-Type-Options: nosniff',
    )
    expect(answer.status).toBe(200)
    expect(answer.head).not.toMatch(/accel|send-?file|reproxy|alt-svc|strict-transport|clear-site|nel:/i)
    expect(answer.header('x-content-type-options')).toEqual(['nosniff'])
  })

  it('nobody’s session is planted by a cookie of Odoo’s', async () => {
    // A cookie without a name comes back as its value alone.
    const names = ['ooor', '__Host-ooor', ' ooor ', '=ooor', ' = ooor', '=session_id', 'session_id ']
    const planted = names.map((cookie) => `Set-Cookie: ${cookie}=planted; Path=/; Secure`)
    const bare = 'Set-Cookie: planted; Path=/'
    const answer = await answering('HTTP/1.1 200 OK', ...planted, bare, 'Set-Cookie: tz=Europe/Rome; Path=/')
    const cookies = answer.header('set-cookie')
    expect(cookies.join('\n')).not.toContain('planted')
    expect(cookies).toContain('tz=Europe/Rome; Path=/')
  })

  it('other ways to lead a browser on name the site too', async () => {
    const { origin } = new URL(here.backend.url)
    const answer = await answering(
      'HTTP/1.1 200 OK',
      `Refresh: 3; url=${origin}//evil.example/x`,
      `Content-Location: ${origin}/shop/cart`,
    )
    expect(answer.header('refresh')).toEqual(['3; url=/evil.example/x'])
    expect(answer.header('content-location')).toEqual(['/shop/cart'])
  })

  it.each(['5', '0; url=https://pay.example/x', 'soon, or never'])(
    'a refresh of another kind stays: %s',
    async (refresh) => {
      expect((await answering('HTTP/1.1 200 OK', `Refresh: ${refresh}`)).header('refresh')).toEqual([refresh])
    },
  )
})
