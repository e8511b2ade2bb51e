import { beforeEach, describe, expect, it } from 'vitest'
import { demoUsers, firstOf, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

const GONE = 99_999_999

/** What strangers' programs found of the series between 14 and 19, as their real servers have it. */
describeTargets('16.0 to 18.0, asked by strangers', (target) => {
  const { admin, demo, portal, make } = demoUsers(target)
  beforeEach(({ skip }) => skip(![16, 17, 18].includes(target().major), 'tried on 16, 17 and 18'))
  const isUntil = (major: number) => target().major <= major
  const asSpec = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, isUntil(16) ? '1' : {}]))
  const order = async () => make('sale.order', { partner_id: await make('res.partner', { name: uniqueName('buyer') }) })

  describe('minded before rights', () => {
    it('are fields that are none', async () => {
      expect(await raised(portal().call('ir.cron', 'read', [[1], ['nope']]))).toBe('ValueError')
      expect(await raised(demo().call('base.language.install', 'read', [[1], ['nope']]))).toBe('ValueError')
      expect(await raised(portal().call('ir.autovacuum', 'read', [[1], ['nope']]))).toBe('ValueError')
      expect(await raised(demo().call('res.users', 'copy', [[6], { no: 1 }]))).toBe('ValueError')
    })

    it('are rows that are none', async () => {
      const created = (model: string, values: unknown) => raised(portal().call(model, 'create', [values]))
      for (const values of ['x', ['x'], [5]]) {
        expect(await created('account.fiscal.position', values)).toBe('AttributeError')
        expect(await created('product.template.attribute.line', values)).toBe('AttributeError')
      }
      expect(await created('account.fiscal.position', false)).toBe('TypeError')
      expect(await created('ir.model.fields', {})).toBe(isUntil(17) ? 'AssertionError' : 'AccessError')
    })

    it('are positions that are gone, where zip codes are given', async () => {
      const written = (values: object) => raised(portal().call('account.fiscal.position', 'write', [[GONE], values]))
      expect(await written({ zip_to: 'x' })).toBe('MissingError')
      expect(await written({ name: 'x' })).toBe('AccessError')
    })
  })

  it('nobody searches, sorts or groups by what they may not know, since 17', async () => {
    const asked = (method: string, args: unknown[], kwargs = {}) =>
      raised(portal().call('product.pricelist', method, args, kwargs))
    const answers = [
      await asked('search', [[['code', '!=', false]]]),
      await asked('search', [[]], { order: 'code' }),
      await asked('read_group', [[], [], ['code']]),
    ]
    if (!isUntil(16)) expect(answers).toEqual(['AccessError', 'AccessError', 'AccessError'])
  })

  it('what is gone is minded in its place', async () => {
    const [kept, gone] = [await order(), await order()]
    await admin().call('sale.order', 'unlink', [[gone]])
    for (const method of ['action_draft', 'action_cancel', 'action_confirm']) {
      expect(await raised(portal().call('sale.order', method, [[kept, gone]]))).toBe('AccessError')
      expect(await raised(portal().call('sale.order', method, [[gone, kept]]))).toBe('MissingError')
    }
    expect(await raised(portal().call('sale.order', 'write', [[kept, gone], { note: 'x' }]))).toBe('AccessError')
  })

  describe('forms', () => {
    const answered = (values: object, who = admin()) =>
      raised(who.call('res.partner', 'onchange', [[], { email: 'a', ...values }, ['email'], asSpec(['email'])]))

    it('take lists of commands apart though they do not show them', async () => {
      for (const category_id of [[[0]], [[4]], [[6, 0]], [[1]], [[]]]) {
        expect(await answered({ category_id })).toBe('IndexError')
      }
      expect(await answered({ bank_ids: [[4, GONE]] })).toBe('MissingError')
      expect(await answered({ bank_ids: [[4, GONE]] }, portal())).toBe('AccessError')
    })

    it('have no fields that are none', async () => {
      expect(await answered({ nope: 1 })).toBe('ValueError')
      expect(await answered({ 'name.foo': 1 })).toBe('ValueError')
    })
  })

  it('choices are looked up in a dictionary since 18', async () => {
    const type = async (value: unknown) => raised(admin().call('res.partner', 'create', [{ name: 'x', type: value }]))
    expect(await type([1])).toBe(isUntil(17) ? 'ValueError' : 'TypeError')
  })

  it('what follows the name of a sum is passed over', async () => {
    const sums = (field: string) => raised(admin().call('res.currency', 'read_group', [[], [field], ['name']]))
    expect(await sums('x.y')).toBe('ValueError')
    expect(await sums('.name')).toBe(isUntil(16) ? 'UserError' : 'ValueError')
    expect(await admin().call('res.currency', 'read_group', [[], ['name.foo'], ['name']])).toBeInstanceOf(Array)
  })

  it('lines that are copied tell whose they are', async () => {
    const values = { name: uniqueName('shade'), value_ids: [[0, 0, { name: 'Red' }]] }
    const attribute = await make('product.attribute', values)
    const [told] = [await admin().call('product.attribute', 'copy_data', [[attribute]])].flat() as [
      { value_ids: unknown[][] },
    ]
    expect(told.value_ids[0]?.[2]).toMatchObject({ attribute_id: attribute })
  })

  it('empty names are no fields in exports', async () => {
    const partner = await make('res.partner', { name: uniqueName('told') })
    // A build of 2023 says so of 16 as well.
    const kinds = isUntil(16) ? ['KeyError', 'ValueError'] : [isUntil(17) ? 'KeyError' : 'ValueError']
    expect(kinds).toContain(await raised(admin().call('res.partner', 'export_data', [[partner], ['']])))
  })

  it('nothing is to be done about what is put aside', async () => {
    const partner = await make('res.partner', { name: uniqueName('aside') })
    const res_model_id = await firstOf(admin(), 'ir.model', [['model', '=', 'res.partner']])
    const activity = await make('mail.activity', { res_model_id, res_id: partner, activity_type_id: 4 })
    await admin().call('res.partner', 'write', [[partner], { active: false }])
    expect(await admin().call('mail.activity', 'exists', [[activity]])).toEqual([])
  })
})
