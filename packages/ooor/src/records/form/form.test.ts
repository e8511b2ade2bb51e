import { command, InvalidValueError, PartialWriteError, RecordStateError } from 'ooor'
import { describe, expect, test } from 'vitest'
import { failure } from '../../../../../tests/support/failure.ts'
import { withoutBelongings } from '../../../../../tests/support/without-belongings.ts'
import type { RecordsCaller } from '../caller.ts'
import { Model } from '../model.ts'
import { SchemaRegistry } from '../schema/registry.ts'
import { Scope } from '../scope.ts'
import type { Form } from './form.ts'

const WRITABLE = { draft: [['readonly', false]] }
const MODELS = {
  'sale.order': {
    fields: {
      name: { type: 'char', store: true },
      state: { type: 'selection', readonly: true, store: true, selection: [['draft', 'Draft']] },
      partner_id: {
        type: 'many2one',
        relation: 'res.partner',
        required: true,
        readonly: true,
        states: WRITABLE,
        store: true,
      },
      term_id: { type: 'many2one', relation: 'term', store: true },
      date_order: { type: 'datetime', store: true },
      total: { type: 'float', readonly: true, store: true },
      note: { type: 'text', store: true },
      logo: { type: 'binary', store: true },
      tag_ids: { type: 'many2many', relation: 'tag', store: true },
      order_line: { type: 'one2many', relation: 'line', relation_field: 'order_id', store: true },
    },
  },
  line: {
    fields: {
      order_id: { type: 'many2one', relation: 'sale.order', store: true },
      product_id: { type: 'many2one', relation: 'product', store: true },
      price: { type: 'float', store: true },
      tax_ids: { type: 'many2many', relation: 'tax', store: true },
    },
  },
}

interface Call {
  readonly call: string
  readonly args: readonly unknown[]
  readonly context: unknown
}

/** A model over a caller that answers from a list; errors are thrown. */
function scripted(major: number, ...answers: unknown[]) {
  const calls: Call[] = []
  const names: Call[] = []
  const caller: RecordsCaller = {
    ...withoutBelongings,
    model: () => undefined,
    schemas: new SchemaRegistry({ file: { version: 1, models: MODELS } }),
    context: {},
    series: async () => ({ major, minor: 0, text: `${major}.0` }) as never,
    schemaScope: async () => 'test',
    registryHash: async () => undefined,
    signal: async () => null,
    withContext: () => caller,
    call: async (model, method, args = [], _kwargs, options) => {
      const call = { call: `${model}.${method}`, args, context: options?.context }
      if (method === 'name_get' || (args[1] as unknown[] | undefined)?.[0] === 'display_name') {
        names.push(call)
        const ids = args[0] as number[]
        return method === 'read'
          ? ids.map((id) => ({ id, display_name: `${model} ${id}` }))
          : ids.map((id) => [id, `${model} ${id}`])
      }
      calls.push(call)
      const answer = answers.shift()
      if (answer instanceof Error) throw answer
      return structuredClone(answer)
    },
  }
  // What the fields hold does not matter to the types here.
  const model = new Model(new Scope(caller), 'sale.order')
  const form = async (options: object = {}) => (await model.form(options)) as Form<never> & FormOfAnything
  return { calls, names, form }
}

/** A form as the tests speak to it. */
interface FormOfAnything {
  readonly values: Record<string, unknown>
  set(values: object): Promise<readonly { title: string; message: string }[]>
  add(name: string, values?: object): Promise<{ readonly values: Record<string, unknown>; readonly id: number }>
  update(name: string, which: unknown, values: object): Promise<unknown>
  remove(name: string, which: unknown): Promise<unknown>
}

const START_19 = {
  value: {
    name: 'New',
    state: 'draft',
    partner_id: false,
    term_id: false,
    date_order: '2026-01-31 10:20:30',
    total: 0,
  },
}
const START_14 = { value: { ...START_19.value, tag_ids: [[5]] } }

