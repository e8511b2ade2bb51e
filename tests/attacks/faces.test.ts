/** What comes from outside and is handed to files, reports, fetches and keys, as a site may do with what a browser sent. */
import { inspect } from 'node:util'
import { type Connection, connect, InvalidValueError, isOoorError, type Session } from 'ooor'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { type Backend, startBackend } from './support/backend.ts'

const SECRET = 'Zx9qL0vT7sKdR2mWbY4u'
const ID = 'a'.repeat(84)

let backend: Backend
let odoo: Connection
let alice: Session
const bodies: string[] = []

beforeEach(async () => {
  backend = await startBackend()
  bodies.length = 0
  backend.answer = async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString('latin1')
    bodies.push(body)
    if (request.url === '/web/session/authenticate') {
      response.setHeader('set-cookie', `session_id=${ID}; Path=/; HttpOnly`)
      response.end('{"jsonrpc":"2.0","id":1,"result":{"uid":7,"db":"db","username":"alice","user_context":{}}}')
    } else if (request.url === '/web/login') response.end('<input name="csrf_token" value="tokentokentoken"/>')
    else if (request.url === '/web/binary/upload_attachment') {
      response.end('[{"filename":"x","mimetype":"text/plain","id":5,"size":1}]')
    } else if (request.url?.startsWith('/web/dataset/call_kw')) {
      // A server that tells back what it was sent, in its error.
      const data = { name: 'builtins.ValueError', message: body, debug: body, arguments: [body] }
      response.end(JSON.stringify({ jsonrpc: '2.0', id: 1, error: { code: 200, message: 'Odoo Server Error', data } }))
    } else response.end('answer')
  }
  odoo = connect({ url: backend.url, database: 'db' })
  alice = odoo.sessions.create()
  await alice.login('alice', 'a password')
  backend.seen.length = 0
})

afterEach(() => backend.stop())

const asked = () => backend.seen.map(({ url }) => url).filter((url) => !url?.startsWith('/web/login'))

describe('names', () => {
  const tricks = [
    '..',
    '.',
    '../../jsonrpc',
    'x/../../my',
    '..%2f..',
    'x?db=other',
    'x#',
    'a\\b',
    'a b',
    'a\r\nX: y',
    '',
  ]

  it('of models lead to no other path', async () => {
    for (const model of tricks) {
      for (const ask of [
        () => alice.files.content({ model, id: 1 }, 'datas'),
        () => alice.files.image({ model, id: 1 }, 'image_128'),
        () => alice.files.upload(new Uint8Array(1), { on: { model, id: 1 }, name: 'x' }),
      ]) {
        expect([model, await failure(ask())]).toEqual([model, expect.any(InvalidValueError)])
      }
    }
    expect(asked()).toEqual([])
  })

  it('of fields and reports lead to no other path', async () => {
    const partner = { model: 'res.partner', id: 7 }
    for (const name of tricks) {
      for (const ask of [
        () => alice.files.content(partner, name),
        () => alice.files.image(partner, name),
        () => alice.report(name, [7]),
        () => alice.report(name, [7], { format: 'html' }),
      ]) {
        expect([name, await failure(ask())]).toEqual([name, expect.any(InvalidValueError)])
      }
    }
    expect(asked()).toEqual([])
  })

  it('of files and their types stay in their part of the form', async () => {
    const on = { model: 'res.partner', id: 7 }
    await alice.files.upload(new Uint8Array([120]), {
      on,
      name: 'x"\r\nContent-Type: text/html\r\n\r\n<script>\r\n--',
    })
    const form = bodies.at(-1) ?? ''
    expect(form.match(/^Content-Type/gim)).toHaveLength(1)
    expect(form.match(/^Content-Disposition/gim)).toHaveLength(4)
    for (const mimetype of [
      'text/plain\r\nContent-Disposition: form-data; name="model"',
      'text/plain\r\n\r\nbefore the file',
      'text/plain\n',
      'text\0/plain',
      'text/plän€',
    ]) {
      const refused = await failure(alice.files.upload(new Uint8Array([120]), { on, name: 'x', mimetype }))
      expect([mimetype, refused]).toEqual([mimetype, expect.any(InvalidValueError)])
    }
    for (const size of [Number.NaN, -1, 0.5, Number.POSITIVE_INFINITY]) {
      const refused = await failure(alice.files.upload(new Blob(['x']).stream(), { on, name: 'x', size }))
      expect([size, refused]).toEqual([size, expect.any(InvalidValueError)])
    }
  })
})

