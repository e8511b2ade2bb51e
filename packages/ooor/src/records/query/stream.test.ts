import { describe, expect, it } from 'vitest'
import { Model } from '../model.ts'
import { Schema } from '../schema/schema.ts'
import { Scope } from '../scope.ts'

const schema = new Schema('res.partner', { name: { type: 'char' } })

/** Ten partners on a server that answers when it likes. */
function partners() {
  const calls: number[] = []
  const caller = {
    context: {},
    schemas: { structure: async () => schema },
    series: async () => ({ major: 19, minor: 0 }),
    call: async (
      _model: string,
      _method: string,
      [domain]: [[string, string, number][]],
      { limit }: { limit: number },
    ) => {
      const after = domain.at(-1)?.[2] ?? 0
      calls.push(after)
      await new Promise((resolve) => setImmediate(resolve))
      return Array.from({ length: 10 }, (_, index) => ({ id: index + 1, name: 'Alice' }))
        .filter(({ id }) => id > after)
        .slice(0, limit)
    },
  }
  return { calls, model: new Model(new Scope(caller as never), 'res.partner') }
}

describe('items of pages', () => {
  it('come in order when they are asked for all at once, and each page is read once', async () => {
    const { model, calls } = partners()
    const items = model.select('name').stream({ batch: 4, as: 'rows' })
    const asked = await Promise.all(Array.from({ length: 12 }, () => items.next()))
    expect(asked.flatMap(({ value }) => (value as { id: number } | undefined)?.id ?? [])).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ])
    expect(asked.map(({ done }) => done).slice(-2)).toEqual([true, true])
    expect(calls).toEqual([0, 4, 8])
  })

  it('end when they are left, within a page too', async () => {
    const items = partners().model.stream({ batch: 4 })
    await items.next()
    expect(await items.return?.()).toEqual({ value: undefined, done: true })
    expect(await items.next()).toEqual({ value: undefined, done: true })
  })
})

describe('a server that does not look at where a page begins', () => {
  const deaf = () => {
    const caller = {
      context: {},
      schemas: {
        structure: async () => new Schema('res.partner', { name: { type: 'char' }, write_date: { type: 'datetime' } }),
      },
      series: async () => ({ major: 19, minor: 0 }),
      call: async () => [1, 2].map((id) => ({ id, name: 'Alice', write_date: '2026-01-02 03:04:05' })),
    }
    return new Model(new Scope(caller as never), 'res.partner')
  }

  it.each<[string, () => AsyncIterable<unknown>]>([
    ['streams', () => deaf().stream({ batch: 2 })],
    ['streams, backwards', () => deaf().order('id desc').stream({ batch: 2 })],
    ['pages', () => deaf().pages({ size: 2 })],
    ['pages by change', () => deaf().pages({ size: 2, by: 'write_date' })],
  ])('is not asked for ever: %s', async (_, open) => {
    const read = async () => {
      for await (const _one of open());
    }
    await expect(read()).rejects.toMatchObject({ name: 'MalformedResponseError', model: 'res.partner' })
  })
})
