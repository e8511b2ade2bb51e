import { type Connection, connect, InvalidValueError } from 'ooor'
import { describe, expect, it } from 'vitest'
import { ooor as express } from './express.ts'
import { ooor as fastify } from './fastify.ts'
import { ooor as hono } from './hono.ts'
import { ooor } from './index.ts'
import { ooor as next } from './next.ts'
import { ooor as node } from './node.ts'

const odoo = connect('http://host')

describe.each(Object.entries({ ooor, express, fastify, hono, next, node }))('the options of %s', (_, adapter) => {
  const of = (given: unknown, options: unknown) =>
    (adapter as (odoo: Connection, options: unknown) => unknown)(given as Connection, options)
  const make = (options: unknown) => () => of(odoo, options)

  it.each([
    [{ langages: ['en_US'] }, "the middleware has no option 'langages': did you mean 'languages'?"],
    [{ languages: 'en_US' }, `the option languages is a list, as ['en_US', 'fr_FR'], not "en_US"`],
    [{ cookie: { nam: 'sid' } }, "the option cookie has no option 'nam': did you mean 'name'?"],
    [{ cookie: { sameSite: 'Lax' } }, `cookie.sameSite is "Lax": pass 'lax', 'strict', 'none'`],
    [
      { share: { allowinternal: true } },
      "the option share has no option 'allowinternal': did you mean 'allowInternal'?",
    ],
    [{ proxy: { path: ['/shop'] } }, "the option proxy has no option 'path': did you mean 'paths'?"],
    [{ proxy: {} }, `proxy.paths is a list, as ['/shop', '/my'], not undefined`],
    [{ proxy: { paths: '/shop' } }, `proxy.paths is a list, as ['/shop', '/my'], not "/shop"`],
    [{ proxy: { paths: [], limits: { page: 5 } } }, "proxy.limits has no option 'page': did you mean 'pages'?"],
    [{ proxy: { paths: [/shop/] } }, `a path of proxy.paths is text, as '/shop', not {}`],
    [{ languages: [] }, 'the option languages names none: leave it out'],
    [{ trustedProxies: '127.0.0.1' }, `trustedProxies is a list, as ['10.0.0.2'], not "127.0.0.1"`],
    [{ user: { username: 'x' } }, 'the option user is a function of the request, not {"username":"x"}'],
    [{ proxy: { paths: [], origins: 'https://a' } }, `proxy.origins is a list, as ['https://app.example.com']`],
  ])('%j are refused by name', (options, message) => {
    expect(make(options)).toThrow(InvalidValueError)
    expect(make(options)).toThrow(message)
  })

  it.each([
    { name: '__Host-x', domain: 'a.example' },
    { name: '__Host-x', path: '/app' },
    { name: '__Host-x', secure: false },
    { name: '__Secure-x', secure: false },
  ])('cookies that browsers refuse, as %j, are refused when they are set up', (cookie) => {
    expect(make({ cookie })).toThrow(`cookie.name '${cookie.name}' wants a cookie that is secure`)
    expect(make({ cookie: { name: '__Secure-x', domain: 'a.example' } })).not.toThrow()
  })

  it('are of a connection', () => {
    for (const given of [undefined, odoo.defaultSession, 'https://erp.example.com/prod']) {
      expect(() => of(given, {})).toThrow('a site is of a connection, ooor(connect(url), options)')
    }
  })

  it('pass where they are there', () => {
    const proxy = { paths: ['/shop'], limits: { pages: 5 } }
    make({ origin: 'https://shop', languages: ['en_US'], cookie: { name: 'a' }, share: true, proxy })()
    make({ share: { domain: 'a.com' }, cookie: undefined, proxy: undefined })()
  })
})