describe('a fetch', () => {
  it('of an address or with a header that is none is an error of this library, and sends nothing', async () => {
    for (const [path, headers] of [
      ['/shop\r\nX: y', {}],
      ['/shop HTTP/1.1\r\n\r\nGET /jsonrpc', {}],
      ['/shop\0', {}],
      ['//evil.example/x', {}],
      ['/\\evil.example', {}],
      ['http://evil.example/', {}],
      ['@evil.example/', {}],
      ['/shop', { 'x-note': 'a\r\nX-Openerp-Session-Id: b' }],
      ['/shop', { 'x-note\r\nx-other': 'a' }],
      ['/shop', { 'x-note': 'a\0b' }],
    ] as const) {
      const refused = await failure(alice.fetch(path, { headers }))
      expect([path, headers, isOoorError(refused)]).toEqual([path, headers, true])
    }
    expect(asked()).toEqual([])
  })

  it('with the cookie of somebody else goes in its own session', async () => {
    await alice.fetch('/shop', { headers: { Cookie: `session_id=${'e'.repeat(84)}` } })
    expect(backend.seen.at(-1)?.headers.cookie).toBe(`session_id=${ID}`)
    await odoo.sessions.create().fetch('/shop', { headers: { Cookie: `session_id=${'e'.repeat(84)}` } })
    expect(backend.seen.at(-1)?.headers.cookie).toBeUndefined()
  })

  it('goes through a chain of redirects within the server only, and not without end', async () => {
    const own = backend.url.slice(0, -1)
    const hops: Record<string, string> = {
      '/a': '/b',
      '/b': `${own}/c`,
      '/c': 'http://evil.example/steal',
      '/round': '/round',
      '/slashes': '//evil.example/x',
      '/user': `http://evil.example@127.0.0.1:1/`,
      '/scheme': 'javascript:alert(1)',
      '/file': 'file:///etc/passwd',
    }
    const { answer } = backend
    backend.answer = (request, response) => {
      const location = hops[request.url ?? '']
      if (location === undefined) return answer(request, response)
      response.writeHead(302, { location }).end()
    }
    for (const path of ['/a', '/slashes', '/user', '/scheme', '/file']) {
      expect([path, (await failure(alice.fetch(path))).name]).toEqual([path, 'RedirectError'])
    }
    expect((await alice.fetch('/round')).status).toBe(302)
    expect(asked().filter((url) => url === '/round').length).toBeLessThan(30)
    expect(await failure(alice.fetch('/a', { method: 'POST', body: 'a secret' }))).toMatchObject({
      name: 'RedirectError',
    })
  })
})

describe('a password', () => {
  it('is in no error of a server that tells back what it was sent', async () => {
    const told: string[] = []
    for (const ask of [
      () => alice.changePassword(SECRET, `${SECRET}-new`),
      () => alice.apiKeys.create({ name: 'x', password: SECRET } as never),
      () => alice.apiKeys.revoke(5, { password: SECRET } as never),
    ]) {
      const error = await failure(ask())
      told.push(`${error.name}: ${error.message}`)
      expect(isOoorError(error)).toBe(true)
    }
    expect(told.join('\n')).not.toContain(SECRET)
    expect(inspect(alice)).not.toContain('a password')
  })
})
