import { describe, expect, test } from 'vitest'
import { answering } from '../../../../../tests/support/answering-caller.ts'

const MODELS = {
  order: {
    name: { type: 'char', store: true },
    date: { type: 'datetime', store: true },
    about: { type: 'reference', store: true },
    terms: { type: 'json', store: true },
    line_ids: { type: 'one2many', relation: 'line', relation_field: 'order_id', store: true },
  },
  line: { name: { type: 'char', store: true } },
}

interface Order {
  reload(): Promise<unknown>
  name: string
  date: Date
  about: unknown
  terms: Record<string, unknown>
  line_ids: { create(values: object): unknown }
  readonly isChanged: boolean
  set(values: object): Order
  save(): Promise<unknown>
}

/** An order, what is written of it, and what happens while the server writes. */
async function order() {
  const written: unknown[] = []
  const during: { run?: (() => unknown) | undefined } = {}
  const { model } = answering(19, MODELS, ({ method, args }) => {
    if (method !== 'write') {
      return [{ id: 1, name: 'A', date: '2026-01-01 00:00:00', about: 'line,7', terms: { days: 1 }, line_ids: [7] }]
    }
    written.push(args[1])
    const { run } = during
    during.run = undefined
    return Promise.resolve(run?.()).then(() => true)
  })
  const found = await model('order')
    .select('name', 'date', 'about', 'terms' as never)
    .find(1)
  return { order: found as unknown as Order, written, during }
}

describe('what is set while a save is under way', () => {
  test('is still to be saved when it is what was there before', async () => {
    const { order: one, written, during } = await order()
    one.name = 'B'
    during.run = () => {
      one.name = 'A'
    }
    await one.save()
    expect([one.name, one.isChanged]).toEqual(['A', true])
    await one.save()
    expect(written).toEqual([{ name: 'B' }, { name: 'A' }])
  })

  test('is added to a list once', async () => {
    const { order: one, written, during } = await order()
    one.line_ids.create({ name: 'one' })
    during.run = () => {
      one.line_ids.create({ name: 'two' })
      one.line_ids.create({ name: 'three' })
    }
    await one.save()
    await one.save()
    expect(one.isChanged).toBe(false)
    const made = (...names: string[]) => ({ line_ids: names.map((name) => [0, 0, { name }]) })
    expect(written).toEqual([made('one'), made('two', 'three')])
  })

  test('is sent along with what it was added to when the save has failed', async () => {
    const { order: one, written, during } = await order()
    one.set({ line_ids: [] })
    during.run = () => {
      one.line_ids.create({ name: 'one' })
      throw new Error('no')
    }
    await expect(one.save()).rejects.toThrow('no')
    await one.save()
    expect(written[1]).toEqual({
      line_ids: [
        [5, 0, 0],
        [0, 0, { name: 'one' }],
      ],
    })
  })
})

test('what is set while a record is read anew stays', async () => {
  const { order: one, written } = await order()
  one.name = 'dropped'
  const reloading = one.reload()
  one.date = new Date('2026-01-05T00:00:00Z')
  await reloading
  expect(one.name).toBe('A')
  await one.save()
  expect(written).toEqual([{ date: '2026-01-05 00:00:00' }])
})

test('a list that was emptied stays so when something is added', async () => {
  const { order: one, written } = await order()
  one.set({ line_ids: [] }).line_ids.create({ name: 'only' })
  await one.save()
  one.set({ line_ids: null }).set({ line_ids: [{ name: 'only' }] })
  await one.save()
  const only = {
    line_ids: [
      [5, 0, 0],
      [0, 0, { name: 'only' }],
    ],
  }
  expect(written).toEqual([only, only])
})

test('a reference to a record of another model with the same id is another one', async () => {
  const { order: one, written } = await order()
  one.about = { model: 'line', id: 7 }
  expect(one.isChanged).toBe(false)
  one.about = { model: 'order', id: 7 }
  await one.save()
  one.about = null
  await one.save()
  expect(written).toEqual([{ about: 'order,7' }, { about: false }])
})

test('what was changed where it is, and is set again, is a change', async () => {
  const { order: one, written } = await order()
  const { date, terms } = one
  date.setUTCDate(5)
  one.date = date
  terms.days = 2
  one.terms = terms
  await one.save()
  expect(written).toEqual([{ date: '2026-01-05 00:00:00', terms: { days: 2 } }])
})

test('a file that is given with its name is shown as its bytes, as it is read', async () => {
  const bytes = new Uint8Array([1, 2])
  const written: unknown[] = []
  const { model } = answering(20, { photo: { data: { type: 'binary', store: true } } }, ({ method, args }) => {
    if (method === 'write') written.push(args[1])
    return [{ id: 1, data: { content: 'AQI=', size: 2, filename: 'a.png' } }]
  })
  const photo = (await model('photo').select('data').find(1)) as unknown as {
    data: unknown
    save(): Promise<unknown>
  }
  photo.data = { filename: 'b.png' }
  expect(photo.data).toEqual(bytes)
  await photo.save()
  expect(photo.data).toEqual(bytes)
  photo.data = { content: new Uint8Array([3]), filename: 'c.png' }
  await photo.save()
  expect(photo.data).toEqual(new Uint8Array([3]))
  expect(written).toEqual([
    { data: { filename: 'b.png' } },
    { data: { content: new Uint8Array([3]), filename: 'c.png' } },
  ])
})
