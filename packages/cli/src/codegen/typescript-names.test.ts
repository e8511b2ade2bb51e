import { describe, expect, it } from 'vitest'
import { interfaceNames, literal, memberName } from './typescript-names.ts'

describe('interfaceNames', () => {
  it('writes models in PascalCase', () => {
    const names = interfaceNames(['res.partner', 'ir.actions.act_window', 'x_my-model', '3d.part'], [])
    expect(Object.fromEntries(names)).toEqual({
      '3d.part': '_3dPart',
      'ir.actions.act_window': 'IrActionsActWindow',
      'res.partner': 'ResPartner',
      'x_my-model': 'XMyModel',
    })
  })

  it('numbers those that would share a name, whatever order they come in', () => {
    const expected = { 'a.b': 'AB', 'a.b_': 'AB2', a_b: 'AB3' }
    expect(Object.fromEntries(interfaceNames(['a_b', 'a.b_', 'a.b'], []))).toEqual(expected)
    expect(Object.fromEntries(interfaceNames(['a.b', 'a_b', 'a.b_'], []))).toEqual(expected)
  })

  it('hides no reserved name', () => {
    expect(interfaceNames(['promise', 'odoo'], ['Promise', 'Odoo'])).toEqual(
      new Map([
        ['odoo', 'Odoo2'],
        ['promise', 'Promise2'],
      ]),
    )
  })
})

it('quotes what is no identifier', () => {
  expect(memberName('partner_id')).toBe('partner_id')
  expect(memberName('x-y')).toBe("'x-y'")
  expect(literal('it\'s\n\\ "so"')).toBe(String.raw`'it\'s\n\\ "so"'`)
  expect(literal(-1)).toBe('-1')
})
