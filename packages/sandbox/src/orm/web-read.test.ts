import { expect, it } from 'vitest'
import { callerOn, raised } from './caller.test-help.ts'

const call = callerOn('19.0')
const read = (specification: unknown, ids = [14], options = {}) =>
  call('res.partner', 'web_read', [ids, specification], options)
const search = (domain: unknown[], specification: object, options = {}) =>
  call('res.partner', 'web_search_read', [domain, specification], options)

// Each shape tried on 19.0.
it.each([
  ['nothing', {}, {}],
  ['the id too', { name: {}, id: {} }, { name: 'Azure Interior' }],
  [
    'bare relations',
    { parent_id: {}, child_ids: {}, country_id: {} },
    { parent_id: false, child_ids: [26, 27], country_id: 233 },
  ],
  [
    'relations with no fields',
    { country_id: { fields: {} }, child_ids: { fields: {} } },
    { country_id: { id: 233 }, child_ids: [{ id: 26 }, { id: 27 }] },
  ],
  ['a limit without fields', { child_ids: { limit: 1 } }, { child_ids: [26, 27] }],
  [
    'no more lines than zero',
    { child_ids: { fields: { name: {} }, limit: 0 } },
    { child_ids: [{ id: 26 }, { id: 27 }] },
  ],
  [
    'lines in another order, past the limit their ids only',
    { child_ids: { fields: { name: {}, country_id: { fields: { code: {} } } }, limit: 1, order: 'name desc' } },
    { child_ids: [{ id: 27, name: 'Nicole Ford', country_id: { id: 233, code: 'US' } }, { id: 26 }] },
  ],
  ['a context', { country_id: { context: { x: 1 } } }, { country_id: 233 }],
  ['fields of what is no relation', { name: { fields: { x: {} } } }, { name: 'Azure Interior' }],
  ['null for a specification', { name: null }, { name: 'Azure Interior' }],
])('reads %s', (_, specification, row) => {
  expect(read(specification)).toEqual([{ id: 14, ...row }])
})

it('keeps the order of the specification, and answers an id as often as it is asked for', () => {
  expect(Object.keys((read({ zip: {}, name: {}, city: {} }) as object[])[0] ?? {})).toEqual([
    'id',
    'zip',
    'name',
    'city',
  ])
  expect(read({ name: {} }, [14, 999_999, 14])).toEqual([
    { id: 14, name: 'Azure Interior' },
    { id: 14, name: 'Azure Interior' },
  ])
  expect(read({ id: {} }, [999_999])).toEqual([{ id: 999_999 }])
})

it('follows a reference that another field gives the model of', () => {
  const id = call('ir.attachment', 'create', [{ name: 'a', res_model: 'res.partner', res_id: 14 }])
  const read = (spec: object) => call('ir.attachment', 'web_read', [[id], { res_id: spec }])
  expect(read({})).toEqual([{ id, res_id: 14 }])
  expect(read({ fields: { display_name: {} } })).toEqual([{ id, res_id: { id: 14, display_name: 'Azure Interior' } }])
})

it('follows references', () => {
  const notes = {
    name: 'x.note',
    description: 'Note',
    access: { system: 'rwcd' },
    fields: { ref: { type: 'reference' } },
    records: [{ id: 1, ref: 'res.partner,14' }],
  } as const
  const call = callerOn('19.0', [notes])
  expect(call('x.note', 'read', [[1], ['ref']])).toEqual([{ id: 1, ref: 'res.partner,14' }])
  expect(call('x.note', 'web_read', [[1], { ref: { fields: { name: {} } } }])).toEqual([
    { id: 1, ref: { id: { id: 14, model: 'res.partner' }, name: 'Azure Interior' } },
  ])
})

it.each([
  [{ nosuch: {} }, "ValueError: Invalid field 'nosuch' on 'res.partner'"],
  [{ country_id: { fields: { nosuch: {} } } }, "ValueError: Invalid field 'nosuch' on 'res.country'"],
  [['name'], "AttributeError: 'list' object has no attribute 'items'"],
  [null, "TypeError: 'NoneType' object is not iterable"],
])('refuses %j', (specification, words) => {
  expect(raised(() => read(specification))).toBe(words)
})

it('counts only what it must, up to a limit', () => {
  const all = call('res.partner', 'search_count', [[]]) as number
  const lengthOf = (answer: unknown) => (answer as { length: number }).length
  expect(lengthOf(search([], {}, { limit: 2 }))).toBe(all)
  expect(lengthOf(search([], {}, { limit: 2, count_limit: 3 }))).toBe(3)
  expect(lengthOf(search([], {}, { limit: 2, count_limit: 1 }))).toBe(2)
  expect(lengthOf(search([], {}, { offset: 10_000, limit: 1 }))).toBe(0)
  expect(search([['id', '=', 0]], { name: {} })).toEqual({ length: 0, records: [] })
})

it('took fields from 13 to 16', () => {
  expect(callerOn('14.0')('res.partner', 'web_search_read', [[['id', '=', 14]], ['name']])).toEqual({
    length: 1,
    records: [{ id: 14, name: 'Azure Interior' }],
  })
})

it('modules are asked for by the names of a specification on 17', () => {
  // Tried on 17.0.
  const read = (model: string) => raised(() => callerOn('17.0')(model, 'web_read', [[], 'abc']))
  expect(read('ir.module.module')).toBe("AttributeError: 'str' object has no attribute 'keys'")
  expect(read('res.country')).toBe('KeyError: a')
})
