import { describe, expect, it } from 'vitest'
import { toBase64Url } from './base64url.ts'
import { encode, isSame, sealingKey, signingKey } from './secret-keys.ts'

const SECRET = 'a key of thirty-two characters, at least'
const IV = encode('twelve bytes')
/** As on a runtime that has no `node:crypto`. */
const NONE = null

describe('keys by node:crypto and by the web’s own', () => {
  it('sign alike', async () => {
    const [node, web] = [await signingKey(SECRET, 'a'), await signingKey(SECRET, 'a', NONE)]
    expect(node.sign('text')).toBeInstanceOf(Uint8Array)
    expect(web.sign('text')).toBeInstanceOf(Promise)
    expect(await web.sign('text')).toEqual(await node.sign('text'))
    expect(await (await signingKey(SECRET, 'b')).sign('text')).not.toEqual(await node.sign('text'))
  })

  it('open what the other has sealed, and nothing that was changed', async () => {
    const keys = [await sealingKey(SECRET, 'a'), await sealingKey(SECRET, 'a', NONE)]
    for (const one of keys) {
      const sealed = await one.seal(IV, 'about', encode('a secret'))
      for (const other of keys) {
        expect(await other.open(IV, 'about', sealed)).toEqual(encode('a secret'))
        for (const [about, bytes] of [
          ['elsewhere', sealed],
          ['about', sealed.subarray(0, -1)],
          ['about', sealed.subarray(0, 9)],
          ['about', new Uint8Array(0)],
          ['about', sealed.map((byte, at) => (at === 0 ? byte ^ 1 : byte))],
        ] as const) {
          await expect((async () => other.open(IV, about, bytes))()).rejects.toThrow()
        }
      }
    }
  })

  it('are those that earlier versions made', async () => {
    // Made by the web's own alone, before there was another: cookies and stored sessions go on.
    const signature = await (await signingKey(SECRET, 'ooor cookie')).sign('x'.repeat(43))
    expect(toBase64Url(signature)).toBe('ag8l8rWpIbe844bp8mGNarrY3o3FZbsbDhfoG_DPQFM')
  })
})

it('isSame looks at all of both', () => {
  expect(isSame(encode('same'), encode('same'))).toBe(true)
  for (const other of ['samf', 'tame', 'sam', 'same ', '']) expect(isSame(encode('same'), encode(other))).toBe(false)
})
