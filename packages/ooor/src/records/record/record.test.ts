import { command, InvalidValueError, PartialWriteError, UnknownFieldError } from 'ooor'
import { describe, expect, test } from 'vitest'
import { answering, type MadeCall } from '../../../../../tests/support/answering-caller.ts'
import { failure } from '../../../../../tests/support/failure.ts'

const MODELS = {
  order: {
    name: { type: 'char', store: true },
    partner_id: { type: 'many2one', relation: 'partner', store: true },
    line_ids: { type: 'one2many', relation: 'line', relation_field: 'order_id', store: true },
  },
  partner: {
    name: { type: 'char', store: true },
    country_id: { type: 'many2one', relation: 'country', store: true },
  },
  country: { code: { type: 'char', store: true } },
  line: { quantity: { type: 'float', store: true } },
}

/** A server with some rows, which reads and writes them. */
function server(major = 19) {
  const rows: Record<string, Record<string, unknown>[]> = {
    order: [{ id: 1, name: 'S1', partner_id: [5, 'Alice'], line_ids: [7, 8] }],
    partner: [
      { id: 5, name: 'Alice', country_id: [9, 'France'] },
      { id: 6, name: 'Bob', country_id: false },
    ],
    country: [{ id: 9, code: 'FR' }],
    line: [
      { id: 7, quantity: 1 },
      { id: 8, quantity: 2 },
    ],
  }
  const answer = ({ model, method, args }: MadeCall) => {
    const [ids, names] = args as [number[], string[]]
    const found = rows[model]?.filter(({ id }) => ids.includes(id as number)) ?? []
    if (method === 'read') {
      return found.map((row) => Object.fromEntries(['id', ...names].map((name) => [name, row[name]])))
    }
    if (method === 'write') {
      for (const [code, id, values] of ((args[1] as { line_ids?: unknown[] }).line_ids ?? []) as [
        number,
        number,
        object,
      ][])
        if (code === 1) Object.assign(rows.line?.find((line) => line.id === id) ?? {}, values)
    }
    return true
  }
  return answering(major, MODELS, answer)
}

type Loose = Record<string, never> & {
  set(values: object): Loose
  save(options?: object): Promise<Loose>
  get(path: string): Promise<unknown>
}
const found = async (model: ReturnType<typeof server>['model'], ...names: string[]) =>
  (await model('order')
    .select(...(names as [never]))
    .find(1)) as unknown as Loose

describe('get', () => {
  test('walks relations, and reads what it asks for only, once', async () => {
    const { model, calls } = server()
    const order = await found(model, 'name')
    expect(await order.get('partner_id.country_id.code')).toBe('FR')
    expect(await order.get('partner_id.country_id.code')).toBe('FR')
    expect(calls.map(({ model: name, args }) => [name, args[1]])).toEqual([
      ['order', ['name']],
      ['order', ['partner_id']],
      ['partner', ['country_id']],
      ['country', ['code']],
    ])
  })

  test('says when nothing lies beyond, and when a name is wrong on the way', async () => {
    const order = await found(server().model, 'name')
    await expect(order.get('name.code')).rejects.toThrow(InvalidValueError)
    await expect(order.get('partner_id.nmae')).rejects.toThrow(UnknownFieldError)
  })
})

describe('a many2one that was not read', () => {
  test('is walked on when it was set', async () => {
    const order = (await found(server().model, 'name')) as unknown as {
      set(values: object): unknown
      partner_id: PromiseLike<{ name: string } | null> & {
        name: PromiseLike<string>
        country_id: { code: PromiseLike<string> }
      }
    }
    order.set({ partner_id: 6 })
    expect(await order.partner_id.name).toBe('Bob')
    expect((await order.partner_id)?.name).toBe('Bob')
    expect(await order.partner_id.country_id.code).toBeNull()
    order.set({ partner_id: null })
    expect(await order.partner_id).toBeNull()
    expect(await order.partner_id.name).toBeNull()
  })
})

test('lines that were read are read anew when they were changed with their order', async () => {
  const { model } = server()
  const order = (await found(model, 'name')) as unknown as {
    save(): Promise<unknown>
    line_ids: PromiseLike<{ quantity: number }[]> & { update(id: number, values: object): unknown }
  }
  expect((await order.line_ids).map(({ quantity }) => quantity)).toEqual([1, 2])
  order.line_ids.update(7, { quantity: 4 })
  await order.save()
  expect((await order.line_ids).map(({ quantity }) => quantity)).toEqual([4, 2])
})