test('a date that was changed where it is, and set again, is saved', async () => {
  const row = { id: 42, ...START_19.value, tag_ids: [] }
  const { form, calls } = scripted(19, [row], {}, [row])
  const draft = await form({ record: 42 })
  const date = draft.values.date_order as unknown as Date
  date.setUTCDate(5)
  await draft.set({ date_order: date })
  await draft.save()
  expect(calls.at(-1)).toMatchObject({
    call: 'sale.order.web_save',
    args: [[42], { date_order: '2026-01-05 10:20:30' }, {}],
  })
})

test('a form that was written and cannot be read back is over: saved again, it would be there twice', async () => {
  const { form, calls } = scripted(14, START_14, 42, [])
  const draft = await form()
  const error = await failure(draft.save())
  expect(error).toBeInstanceOf(PartialWriteError)
  expect(error).toMatchObject({ done: [42] })
  expect(await failure(draft.save())).toBeInstanceOf(RecordStateError)
  expect(calls.map(({ call }) => call)).toEqual(['sale.order.onchange', 'sale.order.create', 'sale.order.read'])
})

describe('since 17', () => {
  test('starts with one call, told what to answer', async () => {
    const { form, calls } = scripted(19, START_19)
    const { values, changed, missing, required } = await form({ context: { default_name: 'x' } })
    expect(calls).toEqual([
      {
        call: 'sale.order.onchange',
        context: { default_name: 'x' },
        args: [
          [],
          {},
          [],
          {
            name: {},
            state: {},
            partner_id: { fields: { display_name: {} } },
            term_id: { fields: { display_name: {} } },
            date_order: {},
            total: {},
            note: {},
            tag_ids: {},
          },
        ],
      },
    ])
    expect(values).toEqual({
      name: 'New',
      state: 'draft',
      partner_id: null,
      term_id: null,
      date_order: new Date('2026-01-31T10:20:30Z'),
      total: 0,
      note: null,
      tag_ids: [],
    })
    expect({ changed, missing, required }).toEqual({ changed: [], missing: ['partner_id'], required: ['partner_id'] })
  })

  test('set sends the state of the form, merges the answer and names what was given by id', async () => {
    const { form, calls, names } = scripted(19, START_19, {
      value: {
        term_id: { id: 3, display_name: '30 days' },
        tag_ids: [
          [4, 8, { id: 8 }],
          [4, 9, { id: 9 }],
        ],
      },
      warning: { title: 'Beware', message: 'of the dog', type: 'dialog' },
    })
    const order = await form()
    expect(await order.set({ partner_id: 5 })).toEqual([{ title: 'Beware', message: 'of the dog' }])
    expect(calls[1]?.args.slice(0, 3)).toEqual([
      [],
      {
        name: 'New',
        state: 'draft',
        partner_id: 5,
        term_id: false,
        date_order: '2026-01-31 10:20:30',
        total: 0,
        note: false,
        tag_ids: [[6, 0, []]],
      },
      ['partner_id'],
    ])
    expect(names).toHaveLength(1)
    expect(order.values).toMatchObject({
      partner_id: { id: 5, display_name: 'res.partner 5' },
      term_id: { id: 3, display_name: '30 days' },
      tag_ids: [8, 9],
    })
    expect(order.changed).toEqual(['partner_id', 'term_id', 'tag_ids'])
    expect(order.warnings).toHaveLength(1)
  })

  test('a line takes the form along, and the form the line', async () => {
    const { form, calls } = scripted(
      19,
      START_19,
      { value: { product_id: { id: 7, display_name: 'Desk' }, price: 100, tax_ids: [[4, 1, { id: 1 }]] } },
      { value: { total: 100 } },
      [{ id: 42, name: 'S1' }],
    )
    const order = await form()
    const line = await order.add('order_line', { product_id: { id: 7, display_name: 'Desk' } })
    expect(calls[1]?.call).toBe('line.onchange')
    expect(calls[1]?.args).toEqual([
      [],
      { product_id: 7, order_id: expect.objectContaining({ name: 'New', order_line: [] }) },
      [],
      { product_id: { fields: { display_name: {} } }, price: {}, tax_ids: {} },
    ])
    const [, values, changed, spec] = (calls[2]?.args ?? []) as [unknown, Record<string, unknown>, unknown, object]
    expect(changed).toEqual(['order_line'])
    expect(spec).toMatchObject({ order_line: { fields: { price: {} } } })
    expect(values.order_line).toEqual([
      [0, expect.stringMatching(/^virtual_/), { product_id: 7, price: 100, tax_ids: [[6, 0, [1]]] }],
    ])
    expect(line.values).toEqual({ id: 0, product_id: { id: 7, display_name: 'Desk' }, price: 100, tax_ids: [1] })
    expect(order.values).toMatchObject({ total: 100, order_line: [line.values] })
    await order.save()
    expect(calls.at(-1)?.args.slice(0, 2)).toEqual([
      [],
      {
        name: 'New',
        date_order: '2026-01-31 10:20:30',
        order_line: [[0, 0, { product_id: 7, price: 100, tax_ids: [[6, 0, [1]]] }]],
      },
    ])
  })

  test('an existing record is read, and only what changes is sent', async () => {
    const row = {
      id: 42,
      ...START_19.value,
      tag_ids: [1],
      order_line: [
        { id: 1, product_id: false, price: 5, tax_ids: [] },
        { id: 2, product_id: false, price: 6, tax_ids: [] },
      ],
    }
    const { form, calls } = scripted(
      19,
      [row],
      { value: {} },
      { value: { order_line: [[1, 2, { price: 9 }]], total: 16 } },
      { value: {} },
      [{ id: 42, name: 'S1' }],
    )
    const order = await form({ record: { id: 42 }, select: { order_line: true } })
    expect(calls[0]).toMatchObject({
      call: 'sale.order.web_read',
      args: [[42], { order_line: { fields: { price: {} } } }],
    })
    await order.update('order_line', { id: 1 }, { price: 7 })
    expect(calls[1]?.args.slice(0, 3)).toEqual([[1], { price: 7, order_id: { id: 42 } }, ['price']])
    expect(calls[2]?.args.slice(0, 3)).toEqual([[42], { order_line: [[1, 1, { price: 7 }]] }, ['order_line']])
    expect(order.values).toMatchObject({
      total: 16,
      order_line: [
        { id: 1, price: 7 },
        { id: 2, price: 9 },
      ],
    })
    await order.remove('order_line', 0)
    expect(order.changed).toEqual(['total', 'order_line'])
    await order.save()
    expect(calls.at(-1)?.call).toBe('sale.order.web_save')
    expect(calls.at(-1)?.args.slice(0, 2)).toEqual([
      [42],
      {
        order_line: [
          [1, 2, { price: 9 }],
          [2, 1, 0],
        ],
      },
    ])
  })
})

