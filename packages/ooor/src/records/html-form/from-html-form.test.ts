import { command, InvalidValueError } from 'ooor'
import { describe, expect, test } from 'vitest'
import { Schema } from '../schema/schema.ts'
import { fromForm } from './from-html-form.ts'

const selection = [
  [1, 'One'],
  ['two', 'Two'],
]
const schemas: Record<string, Schema> = {
  order: new Schema('order', {
    name: { type: 'char' },
    note: { type: 'text' },
    count: { type: 'integer' },
    price: { type: 'float' },
    amount: { type: 'monetary' },
    done: { type: 'boolean' },
    day: { type: 'date' },
    at: { type: 'datetime' },
    kind: { type: 'selection', selection },
    partner_id: { type: 'many2one', relation: 'partner' },
    tag_ids: { type: 'many2many', relation: 'tag' },
    logo: { type: 'binary' },
    line_ids: { type: 'one2many', relation: 'line' },
  }),
  line: new Schema('line', { qty: { type: 'float' }, line_ids: { type: 'one2many', relation: 'line' } }),
}
const read = (data: FormData | Record<string, unknown>) =>
  fromForm(async (model) => schemas[model] as Schema, 'order', data)
const formData = (...entries: [string, string | Blob][]) => {
  const data = new FormData()
  for (const [name, value] of entries) data.append(name, value)
  return data
}

describe('one value', () => {
  test.each<[string, unknown, unknown]>([
    ['name', ' Alice ', ' Alice '],
    ['name', '', null],
    ['note', 'a\nb', 'a\nb'],
    ['count', ' 42 ', 42],
    ['count', '-7', -7],
    ['count', '', null],
    ['count', 42, 42],
    ['price', '1.5', 1.5],
    ['price', '.5', 0.5],
    ['amount', '1e3', 1000],
    ['done', 'on', true],
    ['done', 'TRUE', true],
    ['done', '1', true],
    ['done', '0', false],
    ['done', '', false],
    ['done', true, true],
    ['day', '2026-01-31', '2026-01-31'],
    ['at', '2026-01-31T10:20', new Date('2026-01-31T10:20:00Z')],
    ['at', '2026-01-31 10:20:30', new Date('2026-01-31T10:20:30Z')],
    ['at', '2026-01-31T10:20+02:00', new Date('2026-01-31T08:20:00Z')],
    ['at', '2026-01-31', new Date('2026-01-31T00:00:00Z')],
    ['kind', '1', 1],
    ['kind', 'two', 'two'],
    ['kind', '', null],
    ['partner_id', '5', 5],
    ['partner_id', '', null],
    ['partner_id', null, null],
    ['tag_ids', '1, 2,3', [1, 2, 3]],
    ['tag_ids', ['1', '2'], [1, 2]],
    ['tag_ids', [1, 2], [1, 2]],
    ['tag_ids', '', []],
  ])('%s %j', async (name, text, value) => {
    expect(await read({ [name]: text })).toEqual({ [name]: value })
  })

  test.each([
    ['count', 'many', 'order.count is an integer, and the form has "many" for it: a whole number is needed'],
    ['count', '1.5', 'a whole number is needed'],
    ['count', '12345678901234567890', 'a whole number is needed'],
    ['price', '1,5', 'a number, with a point for decimals is needed'],
    ['price', 'Infinity', 'a number, with a point for decimals is needed'],
    ['done', 'maybe', "a checkbox: 'on', 'true' or '1', 'off', 'false' or '0' is needed"],
    ['day', '31.01.2026', "a day, as '2026-01-31' is needed"],
    ['day', '2026-13-01', "a day, as '2026-01-31' is needed"],
    ['at', 'tomorrow', "a moment, as '2026-01-31T10:20' is needed"],
    ['at', '2026-01-31T25:00', "a moment, as '2026-01-31T10:20' is needed"],
    ['kind', 'three', "one of '1', 'two' is needed"],
    ['partner_id', 'Alice', 'an id is needed'],
    ['partner_id', '0', 'an id is needed'],
    ['tag_ids', '1,x', 'the form has "x" for it: ids is needed'],
  ])('%s refuses %j', async (name, text, message) => {
    const attempt = read({ [name]: text })
    await expect(attempt).rejects.toThrow(InvalidValueError)
    await expect(attempt).rejects.toThrow(message)
  })
})

