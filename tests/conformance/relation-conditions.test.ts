import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connectAs, once, raised } from './help.ts'
import { describeTargets } from './targets.ts'

type Value = unknown

/** Who is found, by letter, or what is raised. */
type Answer = string

/**
 * Conditions on relations, asked of three contacts: A with a tag, B below A with two tags, C with neither. `A`, `B` and
 * `t` stand for ids.
 */
describeTargets('conditions on relations', (target) => {
  beforeEach(({ skip }) => skip(target().major < 14, 'tried on 14.0 and 16.0 to 19.0'))

  const made = { partners: [] as number[], tags: [] as number[] }
  const isOld = () => target().major < 19
  const admin = once(() => connectAs(target()))

  beforeAll(async () => {
    if (target().major < 14) return
    const make = async (model: string, values: object) => (await admin().call(model, 'create', [values])) as number
    const tag = await make('res.partner.category', { name: 'ooor tag' })
    const below = await make('res.partner.category', { name: 'ooor below', parent_id: tag })
    made.tags.push(tag, below)
    const a = await make('res.partner', { name: 'ooorA', category_id: [[6, 0, [tag]]] })
    made.partners.push(a)
    made.partners.push(await make('res.partner', { name: 'ooorB', parent_id: a, category_id: [[6, 0, [tag, below]]] }))
    made.partners.push(await make('res.partner', { name: 'ooorC' }))
  })

  afterAll(async () => {
    if (made.partners.length > 0) await admin().call('res.partner', 'unlink', [made.partners.toReversed()])
    if (made.tags.length > 0) await admin().call('res.partner.category', 'unlink', [made.tags.toReversed()])
    await admin().close()
  })

  async function found(field: string, operator: string, value: Value): Promise<Answer> {
    const domain = [
      ['id', 'in', made.partners],
      [field, operator, value],
    ]
    const ids = await raised(admin().call('res.partner', 'search', [domain]))
    if (!Array.isArray(ids)) return String(ids)
    return made.partners.map((id, index) => (ids.includes(id) ? 'ABC'[index] : '')).join('')
  }

  /** What 14 to 18 answer, and what 19 does where that is something else. */
  async function all(
    rows: readonly (readonly [field: string, operator: string, value: Value, old: Answer, since19?: Answer])[],
  ) {
    const answers = await Promise.all(
      rows.map(async ([field, operator, value]) => [field, operator, value, await found(field, operator, value)]),
    )
    expect(answers).toEqual(
      rows.map(([field, operator, value, old, since19 = old]) => [field, operator, value, isOld() ? old : since19]),
    )
  }
  const [A, B] = [() => made.partners[0] as number, () => made.partners[1] as number]
  const t = () => made.tags[0] as number

  describe('to one record', () => {
    it('by ids, and by nothing', () =>
      all([
        ['parent_id', '=', A(), 'B'],
        ['parent_id', '!=', A(), 'AC'],
        ['parent_id', 'in', [A(), false], 'ABC'],
        ['parent_id', 'not in', [A(), false], ''],
        ['parent_id', 'not in', [B(), false], 'B'],
        ['parent_id', '=?', false, 'ABC'],
      ]))

    it('by names', () =>
      all([
        ['parent_id', '=', 'ooorA', 'B'],
        ['parent_id', '!=', 'ooorA', 'AC'],
        ['parent_id', '<>', 'ooorA', 'AC'],
        ['parent_id', 'in', ['ooorA'], 'B'],
        ['parent_id', 'not in', ['ooorA'], 'AC'],
        ['parent_id', 'ilike', 'oora', 'B'],
        ['parent_id', 'not ilike', 'oora', 'AC'],
      ]))

    it('by what cannot be compared with an id', () =>
      all([
        ['parent_id', '=', true, 'UndefinedFunction'],
        ['parent_id', 'in', [[A()]], 'UndefinedFunction', 'TypeError'],
      ]))
  })

  describe('to many records', () => {
    it('whatever the operator is, but for whether it denies', () =>
      all([
        ['child_ids', '=', B(), 'A'],
        ['child_ids', '<', B(), 'A', 'AssertionError'],
        ['child_ids', 'in', [B()], 'A'],
        ['child_ids', '=', false, 'BC'],
        ['category_id', 'in', [t()], 'AB'],
        ['category_id', 'not in', [t()], 'C'],
      ]))

    it('nothing among others is none up to 18', () =>
      all([
        ['category_id', 'in', [t(), false], 'AB', 'ABC'],
        ['child_ids', 'in', [B(), false], 'UndefinedFunction', 'ABC'],
      ]))
  })

  describe('to lines that no column leads back to', () => {
    beforeEach(({ skip }) => skip(target().major > 14, 'tried on 14.0'))
    const told = once(async () => {
      const [row] = (await admin().call('res.partner', 'read', [[A()], ['message_ids']])) as { message_ids: number[] }[]
      return row?.message_ids[0] as number
    })

    it('whatever the operator is, but for whether it denies', async () => {
      const m = await told()
      await all([
        ['message_ids', '=', m, 'A'],
        ['message_ids', '!=', m, 'BC'],
        ['message_ids', '<', m, 'A'],
        ['message_ids', '>', m, 'A'],
        ['message_ids', 'ilike', m, 'A'],
        ['message_ids', 'not like', [m], 'BC'],
        ['message_ids', '=?', m, 'A'],
        ['message_ids', '=?', false, ''],
        ['message_ids', '=ilike', [m, false], 'A'],
        ['message_ids', 'not in', [m, false], 'BC'],
        ['message_ids', '=', true, 'UndefinedFunction'],
        ['message_ids', 'in', ['zz'], 'InvalidTextRepresentation'],
      ])
    })
  })

  describe('to banks', () => {
    beforeEach(({ skip }) => skip(target().major > 14, 'tried on 14.0'))
    const ask = (model: string, method: string, args: readonly unknown[]) => raised(admin().call(model, method, args))

    it('that are not called so: nobody looks for them without anything else', async () => {
      for (const operator of ['not ilike', 'not like', '!=', 'not in']) {
        const domain = [['bank_id', operator, 'x']]
        expect(await ask('res.partner.bank', 'search', [domain])).toBe('AssertionError')
      }
      expect(await ask('res.bank', 'name_search', ['x', [], '!='])).toBe('AssertionError')
      expect(await ask('res.bank', 'name_search', ['x', [['id', '=', 0]], '!='])).toEqual([])
      expect(await ask('res.partner.bank', 'search_count', [[['bank_id', 'ilike', 'ooor no bank']]])).toBe(0)
    })
  })

  describe('to families', () => {
    it('below and above', () =>
      all([
        ['parent_id', 'child_of', A(), 'AB'],
        ['parent_id', 'parent_of', B(), 'AB'],
        ['category_id', 'child_of', t(), 'AB'],
        ['id', 'child_of', A(), 'AB'],
        ['child_ids', 'child_of', B(), 'AB', 'A'],
      ]))

    it('of what is no record', () =>
      all([
        ['parent_id', 'parent_of', 999_999_999, 'MissingError', ''],
        ['parent_id', 'child_of', [true], 'UndefinedFunction'],
        ['parent_id', 'child_of', [[A()]], 'TypeError', ''],
      ]))
  })
})
