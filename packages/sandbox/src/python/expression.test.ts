import { describe, expect, it } from 'vitest'
import { ExpressionError, evaluate } from './expression.ts'

const attribute = (value: unknown, name: string) => (value as Record<string, unknown>)[name]
const names = { user: { id: 7, company_ids: { ids: [1, 2] } }, company_ids: [1, 2] }
const value = (source: string) => evaluate(source, names, attribute)

describe('an expression of a record rule', () => {
  it.each([
    ["[('user_id','=',user.id)]", [['user_id', '=', 7]]],
    [
      "['|', ('company_id', '=', False), ('company_id', 'in', company_ids)]",
      ['|', ['company_id', '=', false], ['company_id', 'in', [1, 2]]],
    ],
    [
      "[('state', 'in', ('draft', 'sent')), (1, '=', 1)]",
      [
        ['state', 'in', ['draft', 'sent']],
        [1, '=', 1],
      ],
    ],
    ["[('company_id', 'in', user.company_ids.ids + [False])]", [['company_id', 'in', [1, 2, false]]]],
    ["[('a', '=', user.id if company_ids else False)]", [['a', '=', 7]]],
    [
      "[('a', '=', not company_ids), ('b', '=', -1)]",
      [
        ['a', '=', false],
        ['b', '=', -1],
      ],
    ],
    ["[('a', '=', 'it\\'s'),]\n", [['a', '=', "it's"]]],
    ['[]', []],
    ["[('id', '=', ('a'))]", [['id', '=', 'a']]],
  ])('%s', (source, expected) => {
    expect(value(source)).toEqual(expected)
  })

  it.each([
    ['website.id', "'website'"],
    ['[1', 'its end'],
    ['[x for x in y]', "'x'"],
    ['user.id; 1', '";'],
    ["'a' + 'b'", 'no list'],
  ])('%s is refused', (source, why) => {
    expect(() => value(source)).toThrow(ExpressionError)
    expect(() => value(source)).toThrow(why)
  })
})