test('of FormData: names that stand several times, unknown ones, files', async () => {
  const bytes = new Uint8Array([1, 2, 3])
  expect(
    await read(
      formData(
        ['done', '0'],
        ['done', 'on'],
        ['tag_ids[]', ''],
        ['tag_ids[]', '1'],
        ['tag_ids[]', '2'],
        ['csrf_token', 'x'],
        ['id', '5'],
        ['__proto__[name]', 'x'],
        ['logo', new Blob([bytes])],
      ),
    ),
  ).toEqual({ done: true, tag_ids: [1, 2], logo: bytes })
  expect(await read(formData(['logo', new Blob([])], ['done', '0']))).toEqual({ done: false })
})

describe('lines', () => {
  const expected = [command.create({ qty: 2 }), command.update(7, { qty: 3 }), command.delete(8)]
  test.each<[string, FormData | Record<string, unknown>]>([
    [
      'in brackets',
      formData(
        ['line_ids[0][qty]', '2'],
        ['line_ids[1][id]', '7'],
        ['line_ids[1][qty]', '3'],
        ['line_ids[2][id]', '8'],
        ['line_ids[2][_destroy]', '1'],
        ['line_ids[3][_destroy]', 'true'],
        ['line_ids[3][qty]', '9'],
      ),
    ],
    [
      'with points',
      {
        'line_ids.a.qty': '2',
        'line_ids.b.id': '7',
        'line_ids.b.qty': '3',
        'line_ids.c.id': '8',
        'line_ids.c._destroy': 'on',
      },
    ],
    ['as objects', { line_ids: [{ qty: 2 }, { id: 7, qty: '3' }, { id: '8', _destroy: true }] }],
    ['by number', { line_ids: { 0: { qty: '2' }, 1: { id: '7', qty: '3' }, 2: { id: '8', _destroy: 1 } } }],
  ])('%s', async (_, data) => {
    expect(await read(data)).toEqual({ line_ids: expected })
  })

  test('that are all left out say nothing of those that are there', async () => {
    expect(await read({ line_ids: [{ qty: '2', _destroy: '1' }, { unknown: 'x' }] })).toEqual({})
    expect(await read({ line_ids: '' })).toEqual({ line_ids: [] })
  })

  test('in lines, empty ones, and links', async () => {
    expect(await read(formData(['line_ids[0][line_ids][0][qty]', '1']))).toEqual({
      line_ids: [command.create({ line_ids: [command.create({ qty: 1 })] })],
    })
    expect(await read({ line_ids: [{ id: '7', _destroy: '0' }, { unknown: 'x' }] })).toEqual({
      line_ids: [command.update(7, {})],
    })
    expect(await read({ line_ids: '4,5' })).toEqual({ line_ids: [command.link(4), command.link(5)] })
  })

  test('mistakes in them name their model', async () => {
    await expect(read({ 'line_ids[0][qty]': 'x' })).rejects.toThrow('line.qty is a float')
    await expect(read({ 'line_ids[0]': 'x', 'line_ids[0][id]': 'y' })).rejects.toThrow('"y"')
    await expect(read({ 'line_ids[qty]': 'x' })).rejects.toThrow('name its fields, as line_ids[0][name]')
  })
})

describe('a moment without a zone', () => {
  const at = async (text: string, timeZone?: string) => {
    const { at } = await fromForm(async (model) => schemas[model] as Schema, 'order', { at: text }, { timeZone })
    return (at as Date).toISOString()
  }

  test.each([
    ['2026-07-01T12:00', undefined, '2026-07-01T12:00:00.000Z'],
    ['2026-07-01T12:00', 'Europe/Paris', '2026-07-01T10:00:00.000Z'],
    ['2026-01-01T00:30', 'Europe/Paris', '2025-12-31T23:30:00.000Z'],
    ['2026-07-01T12:00:05', 'America/New_York', '2026-07-01T16:00:05.000Z'],
    ['2026-07-01T12:00Z', 'Europe/Paris', '2026-07-01T12:00:00.000Z'],
    ['2026-07-01T12:00-03:00', 'Europe/Paris', '2026-07-01T15:00:00.000Z'],
  ])('%s in %s is %s', async (text, timeZone, moment) => expect(await at(text, timeZone)).toBe(moment))

  test('in a zone that is none, or by an option of another name, is refused', async () => {
    await expect(at('2026-07-01T12:00', 'Paris')).rejects.toThrow(`timeZone of fromForm is "Paris"`)
    await expect(
      (async () => fromForm(async () => schemas.order as Schema, 'order', {}, { timezone: 'UTC' } as never))(),
    ).rejects.toThrow("fromForm has no option 'timezone': did you mean 'timeZone'?")
  })
})
