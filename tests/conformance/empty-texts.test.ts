import { beforeEach, expect, it } from 'vitest'
import { demoUsers, once, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

/** Who is found on 14 and 17, on 18, and since 19: `N` has no text, `M` has the text `m` (each tried on 14.0 and 17.0 to 19.0). */
const FOUND: readonly (readonly [operator: string, value: unknown, old: string, of18: string, since19: string])[] = [
  ['<', 'z', 'M', 'M', 'NM'],
  ['<', '', '', '', ''],
  ['<', '%', '', '', 'N'],
  ['<', false, '', '', ''],
  ['<=', 'z', 'M', 'M', 'NM'],
  ['<=', '', '', '', 'N'],
  ['<=', '%', '', '', 'N'],
  ['<=', false, '', '', 'N'],
  ['>', 'z', '', '', ''],
  ['>', '', 'M', 'M', 'M'],
  ['>', '%', 'M', 'M', 'M'],
  ['>', false, '', '', 'M'],
  ['>=', 'z', '', '', ''],
  ['>=', '', 'M', 'M', 'NM'],
  ['>=', '%', 'M', 'M', 'M'],
  ['>=', false, '', '', 'NM'],
  ['=', '', '', 'N', 'N'],
  ['=', false, 'N', 'N', 'N'],
  ['!=', 'z', 'NM', 'NM', 'NM'],
  ['!=', '', 'M', 'M', 'M'],
  ['!=', false, 'M', 'M', 'M'],
  ['=like', '', '', 'N', 'N'],
  ['=like', '%', 'M', 'M', 'M'],
  ['=like', false, '', 'N', 'N'],
  ['ilike', '', 'NM', 'NM', 'NM'],
  ['ilike', '%', 'M', 'M', 'M'],
  ['not ilike', 'z', 'NM', 'NM', 'NM'],
  ['not ilike', '', 'N', '', ''],
  ['not ilike', '%', 'N', 'N', 'N'],
  ['not ilike', false, 'N', '', ''],
]

describeTargets('conditions on a text that somebody has not', (target) => {
  const { admin, make } = demoUsers(target)
  const contacts = once(async () => ({
    N: await make('res.partner', { name: uniqueName('without') }),
    M: await make('res.partner', { name: uniqueName('with'), ref: 'm' }),
  }))

  beforeEach(({ skip }) => skip(![14, 17, 18, 19].includes(target().major), 'tried on 14.0 and 17.0 to 19.0'))

  it.each(FOUND)('ref %s %j', async (operator, value, old, of18, since19) => {
    const ids = await contacts()
    const domain = [
      ['id', 'in', Object.values(ids)],
      ['ref', operator, value],
    ]
    const found = (await admin().call('res.partner', 'search', [domain])) as number[]
    const names = Object.entries(ids).flatMap(([name, id]) => (found.includes(id) ? [name] : []))
    const { major } = target()
    expect(names.join('')).toBe(major >= 19 ? since19 : major === 18 ? of18 : old)
  })
})
