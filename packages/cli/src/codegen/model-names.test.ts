import { AccessError, ConfigError, NetworkError } from 'ooor/errors'
import { describe, expect, it } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'
import { fakeReader } from '../../../../tests/support/fake-reader.ts'
import { isReadable, readModelNames } from './model-names.ts'

const refused = new AccessError({ exception: 'odoo.exceptions.AccessError', message: 'no' })
const rows = ['sale.order', 'sale.report', 'res.partner', 'sale'].map((model) => ({ model, name: model.toUpperCase() }))
const { reader } = fakeReader({ answers: { 'ir.model.search_read': rows } })
const { reader: closed } = fakeReader({ answers: { 'ir.model.search_read': refused } })

describe('readModelNames', () => {
  it('answers all with their labels', async () => {
    expect(await readModelNames(reader, [])).toEqual(
      new Map([
        ['sale.order', 'SALE.ORDER'],
        ['sale.report', 'SALE.REPORT'],
        ['res.partner', 'RES.PARTNER'],
        ['sale', 'SALE'],
      ]),
    )
  })

  it('answers those that are named or like a pattern, once', async () => {
    expect([...(await readModelNames(reader, ['sale.*', 'sale.order', 'x.y'])).keys()]).toEqual([
      'sale.order',
      'sale.report',
      'x.y',
    ])
  })

  it('says that a pattern is like nothing', async () => {
    const error = await failure(readModelNames(reader, ['slae.*']))
    expect(error).toBeInstanceOf(ConfigError)
    expect(String(error)).toContain("no model of the server is like 'slae.*'")
    const notes: string[] = []
    const found = await readModelNames(reader, ['x_nothing*', 'sale.order*'], (note) => notes.push(note))
    expect([...found.keys()]).toContain('sale.order')
    expect(notes).toEqual(["no model of the server is like 'x_nothing*'"])
  })

  it('needs no list for names', async () => {
    expect(await readModelNames(closed, ['a', 'b'])).toEqual(
      new Map([
        ['a', undefined],
        ['b', undefined],
      ]),
    )
  })

  it('says what to do without the list', async () => {
    for (const wanted of [[], ['sale.*']]) {
      const error = await failure(readModelNames(closed, wanted))
      expect(error).toBeInstanceOf(ConfigError)
      expect(String(error)).toContain('--models res.partner,res.country')
    }
  })
})

it('isReadable tells refusals from failures', async () => {
  expect(await isReadable(fakeReader({ answers: { search: [] } }).reader, 'a')).toBe(true)
  expect(await isReadable(fakeReader({ answers: { search: refused } }).reader, 'a')).toBe(false)
  const { reader: down } = fakeReader({ answers: { search: new NetworkError('down') } })
  expect(await failure(isReadable(down, 'a'))).toBeInstanceOf(NetworkError)
})