describe('up to 16', () => {
  test('names are told with what they run, lines dotted, and all lines are answered', async () => {
    const { form, calls } = scripted(
      14,
      START_14,
      { value: { product_id: [7, 'Desk'], price: 100, tax_ids: [[5], [4, 1]] } },
      { value: { total: 100 } },
      { value: { order_line: [[5], [0, 'virtual_other', { price: 3, tax_ids: [[5]] }]], term_id: [3, '30 days'] } },
    )
    const order = await form({ select: ['order_line'] })
    expect(calls[0]?.args).toEqual([
      [],
      {},
      [],
      Object.fromEntries(
        [
          ...Object.keys(START_14.value),
          'note',
          'order_line',
          'order_line.product_id',
          'order_line.price',
          'order_line.tax_ids',
        ].map((name) => [name, '1']),
      ),
    ])
    const line = await order.add('order_line', { product_id: 7 })
    expect(line.values).toMatchObject({ price: 100, tax_ids: [1], product_id: { id: 7, display_name: 'Desk' } })
    await order.set({ note: 'x' })
    expect(calls[3]?.args[2]).toBe('note')
    // The server has put another line in the place of ours.
    expect(order.values).toMatchObject({
      order_line: [{ id: 0, price: 3 }],
      term_id: { id: 3, display_name: '30 days' },
    })
  })

  test('what is readonly but in drafts is sent when the onchange brought it', async () => {
    const { form, calls } = scripted(
      14,
      START_14,
      { value: { partner_id: [5, 'Alice'], total: 3, date_order: false } },
      42,
      [{ id: 42, name: 'S1' }],
    )
    const order = await form()
    await order.set({ note: 'x' })
    await order.save()
    expect(calls[2]).toMatchObject({
      call: 'sale.order.create',
      args: [{ name: 'New', note: 'x', partner_id: 5, date_order: false }],
    })
    expect(await order.set({ note: 'y' }).catch((error: unknown) => error)).toBeInstanceOf(RecordStateError)
  })

  test('up to 13 defaults are asked for first', async () => {
    const { form, calls } = scripted(
      12,
      { name: 'New', term_id: 3, tag_ids: [[6, 0, [1]]] },
      {
        value: { note: 'x' },
        domain: { partner_id: [['customer', '=', true]] },
      },
    )
    const order = await form()
    expect(calls.map(({ call }) => call)).toEqual(['sale.order.default_get', 'sale.order.onchange'])
    expect(calls[1]?.args.slice(0, 3)).toEqual([
      [],
      { name: 'New', term_id: 3, tag_ids: [[6, 0, [1]]] },
      ['name', 'term_id', 'tag_ids'],
    ])
    expect(order.values).toMatchObject({ term_id: { id: 3, display_name: 'term 3' }, tag_ids: [1], note: 'x' })
    expect(order.domains).toEqual({ partner_id: [['customer', '=', true]] })
  })

  test('lines that lost their names are told by their order', async () => {
    const line = (price: number) => ({ value: { price } })
    const { form } = scripted(
      8,
      {},
      // A view that runs nothing.
      {},
      { value: {} },
      {},
      line(1),
      {},
      {},
      line(2),
      {},
      {
        value: { order_line: [[5], [0, 0, { price: 10 }], [0, 0, { price: 20 }]] },
      },
    )
    const order = await form()
    const first = await order.add('order_line', { price: 1 })
    const second = await order.add('order_line', { price: 2 })
    await order.set({ note: 'x' })
    expect([first.values.price, second.values.price]).toEqual([10, 20])
  })
})

