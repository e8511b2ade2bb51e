import { describe, expect, test } from 'vitest'
import { answering } from '../../../../../tests/support/answering-caller.ts'

const MODELS = {
  tag: {
    name: { type: 'char', store: true },
    color: { type: 'integer', store: true, aggregator: 'sum' },
    child_ids: { type: 'one2many', relation: 'tag', relation_field: 'parent_id', store: true },
  },
}

describe('a limit of 0, which is none to Odoo', () => {
  test('asks nothing', async () => {
    const { model, calls } = answering(14, MODELS, () => [{ id: 1, name: 'a' }])
    const none = model('tag').where({ color: 1 }).limit(0)
    expect(await none).toHaveLength(0)
    expect(await none.rows()).toEqual([])
    expect(await none.first()).toBeNull()
    expect(await none.ids()).toEqual([])
    expect(await none.exists()).toBe(false)
    expect(await none.groupBy('color')).toEqual([])
    expect(await none.write({ color: 2 })).toBe(0)
    expect(await none.unlink()).toBe(0)
    expect(await none.explain()).toEqual({ calls: [], isNarrowed: true })
    expect(calls).toEqual([])
  })
})

test('old series take an offset of groups only along with a limit', async () => {
  const { model, calls } = answering(14, MODELS, () => [])
  await model('tag').offset(2).groupBy('color')
  await model('tag').limit(3).groupBy('color')
  expect(calls.map(({ kwargs }) => kwargs)).toEqual([
    { offset: 2, limit: 2_147_483_647, lazy: false },
    { limit: 3, lazy: false },
  ])
})

test.each([
  [14, ['search', 'read']],
  [19, ['web_search_read']],
])('lists of archived records on %i: search_read would drop active_test', async (major, methods) => {
  const row = { id: 1, child_ids: [2] }
  const answers: Record<string, unknown> = {
    search: [1],
    read: [row],
    web_search_read: { records: [row] },
    search_read: [row],
  }
  const { model, calls } = answering(major, MODELS, ({ method }) => answers[method])
  const query = model('tag').context({ active_test: false }).select('child_ids')
  expect(await query.rows()).toEqual([row])
  expect(calls.map(({ method }) => method)).toEqual(methods)
  expect((await query.explain()).calls.map(({ method }) => method)).toEqual(methods)
  // Without lists one call does on all series.
  answers.search_read = [{ id: 1, name: 'One' }]
  await query.select('name').rows()
  expect(calls.at(-1)?.method).toBe('search_read')
})

test('what search_read leaves out is read', async () => {
  const answers: Record<string, unknown> = {
    search_read: [
      { id: 2, name: 'Two' },
      { id: 1, name: 'One' },
    ],
    read: [{ id: 1, color: 5 }],
  }
  const { model, calls } = answering(17, MODELS, ({ method }) => answers[method])
  // Of a record that is gone by then nobody knows.
  expect(await model('tag').select('name', 'color').rows()).toEqual([
    { id: 2, name: 'Two', color: 0 },
    { id: 1, name: 'One', color: 5 },
  ])
  expect(calls.map(({ method, args }) => [method, args])).toEqual([
    ['search_read', [[], ['name', 'color']]],
    ['read', [[2, 1], ['color']]],
  ])
})
