/** What one anonymous request may try, on every adapter: the same list, the same answers. */
import { once } from 'node:events'
import { Sandbox } from '@ooor/sandbox'
import { connect } from 'ooor'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Backend, startBackend } from './support/backend.ts'
import { closeSockets, requestOf, sendRaw, socketTo } from './support/raw.ts'
import type { SiteOptions } from './support/sites.ts'
import { type RunningSite, SITES } from './support/sites.ts'

const OPTIONS = { proxy: { paths: ['/shop', '/web/image'], maxBodyBytes: 100_000 } } satisfies SiteOptions

let backend: Backend
let site: RunningSite
const rejections: unknown[] = []
const onRejection = (reason: unknown) => void rejections.push(reason)

beforeEach(async () => {
  backend = await startBackend()
  process.on('unhandledRejection', onRejection)
  process.on('uncaughtException', onRejection)
})

afterEach(async () => {
  closeSockets()
  await site.stop()
  await backend.stop()
  process.off('unhandledRejection', onRejection)
  process.off('uncaughtException', onRejection)
  expect(rejections.splice(0)).toEqual([])
})

describe.each(SITES)('on %s', (name, start) => {
  const onBackend = async (more: Partial<SiteOptions> = {}) => {
    site = await start(connect({ url: backend.url, database: 'db' }), { ...OPTIONS, ...more })
  }
  const ask = (line: string, ...headers: string[]) => sendRaw(site.port, requestOf(line, headers))
  const get = (path: string, ...headers: string[]) => ask(`GET ${path} HTTP/1.1`, 'Host: site', ...headers)

  it('what is sent on is what was looked at, whatever Host says', async () => {
    await onBackend()
    const hosts = [
      'x/web/database/manager?',
      'x/jsonrpc?',
      'x/jsonrpc#',
      'user@x',
      'x\\jsonrpc?',
      'a b',
      'a:b',
      'a:80:80',
      '[::1',
      '',
    ]
    for (const host of hosts) {
      const answer = await ask('GET /shop HTTP/1.1', `Host: ${host}`)
      expect([host, answer.status]).toEqual([host, 400])
    }
    expect((await ask('GET /shop HTTP/1.1', 'Host: site', 'Host: x/jsonrpc?')).status).toBe(400)
    expect(backend.seen).toEqual([])
    expect((await ask('GET /shop?a=1 HTTP/1.1', 'Host: site:8080')).status).toBe(200)
    expect((await ask('GET /shop?b=2 HTTP/1.1', 'Host: [::1]:80')).status).toBe(200)
    expect(backend.seen.map(({ url }) => url)).toEqual(['/shop?a=1', '/shop?b=2'])
  })

  it('no other way to write a path gets past the list', async () => {
    await onBackend()
    const lines = [
      '/shop/../web/database/manager',
      '/shop/..;/web/login',
      '/shop/%2e%2e/jsonrpc',
      '/shop/.%2e/jsonrpc',
      '/shop/..%2fjsonrpc',
      '/shop/..%5cjsonrpc',
      '/shop/..\\jsonrpc',
      '//jsonrpc/shop',
      '//evil.example/shop',
      '/x?/shop',
      '/jsonrpc#/shop',
      '/jsonrpc/%2e%2e/shop',
      'http://evil.example/jsonrpc',
      'http://site/shop/../jsonrpc',
      // Decoded twice, as by a server before Odoo and by Odoo.
      '/shop/%252e%252e/jsonrpc',
      '/shop/..%252fjsonrpc',
      '/shop/%25252e%25252e%25252fjsonrpc',
      // A language stands before paths of the website; this one is Odoo's backend.
      '/web/shop',
      '/web/web/image/1',
    ]
    for (const line of lines) await ask(`GET ${line} HTTP/1.1`, 'Host: site')
    // Runtimes that make a URL of it first have resolved the dots: what is left is on the list.
    expect(backend.seen.filter(({ url }) => url !== '/shop')).toEqual([])
  })

  it('headers that would name a session or database do not arrive, however they are written', async () => {
    await onBackend()
    const id = 'e'.repeat(84)
    const names = ['X-Openerp-Session-Id', 'X_Openerp_Session_Id', 'X-Openerp_Session-Id', 'X_Odoo_Database']
    await get('/shop', ...names.map((name) => `${name}: ${id}`), 'X_Forwarded_Host: evil', `Cookie: session_id=${id}`)
    await get(`/shop?session%5Fid=${id}&d%62=other&x=1`)
    expect(backend.seen.map(({ url }) => url)).toEqual(['/shop', '/shop?x=1'])
    for (const { headers } of backend.seen) {
      expect(
        Object.entries(headers).filter(([name, value]) => name.includes('_') || String(value).includes(id)),
      ).toEqual([])
    }
  })

  it('headers that would name another path, method or database do not arrive', async () => {
    await onBackend()
    const names = [
      ...['X-Odoo-Dbfilter', 'X-OpenERP-Dbfilter', 'X-Odoo-Anything', 'Proxy'],
      ...['X-Original-URL', 'X-Rewrite-URL', 'X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'],
    ]
    await get('/shop', ...names.map((name) => `${name}: evil`), 'X-Requested-With: XMLHttpRequest')
    const [seen] = backend.seen
    expect(Object.entries(seen?.headers ?? {}).filter(([, value]) => value === 'evil')).toEqual([])
    expect(seen?.headers).toMatchObject({ 'x-requested-with': 'XMLHttpRequest' })
  })

  it('methods that Odoo has no use for are a 405', async () => {
    await onBackend()
    for (const method of ['TRACE', 'PROPFIND', 'PURGE']) {
      const { status } = await ask(`${method} /shop HTTP/1.1`, 'Host: site')
      // Frameworks may know fewer methods than Node.
      expect([method, status === 405 || (method !== 'TRACE' && status === 404)]).toEqual([method, true])
    }
    expect(backend.seen).toEqual([])
    expect((await get('/shop')).status).toBe(200)
  })

  it('a body over the limit is a 413, announced or not', async () => {
    await onBackend()
    backend.answer = (request, response) => request.resume().on('end', () => response.end())
    const head = (...lines: string[]) => requestOf('POST /shop HTTP/1.1', ['Host: site', ...lines])
    expect((await sendRaw(site.port, head('Content-Length: 100001'), 'x'.repeat(100_001))).status).toBe(413)
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`
    const chunked = head('Transfer-Encoding: chunked')
    expect((await sendRaw(site.port, chunked, chunk, chunk, chunk, '0\r\n\r\n')).status).toBe(413)
    // The first bytes are gone on their way to Odoo by then.
    expect((await sendRaw(site.port, chunked, ...Array.from({ length: 40 }, () => chunk))).status).toBe(413)
    expect((await sendRaw(site.port, head('Content-Length: 100000'), 'x'.repeat(100_000))).status).toBe(200)
    expect((await get('/shop')).status).toBe(200)
  })

  it('a browser that leaves amid its request, or amid the answer, takes nobody along', async () => {
    await onBackend()
    backend.answer = (request, response) => {
      if (request.method === 'GET') response.write('the first of much')
    }
    const posting = socketTo(site.port)
    const head = requestOf('POST /shop HTTP/1.1', ['Host: site', 'Content-Length: 90000'])
    await new Promise((resolve) => posting.write(`${head}x`, resolve))
    posting.destroy()
    const reading = socketTo(site.port)
    reading.write(requestOf('GET /shop HTTP/1.1', ['Host: site']))
    await once(reading, 'data')
    reading.destroy()
    backend.answer = (_request, response) => response.end('still here')
    expect((await get('/shop')).body).toContain('still here')
  })

  it('answers of Odoo that are none take nobody along', async () => {
    await onBackend()
    for (const location of ['http://[bad', 'http://', '//', '\\\\evil']) {
      backend.answer = (_request, response) => response.writeHead(302, { location }).end()
      expect([location, (await get('/shop')).status]).toEqual([location, 302])
    }
    backend.answer = (request) => request.socket.end('HTTP/1.1 200 OK\r\nX: \x01\r\nContent-Length: 2\r\n\r\nok')
    expect([200, 502]).toContain((await get('/shop')).status)
    backend.answer = (request) => request.socket.end('nonsense\r\n\r\n')
    expect((await get('/shop')).status).toBe(502)
    backend.answer = (_request, response) => response.end('fine')
    expect((await get('/shop')).status).toBe(200)
  })

  it('redirects lead nobody away from the site', async () => {
    await onBackend()
    const origin = backend.url.slice(0, -1)
    for (const [location, expected] of [
      [`${origin}//evil.example/x`, '/evil.example/x'],
      [`${origin}/\\evil.example/x`, '/evil.example/x'],
      [`${origin}/.//evil.example/x`, '/evil.example/x'],
      ['/.//evil.example/x', '/evil.example/x'],
      [`${origin}/x/..//evil.example`, '/evil.example'],
      [`${origin}/my//x`, '/my//x'],
    ] as const) {
      backend.answer = (_request, response) => response.writeHead(302, { location }).end()
      expect([location, (await get('/shop')).header('location')]).toEqual([location, [expected]])
    }
  })

  it('no cookie of the browser’s takes others along, or hides the session’s, however servers split them', async () => {
    await onBackend()
    const real = 'r'.repeat(84)
    backend.answer = (request, response) => {
      if (request.headers.cookie?.includes(real)) response.end()
      else response.writeHead(200, { 'set-cookie': `session_id=${real}; HttpOnly` }).end()
    }
    const own = (await get('/shop')).header('set-cookie')[0]?.split(';')[0] ?? ''
    const values = [
      '"open',
      '"a\\',
      '"a"b',
      'x session_id=evil',
      'x, session_id=evil',
      'x\tsession_id=evil',
      '"; session_id=evil',
    ]
    for (const value of values) {
      await get('/shop', `Cookie: tz=${value}; ${own}; frontend_lang=fr_FR; visitor_uuid=end"`)
      const sent = backend.seen.at(-1)?.headers.cookie ?? ''
      // As Werkzeug reads them: a quoted text may have semicolons in it.
      const read = [...`${sent};`.matchAll(/([^=;]*)=\s*("(?:[^\\"]|\\.)*"|[^;]*)\s*;\s*/g)].map(
        ([, name, text]) => `${name}=${text}`,
      )
      expect([value, sent.includes('evil'), read.filter((pair) => pair.startsWith('session_id'))]).toEqual([
        value,
        false,
        [`session_id=${real}`],
      ])
      expect([value, read.includes('frontend_lang=fr_FR')]).toEqual([value, true])
    }
    // What Odoo's own scripts set, as they write it.
    for (const value of ['{"required": true, "optional": true}', 'Europe/Paris', '1-2', '"quoted"', '"a\\"b"', '']) {
      await get('/shop', `Cookie: website_cookies_bar=${value}; ${own}`)
      expect(backend.seen.at(-1)?.headers.cookie).toContain(`website_cookies_bar=${value}`)
    }
  })

  it('bytes that no request has of its own are nobody’s next request', async () => {
    await onBackend()
    const smuggled = 'GET /jsonrpc HTTP/1.1\r\nHost: evil\r\n\r\n'
    for (const headers of [
      [`Content-Length: ${smuggled.length}`],
      ['Transfer-Encoding: chunked'],
      ['Content-Length: 0', `Content-Length: ${smuggled.length}`],
      [`Content-Length: ${smuggled.length}`, 'Transfer-Encoding: chunked'],
      [`Content-Length: +${smuggled.length}`],
      ['Transfer-Encoding: identity, chunked'],
      ['Transfer-Encoding : chunked'],
      [`Connection: content-length`, `Content-Length: ${smuggled.length}`],
    ]) {
      // Each by a connection of its own: some wait a while for what does not come.
      const ask = (method: string) =>
        sendRaw(site.port, requestOf(`${method} /shop HTTP/1.1`, ['Host: site', ...headers]), smuggled)
      await Promise.all(['GET', 'POST', 'OPTIONS'].map(ask))
    }
    for (let index = 0; index < 4; index++) expect((await get('/shop')).status).toBe(200)
    expect(backend.seen.filter(({ url }) => url !== '/shop')).toEqual([])
  })

  it('where Odoo names itself within an address, it is the site that is named', async () => {
    const origin = backend.url.slice(0, -1)
    const named = encodeURIComponent(`${origin}/my/orders?page=2`)
    await onBackend()
    for (const [location, expected] of [
      [`${origin}/web/login?redirect=${named}`, `/web/login?redirect=${encodeURIComponent('/my/orders?page=2')}`],
      [`/web/login?a=1&redirect=${named}#x`, `/web/login?a=1&redirect=${encodeURIComponent('/my/orders?page=2')}#x`],
      [
        `/web/login?redirect=${encodeURIComponent(`${origin}//evil.example/x`)}`,
        `/web/login?redirect=${encodeURIComponent('/evil.example/x')}`,
      ],
      [`/web/login?redirect=${encodeURIComponent('/my')}&b=a+b%20c`, '/web/login?redirect=%2Fmy&b=a+b%20c'],
      [
        `/web/login?redirect=${encodeURIComponent(`${origin}.evil.example/`)}`,
        `/web/login?redirect=${encodeURIComponent(`${origin}.evil.example/`)}`,
      ],
      [`https://pay.example/?back=${named}`, `https://pay.example/?back=${named}`],
    ] as const) {
      backend.answer = (_request, response) => response.writeHead(303, { location }).end()
      expect([location, (await get('/shop')).header('location')]).toEqual([location, [expected]])
    }
  })

  it('of several cookies that Odoo sets, each arrives', async () => {
    await onBackend()
    const lines = ['frontend_lang=fr_FR; Path=/', 'tz=UTC; Path=/', 'cids=1; Path=/']
    backend.answer = (_request, response) => response.writeHead(200, { 'set-cookie': lines }).end()
    expect((await get('/shop')).header('set-cookie')).toEqual(expect.arrayContaining(lines))
  })

  it('of the site’s own cookies and the session’s, each arrives', async () => {
    site = await start(connect('http://host/sandbox', { adapter: new Sandbox().adapter }), {
      languages: ['en_US', 'fr_FR'],
    })
    const { header } = await get('/add?choose=fr_FR&cookie=own=1')
    const names = header('set-cookie').map((line) => line.slice(0, line.indexOf('=')))
    expect(names.sort()).toEqual(['__Host-ooor', 'frontend_lang', 'own'])
  })

  it('the cookie is for https where a proxy hides the site', async () => {
    const id = `session_id=${'a'.repeat(84)}; HttpOnly`
    const lineAt = async (...headers: string[]) => {
      const { header } = await ask('GET /shop HTTP/1.1', ...headers)
      return header('set-cookie').find((line) => /ooor=/.test(line)) ?? 'none'
    }
    backend.answer = (_request, response) => response.writeHead(200, { 'set-cookie': id }).end()
    await onBackend()
    expect(await lineAt('Host: 127.0.0.1:3000')).not.toContain('Secure')
    for (const mark of [
      'X-Forwarded-For: 6.6.6.6',
      'X-Forwarded-Proto: https',
      'Forwarded: for=6.6.6.6',
      'Via: 1.1 x',
    ]) {
      expect([mark, await lineAt('Host: 127.0.0.1:3000', mark)]).toEqual([
        mark,
        expect.stringMatching(/^__Host-ooor=.*Secure/),
      ])
    }
    await site.stop()
    await onBackend({ origin: 'https://shop.example.com' })
    expect(await lineAt('Host: 127.0.0.1:3000')).toMatch(/^__Host-ooor=.*Secure/)
    await site.stop()
    await onBackend({ trustedProxies: ['127.0.0.1'] })
    expect(await lineAt('Host: localhost', 'X-Forwarded-Proto: https', 'X-Forwarded-Host: shop.example.com')).toMatch(
      /^__Host-ooor=.*Secure/,
    )
  })

  it('what X-Forwarded-* says is Odoo’s to know only from proxies that are named', async () => {
    const marks = ['X-Forwarded-For: 6.6.6.6', 'X-Forwarded-Host: evil.example', 'X-Forwarded-Proto: https']
    const proxy = { ...OPTIONS.proxy, forwarded: true }
    await onBackend({ proxy })
    await get('/shop', ...marks)
    expect(backend.seen[0]?.headers).toMatchObject({ 'x-forwarded-host': 'site', 'x-forwarded-proto': 'http' })
    expect(backend.seen[0]?.headers['x-forwarded-for'] ?? '').not.toContain('6.6.6.6')
    await site.stop()
    if (name === 'Next') return
    await onBackend({ proxy, trustedProxies: ['127.0.0.1'] })
    await get('/shop', ...marks)
    expect(backend.seen[1]?.headers).toMatchObject({
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '6.6.6.6, 127.0.0.1',
    })
    expect((await get('/shop', 'X-Forwarded-Host: x/jsonrpc?')).status).toBe(400)
  })

  it('an answer with a session’s cookie is in nobody else’s cache', async () => {
    await onBackend()
    const id = `session_id=${'a'.repeat(84)}; HttpOnly`
    for (const control of [
      'public, max-age=604800, s-maxage=9',
      'max-age=60',
      'PUBLIC',
      undefined,
      'no-store, public',
    ]) {
      backend.answer = (_request, response) => {
        if (control !== undefined) response.setHeader('cache-control', control)
        response.writeHead(200, { 'set-cookie': id, 'cdn-cache-control': 'public' }).end()
      }
      const { header } = await get('/shop')
      const [answered = ''] = header('cache-control')
      expect(header('set-cookie').join()).toContain('ooor=')
      expect([control, answered]).toEqual([control, expect.stringMatching(/private|no-store/)])
      expect(answered).not.toMatch(/public|s-maxage/i)
      expect([header('cdn-cache-control'), header('vary')]).toEqual([[], ['Cookie']])
    }
    backend.answer = (_request, response) => response.writeHead(200, { 'cache-control': 'public, max-age=9' }).end()
    expect((await get('/web/image/1')).header('cache-control')).toEqual(['public, max-age=9'])
  })

  it('a site’s own pages say by what they differ', async () => {
    await onBackend({ languages: ['en_US', 'fr_FR'] })
    const headersOf = async (path: string) => {
      const { header, status } = await get(path)
      return [status, header('vary').join(', '), header('cache-control').join()]
    }
    expect(await headersOf('/own?cache=public')).toEqual([200, '', 'public'])
    expect(await headersOf('/lang?cache=public')).toEqual([200, 'Accept-Language, Cookie', 'public'])
    expect(await headersOf('/look')).toEqual([200, 'Cookie', ''])
    expect(await headersOf('/session')).toEqual([200, 'Accept-Language, Cookie', 'private, no-cache'])
  })

  it('keeps a cookie that is replaced out, and the process up', async () => {
    site = await start(connect('http://host/sandbox', { adapter: new Sandbox().adapter }), {
      proxy: { paths: ['/shop/cart'] },
    })
    const browse = (path: string, cookie?: string) =>
      ask(`GET ${path} HTTP/1.1`, 'Host: localhost', ...(cookie === undefined ? [] : [`Cookie: ${cookie}`]))
    const before = (await browse('/add')).header('set-cookie')[0]?.split(';')[0] ?? ''
    const after = (await browse('/login', before)).header('set-cookie')[0]?.split(';')[0] ?? ''
    expect((await browse('/shop/cart', before)).status).toBe(409)
    for (const path of ['/session', '/add', '/login']) expect((await browse(path, before)).status).toBe(409)
    expect((await browse('/session', after)).body).toMatch(/"uid":\d/)
    // Of two cookies of the same name, one is good: others on the domain may have added theirs.
    for (const both of [`${before}; ${after}`, `ooor=x.y; ${after}`, `${after}; ooor=`]) {
      expect((await browse('/session', both)).body).toMatch(/"uid":\d/)
    }
  })
})
