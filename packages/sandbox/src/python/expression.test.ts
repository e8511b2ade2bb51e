import { describe, expect, it } from 'vitest'
import { ExpressionError, evaluate } from './expression.ts'

const asked = {
  attribute: (value: unknown, name: string) => (value as Record<string, unknown>)[name],
  each: (value: unknown) => value as unknown[],
}
const groups = [{ id: 4 }, { id: 5 }]
const names = { user: { id: 7, groups, company_ids: { ids: [1, 2] } }, company_ids: [1, 2] }
const value = (source: string) => evaluate(source, names, asked)

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
    ["[('group_id', 'in', [g.id for g in user.groups])]", [['group_id', 'in', [4, 5]]]],
    [
      '[(g.id, user.id) for g in user.groups]',
      [
        [4, 7],
        [5, 7],
      ],
    ],
    [
      '[[a for a in company_ids] for b in [1, 2]]',
      [
        [1, 2],
        [1, 2],
      ],
    ],
    ["[('id', '=', ('a'))]", [['id', '=', 'a']]],
  ])('%s', (source, expected) => {
    expect(value(source)).toEqual(expected)
  })

  it.each([
    ['website.id', "'website'"],
    ['[1', 'its end'],
    ['[x for x in y]', "'y'"],
    ['[x y for x in [1]]', "'y'"],
    ['[x for 1 in [1]]', "'1'"],
    ['user.id; 1', '";'],
    ["'a' + 'b'", 'no list'],
  ])('%s is refused', (source, why) => {
    expect(() => value(source)).toThrow(ExpressionError)
    expect(() => value(source)).toThrow(why)
  })
})