test('what was set on a nested record is kept when another of the result is saved', async () => {
  const parent = { id: 5, name: 'Alice' }
  const { model } = answering(19, MODELS, ({ method }) =>
    method === 'web_search_read'
      ? { records: [1, 2].map((id) => ({ id, name: `S${id}`, partner_id: { ...parent } })) }
      : [{ id: 2, name: 'S2', partner_id: { ...parent } }],
  )
  interface Nested {
    readonly partner_id: { name: string }
    update(values: object, options: object): Promise<unknown>
  }
  const found = await model('order').select({ name: true, partner_id: { name: true } } as never)
  const [one, two] = found as unknown as [Nested, Nested]
  one.partner_id.name = 'Alicia'
  await two.update({ name: 'x' }, { reload: true })
  expect(one.partner_id.name).toBe('Alicia')
})

test('what several records lead to is as it was read last', async () => {
  let name = 'Alice'
  const row = (id: number) => ({ id, name: `S${id}`, partner_id: { id: 5, name } })
  const { model } = answering(19, MODELS, ({ method, args }) => {
    if (method === 'web_search_read') return { records: [row(1), row(2)] }
    return method === 'web_read' ? (args[0] as number[]).map(row) : true
  })
  interface Nested {
    readonly partner_id: { name: string }
    name: string
    save(): Promise<unknown>
    reload(): Promise<unknown>
  }
  const found = await model('order').select({ name: true, partner_id: { name: true } } as never)
  const [one, two] = found as unknown as [Nested, Nested]
  expect(one.partner_id.name).toBe('Alice')
  name = 'Bob'
  await one.reload()
  expect([one.partner_id.name, two.partner_id.name]).toEqual(['Bob', 'Bob'])
  // Written, and not read anew.
  two.name = 'x'
  await two.save()
  expect([one.partner_id.name, two.partner_id.name]).toEqual(['Bob', 'Bob'])
  name = 'Cleo'
  await two.reload()
  expect(one.partner_id.name).toBe('Cleo')
})

test('a hook behind a save may save once more', async () => {
  const { model, calls } = answering(19, MODELS, ({ method }) => (method === 'read' ? [{ id: 1, name: 'S1' }] : true))
  const seen: unknown[] = []
  const Orders = model('order').extend(
    {},
    {
      afterSave: async (one) => {
        const order = one as unknown as { name: string; update(values: object): Promise<unknown> }
        seen.push(order.name)
        if (order.name === 'a') await order.update({ name: 'b' })
      },
    },
  )
  const order = (await Orders.select('name').find(1)) as unknown as { update(values: object): Promise<unknown> }
  await order.update({ name: 'a' })
  expect(seen).toEqual(['a', 'b'])
  expect(calls.filter(({ method }) => method === 'write').map(({ args }) => args[1])).toEqual([
    { name: 'a' },
    { name: 'b' },
  ])
})

test('errors are gone when nothing is left to be saved', async () => {
  const { model } = answering(19, MODELS, ({ method }) => (method === 'read' ? [{ id: 1, name: 'S1' }] : true))
  const People = model('order').extend(
    {},
    { validate: ({ name }) => (name === 'bad' ? { name: ['is bad'] } : undefined) },
  )
  const order = (await People.select('name').find(1)) as unknown as {
    name: string
    save(): Promise<unknown>
    errors: object
  }
  order.name = 'bad'
  await expect(order.save()).rejects.toThrow('name is bad')
  expect(order.errors).toEqual({ name: ['is bad'] })
  order.name = 'S1'
  await order.save()
  expect(order.errors).toEqual({})
})

test('handles of an extended model lead to its records', async () => {
  const { model } = server()
  const Orders = model('order').extend({
    get title() {
      return `Order ${this.name}`
    },
  })
  expect((await Orders.browse(1)).title).toBe('Order S1')
})

test('of what was set by its id alone the name is read back, in the same save', async () => {
  const { model, calls } = server(14)
  const order = await model('order').find(1)
  order.set({ partner_id: { id: 6, display_name: 'Bob' } })
  await order.save()
  order.set({ partner_id: 5 })
  await order.save()
  expect(calls.map(({ method }) => method)).toEqual(['read', 'write', 'write', 'read'])
  expect(order.toJSON()).toMatchObject({ partner_id: { id: 5, display_name: 'Alice' } })
})

