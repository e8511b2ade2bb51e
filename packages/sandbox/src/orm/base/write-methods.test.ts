import { expect, it } from 'vitest'
import { callerOn, raised } from '../caller.test-help.ts'

// Each tried on 14.0 and 19.0.
it('copies several to a list since 18, and before one only', () => {
  const [old, young] = [callerOn('14.0'), callerOn('19.0')]
  expect(young('res.partner', 'copy', [[14, 10]])).toEqual([expect.any(Number), expect.any(Number)])
  expect(old('res.partner', 'copy', [[14]])).toEqual(expect.any(Number))
  expect(raised(() => old('res.partner', 'copy', [[14, 10]]))).toBe(
    'ValueError: Expected singleton: res.partner(14, 10)',
  )
})

it('copies the lines of an order, and neither its name nor its state', () => {
  const call = callerOn('19.0')
  const [id] = call('sale.order', 'copy', [[2]]) as [number]
  const [row] = call('sale.order', 'read', [[id], ['name', 'state', 'amount_total', 'order_line']]) as [
    Record<string, unknown>,
  ]
  expect(row).toMatchObject({ name: 'S00037', state: 'draft', amount_total: 1658.5 })
  expect(row.order_line).toHaveLength(3)
})

it('web_save makes or changes, and reads', () => {
  const call = callerOn('19.0')
  const values = { name: 'ws', child_ids: [[0, 0, { name: 'wc' }]] }
  const specification = { name: {}, child_ids: { fields: { name: {} } }, image_1920: {} }
  const [made] = call('res.partner', 'web_save', [[], values, specification]) as [{ id: number }]
  expect(made).toEqual({
    id: expect.any(Number),
    name: 'ws',
    child_ids: [{ id: expect.any(Number), name: 'wc' }],
    image_1920: false,
  })
  // Models that look at values first are not asked about none (tried on 19.0).
  expect(raised(() => call('ir.attachment', 'web_save', [[], null, {}]))).toBe(
    "TypeError: 'NoneType' object is not iterable",
  )
  expect(call('res.partner', 'web_save', [[made.id], { name: 'ws2' }, { name: {} }])).toEqual([
    { id: made.id, name: 'ws2' },
  ])
  expect(call('res.partner', 'web_save', [[made.id], { name: 'ws3' }, { name: {} }], { next_id: 14 })).toEqual([
    { id: 14, name: 'Azure Interior' },
  ])
  expect(raised(() => call('res.partner', 'web_save_multi', [[1, 2], [{}], {}]))).toBe(
    'ValueError: Each record must have a corresponding vals entry.',
  )
})

it('tells defaults of what is asked for, also inherited ones', () => {
  const call = callerOn('19.0')
  const names = ['type', 'is_company', 'color', 'name', 'active', 'category_id', 'child_ids', 'nosuch']
  expect(call('res.partner', 'default_get', [names])).toEqual({
    type: 'contact',
    is_company: false,
    color: 0,
    active: true,
    category_id: [[6, 0, []]],
  })
  expect(call('product.product', 'default_get', [['list_price', 'type']])).toEqual({ list_price: 1, type: 'consu' })
})

it('exists is the server’s own since 19', () => {
  expect(callerOn('14.0')('res.partner', 'exists', [[1, 999_999]])).toEqual([1])
  expect(raised(() => callerOn('19.0')('res.partner', 'exists', [[1]]))).toBe(
    "AccessError: Private methods (such as 'res.partner.exists') cannot be called remotely.",
  )
})

// Tried on 14.0 and 19.0.
it.each([
  ['color', 'x', "ValueError: invalid literal for int() with base 10: 'x'"],
  ['type', 'nosuch', "ValueError: Wrong value for res.partner.type: 'nosuch'"],
])('refuses a value that cannot be: %s', (name, value, words) => {
  expect(raised(() => callerOn('19.0')('res.partner', 'write', [[14], { [name]: value }]))).toBe(words)
})

it.each([
  ['2024-01-01', '2024-01-01 00:00:00'],
  ['2024-01-01 10:00', '2024-01-01 10:00:00'],
  ['2024-01-01T10:00:00', "ValueError: time data '2024-01-01T10:00:00' does not match format '%Y-%m-%d %H:%M:%S'"],
  ['2024-01-01 10:00:00.123', 'ValueError: unconverted data remains: .123'],
])('a datetime given as %s', (value, after) => {
  const call = callerOn('19.0')
  const words = raised(() => call('sale.order', 'write', [[6], { date_order: value }]))
  const [row] = call('sale.order', 'read', [[6], ['date_order']]) as [{ date_order: string }]
  expect(words.startsWith('ValueError') ? words : row.date_order).toBe(after)
})

it('converts what is given: numbers, texts, digits, HTML', () => {
  const call = callerOn('19.0')
  const values = { color: '5', is_company: 'x', partner_latitude: 1.123456789, email: 5, comment: 'plain', street: '' }
  call('res.partner', 'write', [[14], values])
  expect(call('res.partner', 'read', [[14], Object.keys(values)])).toEqual([
    {
      id: 14,
      color: 5,
      is_company: true,
      partner_latitude: 1.1234568,
      email: '5',
      comment: '<p>plain</p>',
      street: '',
    },
  ])
})

it('sends sizes in the place of binaries', () => {
  const call = callerOn('19.0')
  const id = call('ir.attachment', 'create', [{ name: 'a.txt', datas: 'aGVsbG8gd29ybGQ=' }])
  expect(call('ir.attachment', 'read', [[id], ['datas', 'file_size', 'mimetype']])).toEqual([
    { id, datas: 'aGVsbG8gd29ybGQ=', file_size: 11, mimetype: 'text/plain' },
  ])
  expect(call('ir.attachment', 'read', [[id], ['datas']], { context: { bin_size: true } })).toEqual([
    { id, datas: '11.00 bytes' },
  ])
})

it.each(['14.0', '17.0', '19.0'])('keeps the raw content of files, and makes tokens for them, on %s', (series) => {
  const call = callerOn(series)
  const id = call('ir.attachment', 'create', [{ name: 'raw.txt', raw: 'hello raw' }])
  const read = () => call('ir.attachment', 'read', [[id], ['raw', 'datas', 'file_size', 'mimetype', 'public']])
  const text = { id, file_size: 9, mimetype: 'text/plain', public: false }
  expect(read()).toEqual([{ ...text, raw: 'hello raw', datas: 'aGVsbG8gcmF3' }])
  call('ir.attachment', 'write', [[id], { raw: 'hello two', name: 'raw.txt' }])
  expect(read()).toEqual([{ ...text, raw: 'hello two', datas: 'aGVsbG8gdHdv' }])
  const tokens = call('ir.attachment', 'generate_access_token', [[id]])
  expect(tokens).toEqual([expect.any(String)])
  expect(call('ir.attachment', 'read', [[id], ['access_token']])).toEqual([
    { id, access_token: (tokens as string[])[0] },
  ])
})

it.each(['14.0', '18.0'])('refuses content that is no base64, on %s', (series) => {
  const create = () => callerOn(series)('ir.attachment', 'create', [{ name: 'x', datas: '*** not base64 ***' }])
  expect(create).toThrow(
    'Invalid base64-encoded string: number of data characters (9) cannot be 1 more than a multiple of 4',
  )
})
