import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOoorError } from '../errors/index.ts'
import type { HttpResponse } from '../http/index.ts'
import { encodeJsonRpc, readJsonRpc } from './json-rpc.ts'
import { readXmlRpc } from './xml-rpc-services.ts'

const URL = 'https://host/web/dataset/call_kw/res.partner/read'
const CALL = { model: 'res.partner', method: 'read', path: '/web/dataset/call_kw/res.partner/read' }

const answer = (text: string, status = 200): HttpResponse => ({
  status,
  headers: new Headers(),
  text: async () => text,
  bytes: async () => new TextEncoder().encode(text),
})

/** Whatever comes: a value, or an error of ours. */
async function isSafe(text: string, status: number): Promise<void> {
  for (const read of [readJsonRpc, readXmlRpc]) {
    await read(URL, answer(text, status), CALL).catch((error: unknown) => {
      if (!isOoorError(error)) throw error
    })
  }
}

describe('an answer', () => {
  it('of any bytes is a value or an error of ours, and comes to an end', async () => {
    const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => new TextDecoder().decode(array))
    const statuses = fc.constantFrom(200, 301, 400, 404, 500, 502)
    await fc.assert(fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), bytes), statuses, isSafe))
  })

  it('that was damaged on the way, too', async () => {
    const envelope = fc.record(
      { jsonrpc: fc.constant('2.0'), id: fc.jsonValue(), result: fc.jsonValue(), error: fc.jsonValue() },
      { requiredKeys: [] },
    )
    const damaged = fc.tuple(envelope, fc.nat(300), fc.string({ maxLength: 3 })).map(([value, at, noise]) => {
      const text = JSON.stringify(value)
      return text.slice(0, at) + noise + text.slice(at + noise.length)
    })
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          damaged,
          envelope.map((value) => JSON.stringify(value)),
        ),
        fc.constant(200),
        isSafe,
      ),
    )
  })

  it('with members of any name is plain data, and pollutes nothing', async () => {
    const text =
      '{"jsonrpc":"2.0","id":1,"result":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}}'
    const value = (await readJsonRpc(URL, answer(text), CALL)) as Record<string, unknown>
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it('that is nested 10,000 deep is read or refused, never a crash', async () => {
    const deep = '['.repeat(10_000) + ']'.repeat(10_000)
    await isSafe(`{"jsonrpc":"2.0","id":1,"result":${deep}}`, 200)
    await isSafe(`{"jsonrpc":"2.0","id":1,"error":${deep}}`, 200)
  })

  it('with a member twice has the last one', async () => {
    expect(await readJsonRpc(URL, answer('{"jsonrpc":"2.0","result":1,"result":2}'), CALL)).toBe(2)
  })

  it('numbers that JSON has not cost nothing else', async () => {
    const text = '{"jsonrpc":"2.0","result":[NaN,{"a":-Infinity,"b":Infinity,"c":"NaN \\"Infinity"},"x"]}'
    expect(await readJsonRpc(URL, answer(text), CALL)).toEqual([
      Number.NaN,
      { a: Number.NEGATIVE_INFINITY, b: Number.POSITIVE_INFINITY, c: 'NaN "Infinity' },
      'x',
    ])
  })

  it('carries what was sent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const { params } = JSON.parse(encodeJsonRpc(value)) as { params: unknown }
        const text = JSON.stringify({ jsonrpc: '2.0', id: 1, result: params })
        expect(await readJsonRpc(URL, answer(text), CALL)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})