describe('6.1 and 7.0', () => {
  test('set only sets, old methods are called', async () => {
    const { form, calls, names } = scripted(
      7,
      { name: '/' },
      {
        value: { term_id: 3, note: false },
        warning: { title: 'Beware', message: 'of the dog' },
        domain: { term_id: [['id', 'in', [3]]] },
      },
    )
    const order = await form()
    await order.set({ partner_id: 5 })
    expect(calls.map(({ call }) => call)).toEqual(['sale.order.default_get'])
    expect(await order.call('onchange_partner_id', [5])).toEqual([{ title: 'Beware', message: 'of the dog' }])
    expect(calls[1]).toMatchObject({ call: 'sale.order.onchange_partner_id', args: [[], 5] })
    expect(names.map(({ call }) => call)).toEqual(['res.partner.name_get', 'term.name_get'])
    expect(order.values).toMatchObject({
      partner_id: { id: 5, display_name: 'res.partner 5' },
      term_id: { id: 3, display_name: 'term 3' },
    })
    expect(order.domains).toEqual({ term_id: [['id', 'in', [3]]] })
  })

  test('a line has its own methods', async () => {
    const { form, calls } = scripted(7, {}, {}, { value: { price: 100, tax_ids: [1, 2] } })
    const order = await form()
    const line = await order.add('order_line', { product_id: 7 })
    await order.call('product_id_change', [1, 7], { line: line as never })
    expect(calls[2]).toMatchObject({ call: 'line.product_id_change', args: [[], 1, 7] })
    expect(line.values).toMatchObject({ price: 100, tax_ids: [1, 2] })
  })
})

