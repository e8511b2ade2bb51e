import { describe, expect, it } from 'vitest'
import { pythonLiteral } from './python-literal.ts'

describe('a value in Python’s words', () => {
  it.each([
    ["[('move_type', 'in', ['out_invoice', 'out_refund'])]", [['move_type', 'in', ['out_invoice', 'out_refund']]]],
    ["[('id','in', [1,2,3])]", [['id', 'in', [1, 2, 3]]]],
    ["['|', ('a', '=', True), ('b', '!=', None)]", ['|', ['a', '=', true], ['b', '!=', null]]],
    ["{'default_type': u'out', \"n\": -1.5e2, 'x': {}}", { default_type: 'out', n: -150, x: {} }],
    ["('one',)", ['one']],
    ["('one')", 'one'],
    ['()', []],
    ['  [] ', []],
    ["'it\\'s \\x41\\u00e9\\n'", "it's Aé\n"],
    ["r'a\\nb'", 'a\\nb'],
    ['[1, 2,]', [1, 2]],
  ])('%s', (text, value) => {
    expect(pythonLiteral(text)).toEqual(value)
  })

  it('knows the names that it is given', () => {
    expect(pythonLiteral("[('user_id', '=', uid), ('id', 'in', active_ids)]", { uid: 2, active_ids: [5] })).toEqual([
      ['user_id', '=', 2],
      ['id', 'in', [5]],
    ])
  })

  it.each([
    "[('date', '>', context_today())]",
    "[('user_id', '=', uid)]",
    "[('a', '=', 1 + 2)]",
    "[('a', '=', 1)",
    "[('a' '=' 1)]",
    '[1] [2]',
    "{'a' 1}",
    '{1: 2}',
    "'open",
    '',
    '[constructor]',
    '['.repeat(100_000),
  ])('is undefined for what is to be computed, or is none: %s', (text) => {
    expect(pythonLiteral(text)).toBeUndefined()
  })
})
