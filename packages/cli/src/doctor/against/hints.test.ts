import { describe, expect, it } from 'vitest'
import type { Change } from './changes.ts'
import { goneOn, goneSentence } from './gone.ts'
import { hintsIn } from './hints.ts'
import { parseCompilation } from './type-check.ts'

const CHANGES: readonly Change[] = [
  {
    model: 'account.invoice',
    field: undefined,
    kind: 'gone',
    says: 'the model account.invoice is gone',
    perhaps: ['account.move'],
  },
  { model: 'res.partner', field: 'mobile', kind: 'gone', says: 'res.partner.mobile is gone', perhaps: [] },
  { model: 'res.partner', field: 'code', kind: 'required', says: 'res.partner.code must be given now', perhaps: [] },
]
const RELATIONS = new Map([['partner_id', new Set(['res.partner'])]])

const hints = (source: string, series = '20.0') =>
  hintsIn(source, { changes: CHANGES, gone: goneOn(series), relations: RELATIONS }).map(({ line, column, says }) => [
    `${line}:${column}`,
    says.split(':')[0],
  ])

describe('hintsIn', () => {
  it('finds methods, routes, wires and services, not in comments', () => {
    const source = [
      "// name_get was fine, '/jsonrpc' too",
      "await odoo.call('sale.order', 'name_get', [[1]])",
      "await fetch('https://erp.example.com/jsonrpc')",
      "connect({ wire: 'xmlrpc' })",
      "await odoo.service('db', 'list')",
      'await order.toggle_active()',
      "const db = 'db', wire = 'jsonrpc'",
    ].join('\n')
    expect(hints(source)).toEqual([
      ['2:32', 'the method name_get is gone since 18.0'],
      ['3:14', 'the route /jsonrpc is deprecated since 19.0, and ends with 22.0'],
      ['4:18', 'the wire xmlrpc is deprecated since 19.0, and ends with 22.0'],
      ['5:21', 'the service db is gone since 19.1'],
      ['6:13', 'the method toggle_active is gone since 20.0'],
    ])
    expect(hints(source, '14.0')).toEqual([])
  })

  it('finds models and fields that no type speaks of', () => {
    const source = [
      "const model: string = 'account.invoice'",
      "await odoo.call('res.partner', 'search', [[['mobile', '=', '5']]])",
      "await odoo.model('res.partner').raw.searchRead([], ['name', 'mobile'])",
      "await odoo.call('res.country', 'search', [[['mobile', '=', '5']]])",
      "await orders.where({ 'partner_id.mobile': '5', 'country_id.mobile': '5' })",
    ].join('\n')
    expect(hints(source)).toEqual([
      ['1:24', 'the model account.invoice is gone'],
      ['2:46', 'res.partner.mobile is gone'],
      ['3:62', 'res.partner.mobile is gone'],
      ['5:23', 'res.partner.mobile is gone'],
    ])
  })

  it('finds records that are made without what must be given now', () => {
    const source = [
      "await odoo.model('res.partner').create({ name: 'x' })",
      "await odoo.model('res.partner').create({ name: 'x', code: 'y' })",
      "const partners = odoo.model('res.partner')",
      "const draft = await partners.build({ name: ')' })",
    ].join('\n')
    const says = 'res.partner must have code now, unless the server has a default'
    expect(hints(source)).toEqual([
      ['1:12', says],
      ['4:21', says],
    ])
  })
})

describe('goneOn', () => {
  it('tells the last word of a series', () => {
    expect(
      goneOn('22.0')
        .filter(({ name }) => name === '/jsonrpc')
        .map(goneSentence),
    ).toEqual(['the route /jsonrpc is gone since 22.0: JSON-2 with an API key'])
    expect(goneOn('8.0')).toEqual([])
    expect(goneOn('nonsense')).toEqual([])
  })
})

describe('parseCompilation', () => {
  it('reads errors with their further lines, and files', () => {
    const text = 'src/a.ts(3,14): error TS2345: Argument.\n  More.\n    Of it.\n/p/src/a.ts\n/p/odoo.d.ts\n'
    expect(parseCompilation(text, '/p')).toEqual({
      errors: [{ file: '/p/src/a.ts', line: 3, column: 14, code: 'TS2345', message: 'Argument.\n  More.\n    Of it.' }],
      files: ['/p/src/a.ts', '/p/odoo.d.ts'],
    })
    expect(() => parseCompilation("error TS5083: Cannot read file '/p/x.json'.\n", '/p')).toThrow(
      "TS5083: Cannot read file '/p/x.json'",
    )
  })
})
