import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { targetReader } from './target.ts'

const read = targetReader({})
const at = (url: string, host = 'shop.example.com') =>
  read({ url, host, isSecure: false, peer: '127.0.0.1', header: () => undefined })

/** What parsing changes, and what it leaves. */
const piece = fc.constantFrom(
  ...['/', '//', '.', '..', '/.', '/..', 'shop', 'a.b', '%2e', '%', '%41', '?', '#', '\\', ' ', '\t', '"', "'", '<'],
  ...['|', '^', '`', '{', '[', '~', '@', ':', ';', '=', '&', '+', '*', '(', 'é', '☃', '\u0000'],
)

describe('a target', () => {
  it('is read as the URL standard reads it, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const url = `/${pieces.join('')}`
        const { pathname, search } = new URL(`http://host${url}`)
        expect(at(url)).toMatchObject({ path: pathname, search })
      }),
      { numRuns: 5000 },
    )
  })

  it('has the same origin when it is asked again, and never that of a host that is none', () => {
    for (const host of ['Shop.Example.com:80', 'a b', 'x/y?', '', '[::1]:3000', '127.1']) {
      const first = at('/', host)
      expect(at('/', host)).toEqual(first)
    }
    expect(at('/', 'Shop.Example.com:80')?.origin).toBe('http://shop.example.com')
    for (const host of ['a b', 'x/y?', '', '1.2.3.4.5']) expect(at('/', host)).toBeUndefined()
  })
})