test('new values and commands add to what was set before, ids say what there shall be', async () => {
  const { model, calls } = server(14)
  const order = await model('order').find(1)
  order.set({ line_ids: [[1, 7, { quantity: 3 }]] }).set({ line_ids: [[1, 8, { quantity: 4 }]] })
  await order.save()
  expect(calls.find(({ method }) => method === 'write')?.args[1]).toEqual({
    line_ids: [
      [1, 7, { quantity: 3 }],
      [1, 8, { quantity: 4 }],
    ],
  })
  order.set({ line_ids: [{ quantity: 5 }] }).set({ line_ids: [7] })
  expect(order.changes).toMatchObject({ line_ids: { to: [7] } })
})

test('a record that was written and cannot be read back is not written again', async () => {
  const { model, calls } = answering(14, MODELS, ({ method }) => {
    if (method !== 'read') return true
    return calls.some((call) => call.method === 'write') ? [] : [{ id: 1, line_ids: [7] }]
  })
  const order = (await model('order').find(1)) as unknown as Loose
  order.set({ line_ids: [{ quantity: 5 }] })
  const error = await failure(order.save({ reload: true }))
  expect(error).toBeInstanceOf(PartialWriteError)
  expect(error).toMatchObject({ done: [1], cause: { name: 'MissingError' } })
  expect((error as Error).message).toContain('record 1 of order was changed, but could not be read back')
  await order.save()
  expect(calls.filter(({ method }) => method === 'write')).toHaveLength(1)
})

test('a list that was read is read anew after a save of something else and a reload', async () => {
  const { model } = server()
  type Order = Loose & { line_ids: PromiseLike<{ quantity: number }[]>; reload(): Promise<unknown> }
  const order = (await found(model, 'name')) as unknown as Order
  const quantities = async () => (await order.line_ids).map(({ quantity }) => quantity)
  expect(await quantities()).toEqual([1, 2])
  await order.set({ name: 'S2' }).save()
  await (await found(model, 'name')).set({ line_ids: [command.update(7, { quantity: 9 })] }).save()
  await order.reload()
  expect(await quantities()).toEqual([9, 2])
})

test('saving with reload reads the record anew where nothing was changed, too', async () => {
  const { model, calls } = server(14)
  const order = await found(model, 'name')
  await order.set({ name: 'S1' }).save()
  expect(calls.map(({ method }) => method)).toEqual(['read'])
  await order.set({ name: 'S1' }).save({ reload: true })
  expect(calls.map(({ method }) => method)).toEqual(['read', 'read'])
})

test('a list that its limit may have cut off is not all that there shall be', async () => {
  const { model } = server(14)
  const read = async ($limit: number) =>
    (await model('order')
      .select({ line_ids: { quantity: true, $limit } } as never)
      .find(1)) as unknown as Loose & { line_ids: readonly { id: number }[] }
  const cut = await read(1)
  for (const list of [[7], [...cut.line_ids], [...cut.line_ids, { quantity: 5 }]]) {
    expect(() => cut.set({ line_ids: list })).toThrow('order.line_ids was read up to its $limit of 1')
    expect(() => Object.assign(cut, { line_ids: list })).toThrow(InvalidValueError)
  }
  expect(cut.set({ line_ids: [command.set([7])] }).changes).toEqual({
    line_ids: expect.objectContaining({ to: [[6, 0, [7]]] }),
  })
  expect((await read(1)).set({ line_ids: [{ quantity: 5 }] }).isChanged).toBe(true)
  expect((await read(1)).set({ line_ids: [] }).isChanged).toBe(true)
  expect((await read(3)).set({ line_ids: [7] }).isChanged).toBe(true)
})

test('a server method takes named arguments', async () => {
  const { model } = server(14)
  const order = (await model('order').find(1)) as unknown as { has_access(what: unknown): Promise<unknown> }
  expect(() => order.has_access('read')).toThrow(
    `order.has_access takes named arguments: pass an object, or use call('has_access', ["read"])`,
  )
})

test('records that are gone are told as the many that they are', async () => {
  const { model } = server()
  const gone = async (ids: number[]) =>
    (
      await failure(
        model('order')
          .select('name')
          .find(ids as never) as Promise<unknown>,
      )
    ).message
  expect(await gone([98])).toContain('order has no record 98, or it was deleted')
  expect(await gone([1, 98, 99])).toContain('order has no records 98, 99, or they were deleted')
})
