import { beforeEach, expect, it } from 'vitest'
import { demoUsers, once, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

const SERIES = [14, 16, 17, 18, 19]

type Answer = string | null

/**
 * Who is found, or what is raised, on 14.0 and 16.0 to 19.0 (each tried): `N` has a text, a number and a comment, `M`
 * nothing and zeros, `O` the text and the number `1`. Nothing is asked where it says null.
 */
const FOUND: readonly (readonly [field: string, operator: string, value: unknown, answers: readonly Answer[]])[] = [
  ['active', '=', 'zz', ['NMO', 'NMO', 'NMO', 'NMO', '']],
  ['active', '!=', ['1', false], ['NMO', 'NMO', 'NMO', '', null]],
  ['active', '=?', [0], ['NMO', 'NMO', 'NMO', 'NMO', '']],
  ['active', '<', 3, [null, '', '', '', 'ValueError']],
  ['active', '>=', '%', [null, 'NMO', 'NMO', 'NMO', 'ValueError']],
  [
    'active',
    '=like',
    '%',
    ['UndefinedFunction', 'UndefinedFunction', 'UndefinedFunction', 'UndefinedFunction', 'ValueError'],
  ],
  ['active', '=ilike', [], ['UndefinedFunction', 'UndefinedFunction', 'UndefinedFunction', 'UndefinedFunction', '']],
  ['active', 'like', 0, ['', '', '', 'NMO', 'NMO']],
  ['active', 'not like', [true], [null, 'NMO', 'NMO', 'NMO', 'ValueError']],
  ['active', 'ilike', 'tru', ['NMO', 'NMO', 'NMO', 'NMO', 'ValueError']],
  ['active', 'in', ['m'], ['', '', '', 'NMO', '']],
  ['active', 'in', [0], ['', '', '', '', '']],
  ['active', 'not in', [[1]], ['NMO', 'NMO', 'NMO', '', 'TypeError']],
  ['active', 'child_of', 1, ['SyntaxError', 'SyntaxError', 'KeyError', 'KeyError', 'ValueError']],
  ['color', '=', true, [null, 'O', 'O', 'O', null]],
  ['color', '!=', 1.5, [null, 'NM', 'NM', 'NM', null]],
  ['color', '<', 1.5, [null, 'M', 'M', 'M', null]],
  ['color', '<=', {}, [null, 'M', 'M', 'M', 'M']],
  ['color', '=?', [], [null, 'M', 'M', 'M', 'NMO']],
  ['color', '=like', '%', ['ValueError', 'ValueError', 'ValueError', 'ValueError', 'NMO']],
  ['color', '=like', '1', ['UndefinedFunction', 'UndefinedFunction', 'UndefinedFunction', 'UndefinedFunction', 'O']],
  ['color', '=ilike', [1], ['TypeError', 'TypeError', 'TypeError', 'TypeError', 'TypeError']],
  ['color', 'like', 0, [null, 'M', 'M', 'NMO', 'NMO']],
  ['color', 'not like', 0, [null, 'NO', 'NO', '', '']],
  ['color', 'ilike', [1], ['', '', '', '', '']],
  ['color', 'in', [true], [null, 'O', 'O', 'O', null]],
  ['color', 'not in', false, ['NMO', 'NMO', 'NMO', 'NO', 'NMO']],
  ['color', 'in', [1, false], ['O', 'O', 'O', 'MO', 'MO']],
  ['color', '>', null, ['NO', 'NO', 'NO', 'NO', 'NO']],
  ['color', 'child_of', 'm', [null, 'ValueError', 'KeyError', 'KeyError', 'ValueError']],
  ['color', 'child_of', 3, ['SyntaxError', 'SyntaxError', 'KeyError', 'KeyError', 'ValueError']],
  ['color', 'child_of', [1], [null, 'TypeError', 'KeyError', 'KeyError', 'ValueError']],
  ['partner_latitude', '=like', 1.5, ['N', 'N', 'N', 'N', 'TypeError']],
  ['partner_latitude', '=like', '%', ['ValueError', 'ValueError', 'ValueError', 'ValueError', 'NMO']],
  ['partner_latitude', '=', true, [null, 'O', 'O', 'O', null]],
  ['partner_latitude', 'not in', [0], ['NMO', 'NO', 'NO', 'NO', 'NO']],
  ['comment', '<', 'm', ['N', '', '', '', null]],
  ['comment', '>', true, ['', 'N', 'N', 'N', null]],
  ['comment', '=', 0, ['', 'UndefinedFunction', 'UndefinedFunction', 'UndefinedFunction', null]],
  ['comment', '!=', {}, [null, 'ProgrammingError', 'ProgrammingError', 'ProgrammingError', 'TypeError']],
  ['comment', 'in', [0], ['MO', 'UndefinedFunction', 'UndefinedFunction', 'UndefinedFunction', null]],
  ['comment', '=?', [], ['', '', '', 'MO', 'NMO']],
  ['comment', '=like', 'x%', ['', 'N', 'N', 'N', '']],
  ['ref', '=?', [], ['', '', '', 'M', 'NMO']],
  ['ref', '=', 0, ['', '', '', 'M', '']],
  ['ref', 'in', [''], ['', '', '', 'M', 'M']],
  ['ref', 'not in', ['m', ''], ['MO', 'MO', 'MO', 'O', 'O']],
  ['ref', '<', 3, ['O', 'O', 'O', 'O', 'MO']],
  ['ref', '=like', false, ['', '', '', 'M', 'M']],
  ['ref', '!=', '', ['NO', 'NO', 'NO', 'NO', 'NO']],
  ['type', '!=', 0, ['NMO', 'NMO', 'NMO', 'NMO', 'NMO']],
  ['type', 'in', ['', false], ['', '', '', '', '']],
  ['type', '=like', '', ['', '', '', '', '']],
  ['create_date', 'child_of', 1, ['SyntaxError', 'SyntaxError', 'KeyError', 'KeyError', 'ValueError']],
]

describeTargets('conditions on plain fields with values of any kind', (target) => {
  const { admin, make } = demoUsers(target)
  const contacts = once(async () => ({
    N: await make('res.partner', {
      ...{ name: uniqueName('N'), ref: 'm', color: 3, partner_latitude: 1.5, comment: '<p>x</p>', type: 'invoice' },
    }),
    M: await make('res.partner', { name: uniqueName('M'), color: 0, partner_latitude: 0, type: 'other' }),
    O: await make('res.partner', { name: uniqueName('O'), ref: '1', color: 1, partner_latitude: 1, type: 'contact' }),
  }))

  beforeEach(({ skip }) => skip(!SERIES.includes(target().major), 'tried on 14.0 and 16.0 to 19.0'))

  it.each(FOUND)('%s %s %j', async (field, operator, value, answers) => {
    const expected = answers[SERIES.indexOf(target().major)]
    if (expected === null) return
    const made = await contacts()
    const domain = [
      ['id', 'in', Object.values(made)],
      [field, operator, value],
    ]
    const ids = await raised(admin().call('res.partner', 'search', [domain]))
    const found = Array.isArray(ids)
      ? Object.entries(made).flatMap(([name, id]) => (ids.includes(id) ? [name] : []))
      : [String(ids)]
    expect(found.join('')).toBe(expected)
  })
})
