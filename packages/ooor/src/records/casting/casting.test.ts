import { InvalidValueError } from 'ooor'
import { describe, expect, test } from 'vitest'
import { parseField } from '../schema/field.ts'
import { castRows } from './from-server.ts'
import { toServer } from './to-server.ts'

const fieldOf = (type: string, more: object = {}) => parseField('f', { type, ...more })
const cast = (type: string, value: unknown) => {
  const row = { id: 1, f: value }
  castRows('m', [fieldOf(type)])([row])
  return row.f
}

describe('from the server', () => {
  test.each<[string, unknown, unknown]>([
    ['char', false, null],
    ['char', '', ''],
    ['html', false, null],
    ['boolean', false, false],
    ['integer', 0, 0],
    ['integer', false, 0],
    ['float', 1.5, 1.5],
    ['monetary', false, 0],
    ['date', '2026-01-31', '2026-01-31'],
    ['date', false, null],
    ['datetime', '2026-01-31 10:20:30', new Date('2026-01-31T10:20:30Z')],
    ['datetime', '2026-01-31 10:20:30.123456', new Date('2026-01-31T10:20:30.123Z')],
    ['datetime', false, null],
    ['many2one', [5, 'x'], { id: 5, display_name: 'x' }],
    ['many2one', { id: 5, code: 'x' }, { id: 5, code: 'x' }],
    ['many2one', false, null],
    ['one2many', [1, 2], [1, 2]],
    ['reference', 'res.partner,5', { model: 'res.partner', id: 5 }],
    ['reference', false, null],
    ['many2one_reference', 0, null],
    ['binary', 'AQID', new Uint8Array([1, 2, 3])],
    ['binary', 'AQ\nID', new Uint8Array([1, 2, 3])],
    ['binary', false, null],
    ['binary', { content: 'AQID', size: 3 }, new Uint8Array([1, 2, 3])],
    ['binary', { content: 'AQID', size: 3, filename: 'a.bin' }, new Uint8Array([1, 2, 3])],
    ['binary', { content: 'AQID', size: 3, file_name: 'a.bin' }, new Uint8Array([1, 2, 3])],
    ['binary', { content: 'AQID', size: 3, total: 5 }, { content: 'AQID', size: 3, total: 5 }],
    ['binary', { content: 'Tax', size: 'large' }, { content: 'Tax', size: 'large' }],
    ['datetime', '900-01-02 03:04:05', new Date('0900-01-02T03:04:05Z')],
    ['date', '900-01-02', '0900-01-02'],
    ['many2one', [5, false], { id: 5, display_name: '' }],
    ['many2one', { id: 5, display_name: false }, { id: 5, display_name: '' }],
    ['reference', 'sale.report,-5', { model: 'sale.report', id: -5 }],
    ['binary', { amount_total: 5 }, { amount_total: 5 }],
    ['binary', [['Tax', 5]], [['Tax', 5]]],
    ['binary', '<not base64>', '<not base64>'],
    ['selection', false, null],
    ['json', { a: 1 }, { a: 1 }],
    ['a_modules_own', false, null],
  ])('%s %j', (type, value, expected) => {
    expect(cast(type, value)).toEqual(expected)
  })
})

describe('to the server', () => {
  test.each<[string, unknown, unknown]>([
    ['char', null, false],
    ['char', 'x', 'x'],
    ['integer', null, 0],
    ['integer', 5, 5],
    ['float', null, 0],
    ['boolean', null, false],
    ['date', '2026-01-31', '2026-01-31'],
    ['datetime', new Date('2026-01-31T10:20:30Z'), '2026-01-31 10:20:30'],
    ['datetime', '2026-01-31T10:20:30Z', '2026-01-31 10:20:30'],
    ['datetime', '2026-01-31', '2026-01-31 00:00:00'],
    ['datetime', '2026-07-14T12:00', '2026-07-14 12:00:00'],
    ['datetime', '2026-07-14T12:00:00+02', '2026-07-14 10:00:00'],
    ['many2one', 5, 5],
    ['many2one', { id: 5, display_name: 'x' }, 5],
    ['many2one', null, false],
    ['reference', { model: 'res.partner', id: 5 }, 'res.partner,5'],
    ['reference', 'res.partner,5', 'res.partner,5'],
    ['binary', 'AQID', 'AQID'],
    ['binary', 'AQ\nID\n', 'AQ\nID\n'],
    ['binary', '', ''],
  ])('%s %j', (type, value, expected) => {
    expect(toServer('res.partner', fieldOf(type), value)).toEqual(expected)
  })

  test.each<[string, unknown, string]>([
    ['char', 5, 'res.partner.f is a char and does not take 5: pass text, or null'],
    ['integer', '5', 'pass a whole number'],
    ['integer', 1.5, 'pass a whole number'],
    ['float', Number.NaN, 'pass a finite number'],
    ['boolean', 'on', 'pass true or false'],
    ['date', new Date(0), "pass a day as text, '2026-01-31', or null"],
    ['date', '31/01/2026', "pass a day as text, '2026-01-31', or null"],
    ['datetime', new Date('nonsense'), 'pass a Date'],
    ['datetime', 'tomorrow', 'does not take "tomorrow"'],
    ['datetime', '2026-02-31T12:00:00+02:00', 'pass a Date'],
    ['datetime', '2026-01-31 25:00:00', 'pass a Date'],
    ['datetime', new Date(8.64e15), 'pass a Date'],
    ['date', '2026-02-31', 'pass a day'],
    ['integer', Number.NaN, 'does not take NaN'],
    ['many2one', 'France', 'pass an id, a record that is saved, or null'],
    ['many2one', { id: 0 }, 'pass an id, a record that is saved, or null'],
    ['many2one', [5, 'x'], 'pass an id, a record that is saved, or null'],
    ['char', Promise.resolve('x'), 'does not take a promise: await it first'],
    ['char', () => 'x', 'does not take a function'],
    ['binary', 'hello world', 'does not take "hello world": pass a Uint8Array'],
    ['binary', 'AQI', 'pass a Uint8Array'],
    ['binary', 'data:image/png;base64,AQID', 'pass a Uint8Array'],
    ['binary', 'AQ_-', 'pass a Uint8Array'],
    ['reference', 'res.partner', "pass { model, id }, text as 'res.partner,5', or null"],
  ])('%s refuses %j', (type, value, message) => {
    const attempt = () => toServer('res.partner', fieldOf(type), value)
    expect(attempt).toThrow(InvalidValueError)
    expect(attempt).toThrow(message)
  })

  test('a selection names its values', () => {
    const field = fieldOf('selection', {
      selection: [
        ['draft', 'Draft'],
        ['done', 'Done'],
      ],
    })
    expect(toServer('x', field, 'done')).toBe('done')
    expect(() => toServer('x', field, 'Done')).toThrow("pass one of its values, or null: 'draft', 'done'")
    expect(toServer('x', fieldOf('selection'), 'whatever')).toBe('whatever')
  })
})