describe('changes', () => {
  test('a value that another field takes away is set once more', async () => {
    const { form, calls } = scripted(
      19,
      START_19,
      { value: { term_id: { id: 9, display_name: 'other' } } },
      { value: { total: 1 } },
    )
    const order = await form({ values: { partner_id: 5, term_id: 3 } })
    expect(calls.slice(1).map(({ args }) => args[2])).toEqual([['partner_id', 'term_id'], ['term_id']])
    expect(order.values).toMatchObject({ term_id: { id: 3, display_name: 'term 3' }, total: 1 })
  })

  test('one that fails leaves the form as it was, and the next goes on', async () => {
    const { form } = scripted(19, START_19, new Error('down'), { value: {} })
    const order = await form()
    const results = await Promise.allSettled([order.set({ note: 'lost', tag_ids: [1] }), order.set({ name: 'kept' })])
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
    expect(order.values).toMatchObject({ note: null, tag_ids: [], name: 'kept' })
    expect(order.changed).toEqual(['name'])
  })

  test('a line that fails is not added', async () => {
    const { form } = scripted(19, START_19, { value: { price: 1 } }, new Error('down'))
    const order = await form()
    await expect(order.add('order_line', { price: 1 })).rejects.toThrow('down')
    expect(order.values.order_line).toEqual([])
  })

  test('commands go to lines and to many2many', async () => {
    const lines = [
      { id: 1, price: 1 },
      { id: 2, price: 2 },
    ]
    const { form } = scripted(
      19,
      [{ id: 42, ...START_19.value, tag_ids: [1, 2], order_line: lines }],
      { value: {} },
      { value: {} },
      { value: { price: 3 } },
      { value: {} },
      [{ id: 7, price: 70 }],
      { value: {} },
    )
    const order = await form({ record: 42, select: ['order_line'] })
    await order.set({ tag_ids: [command.unlink(1), command.link(5)] })
    expect(order.values.tag_ids).toEqual([2, 5])
    await order.set({ order_line: [command.update(1, { price: 9 }), command.delete(2), { price: 3 }] })
    expect(order.values.order_line).toMatchObject([
      { id: 1, price: 9 },
      { id: 0, price: 3 },
    ])
    await order.set({ order_line: [7] })
    expect(order.values.order_line).toMatchObject([{ id: 7, price: 70 }])
  })

  test('binary data is kept for saving, and takes no part before', async () => {
    const { form, calls } = scripted(19, START_19, { value: {} }, [{ id: 42 }])
    const order = await form()
    await order.set({ logo: 'AQID', note: 'x' })
    expect(calls[1]?.args[1]).not.toHaveProperty('logo')
    expect(calls[1]?.args[2]).toEqual(['note'])
    await order.save()
    expect(calls[2]?.args[1]).toMatchObject({ logo: 'AQID', note: 'x' })
  })

  test('mistakes are told before anything is sent', async () => {
    const { form, calls } = scripted(19, START_19)
    const order = await form()
    await expect(order.set({ partner_id: 'Alice' })).rejects.toThrow('pass an id, a record that is saved, or null')
    await expect(order.set({ nmae: 'x' })).rejects.toThrow("did you mean 'name'")
    await expect(order.set({ order_line: [{ id: 5, price: 3 }] })).rejects.toThrow('command.update(5')
    await expect(order.remove('order_line', 0)).rejects.toThrow(
      'index 0 is no line of sale.order.order_line: there are 0',
    )
    await expect(order.add('tag_ids')).rejects.toThrow('use form.set({ tag_ids: [ids] })')
    await expect(scripted(19).form({ record: 'x' })).rejects.toThrow(InvalidValueError)
    expect(calls).toHaveLength(1)
  })
})
