import { describe, expect, it } from 'vitest'
import { Sandbox } from '../sandbox.ts'

type Lists = { readonly category_id: number[] }

describe.each(['14.0', '19.0'] as const)('what sandboxes of %s share', (series) => {
  const tagsOf = (sandbox: Sandbox) =>
    sandbox.environment().read('res.partner', [...sandbox.environment().search('res.partner')], ['category_id'])

  it('stays as it is, whatever somebody does with the lists of a row', () => {
    const before = tagsOf(new Sandbox({ series }))
    const sandbox = new Sandbox({
      series,
      extend: {
        'res.partner': {
          fields: {
            x_last: {
              type: 'integer',
              compute: (row) => (row as unknown as Lists).category_id.sort((a, b) => b - a).push(99),
            },
          },
        },
      },
    })
    const env = sandbox.environment()
    env.read('res.partner', env.search('res.partner'), ['x_last'])
    expect(tagsOf(sandbox)).toEqual(before)
    expect(tagsOf(new Sandbox({ series }))).toEqual(before)
  })

  it('is told to be for reading, where somebody writes to it', () => {
    const env = new Sandbox({ series }).environment()
    const table = env.table('res.partner')
    expect(() => Object.assign(table.fields.name ?? {}, { string: 'Wrong' })).toThrow(TypeError)
    const [row] = [...table.rows.values()].filter(({ category_id }) => (category_id as number[]).length > 0)
    expect(() => (row as unknown as Lists).category_id.push(99)).toThrow(TypeError)
    const id = env.create('res.partner', { name: 'Own', category_id: [[0, 0, { name: 'Own' }]] })
    expect(() => (table.rows.get(id) as unknown as Lists).category_id.push(99)).toThrow(TypeError)
  })

  it('rows that are handed over are no way to write', () => {
    const sandbox = new Sandbox({
      series,
      extend: {
        'res.partner': {
          created: (row) => {
            ;(row as unknown as { name: string }).name = 'Other'
          },
        },
      },
    })
    const env = sandbox.environment()
    expect(() => env.create('res.partner', { name: 'Ada' })).toThrow(
      "a row is for reading: write res.partner by env.write('res.partner', [row.id], { name: … })",
    )
    expect(env.search('res.partner', [['name', 'in', ['Ada', 'Other']]])).toEqual([])
  })

  it('rows that two sandboxes are given are each one’s own', () => {
    const options = { series, records: { 'res.partner': [{ id: 900, name: 'Given', category_id: [1] }] } }
    const [one, other] = [new Sandbox(options), new Sandbox(options)]
    one.environment().write('res.partner', [900], { category_id: [[5]] })
    options.records['res.partner'][0]?.category_id.push(2)
    expect(other.environment().read('res.partner', [900], ['category_id'])).toEqual([{ id: 900, category_id: [1] }])
  })
})

it.each([
  [() => new Date(0), "x.day answers a Date: answer data, a moment as '2026-12-31 10:00:00', a day as '2026-12-31'"],
  [() => ({ a: [1, new Map()] }), 'x.day answers a Map at a[1]: answer data, as texts, numbers, lists'],
  [() => () => 1, 'x.day answers a function: answer data'],
  [() => [10n], 'x.day answers a bigint at [0]: answer data, a number'],
])('a method that answers no data is told so', async (run, words) => {
  const methods = { day: { params: [], model: true, run } }
  const model = { name: 'x', description: 'X', access: { user: 'rwcd' }, fields: { name: { type: 'char' } }, methods }
  const sandbox = new Sandbox({ models: [model as never] })
  const headers = { authorization: 'Bearer sandbox-admin-key', 'content-type': 'application/json' }
  await expect(sandbox.handle({ method: 'POST', path: '/json/2/x/day', headers, body: '{}' })).rejects.toThrow(words)
})

it('rules that answer no data are told so too', () => {
  const sandbox = new Sandbox({
    extend: {
      'res.partner': { fields: { x_day: { type: 'date', compute: () => new Date(0) } } },
      'res.partner.category': { prepare: () => undefined as never },
    },
  })
  const env = sandbox.environment()
  expect(() => env.read('res.partner', [1], ['x_day'])).toThrow('the compute of res.partner.x_day answers a Date')
  expect(() => env.create('res.partner.category', { name: 'A' })).toThrow(
    '`prepare` of res.partner.category answers no values',
  )
})
