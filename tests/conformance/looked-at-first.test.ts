import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { demoUsers, ofSeries, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

/** What is looked at before a call has any effect (each tried on 14 and 16 to 19). */
describeTargets(
  'looked at first',
  (target) => {
    const { admin, demo, portal, make, read } = demoUsers(target)
    const ids = { company: 0 }
    beforeEach(({ skip }) => skip(target().major === 15 || target().major === 20, 'nobody has asked a real one'))
    beforeAll(async () => {
      ids.company = await make('res.partner', { name: uniqueName('company'), is_company: true })
    })
    const GONE = 999_999_999
    const asked = (model: string, method: string, args: unknown[], rest = {}) =>
      raised(admin().call(model, method, args, rest))

    describe('pictures', () => {
      it.each([
        ['x', { 14: 'UserError' }],
        ['xxxx', { 14: 'UserError' }],
        ['x!', { 14: 'UserError' }],
        [5, { 14: 'TypeError', 16: 'UserError' }],
        [true, { 14: 'TypeError', 16: 'UserError' }],
        [[1], { 14: 'TypeError', 16: 'UserError' }],
        [{ a: 1 }, { 14: 'TypeError', 16: 'UserError' }],
        ['', { 14: true }],
        [[], { 14: true }],
      ])('of a contact that are %j', async (picture, since) => {
        expect(await asked('res.partner', 'write', [[ids.company], { image_1920: picture }])).toBe(
          ofSeries(target(), since),
        )
      })

      it('of a new product', async () => {
        expect(await asked('product.template', 'create', [{ name: 'x', image_1920: 'xxxx' }])).toBe('UserError')
      })
    })

    it.each([
      [true, { 14: 'AttributeError', 16: 'TypeError' }],
      [{ a: 1 }, { 14: 'AttributeError', 16: 'TypeError' }],
      [5, { 14: 'AttributeError', 16: 'TypeError' }],
      [[1], { 14: 'AttributeError', 16: 'ArgumentError', 19: 'TypeError' }],
    ])('the content %j of a file', async (raw, since) => {
      expect(await asked('ir.attachment', 'create', [{ name: 'x', raw }])).toBe(ofSeries(target(), since))
    })

    it.each([
      [{ attachment_ids: [GONE] }, { 14: 'MissingError' }],
      [{ partner_ids: [GONE] }, { 14: 'ValidationError', 19: 'MissingError' }],
      [{ partner_ids: [0] }, { 14: 'ValidationError' }],
    ])('what a message names: %j', async (named, since) => {
      expect(await asked('res.partner', 'message_post', [[ids.company]], { body: 'x', ...named })).toBe(
        ofSeries(target(), since),
      )
    })

    it.each([
      ['ir.sequence', { 14: true }],
      ['ir.sequence.date_range', { 14: 'MissingError' }],
    ])('%s that is gone, deleted', async (model, since) => {
      expect(await asked(model, 'unlink', [[GONE]])).toBe(ofSeries(target(), since))
    })

    it.each([
      ['product.attribute', { sequence: 77 }],
      ['product.attribute', { create_variant: 'always' }],
      ['product.attribute.value', { sequence: 77 }],
      ['product.attribute.value', { attribute_id: 1 }],
      ['product.template.attribute.line', { product_tmpl_id: 1 }],
      ['product.template.attribute.line', { attribute_id: 1 }],
    ])('what changes of a gone %s, before rights: %j', async (model, values) => {
      const call = portal().call(model, 'write', [[GONE], values])
      expect(await raised(call)).toBe('MissingError')
    })

    it('what else changes, after rights', async () => {
      expect(await raised(portal().call('product.attribute', 'write', [[GONE], { name: 'x' }]))).toBe('AccessError')
    })

    it('where a line of attributes stands, before rights', async () => {
      const attribute_id = await make('product.attribute', {
        name: uniqueName('attribute'),
        value_ids: [[0, 0, { name: 'S' }]],
      })
      const { value_ids } = await read('product.attribute', attribute_id, ['value_ids'])
      const product_tmpl_id = await make('product.template', { name: uniqueName('product') })
      const line = [0, 0, { attribute_id, value_ids: [[6, 0, value_ids]] }]
      await admin().call('product.template', 'write', [[product_tmpl_id], { attribute_line_ids: [line] }])
      const { attribute_line_ids } = await read('product.template', product_tmpl_id, ['attribute_line_ids'])
      const write = (values: object) =>
        raised(demo().call('product.template.attribute.line', 'write', [attribute_line_ids, values]))
      expect(await write({ product_tmpl_id: GONE })).toBe('UserError')
    })

    it.each([[['activity_ids', '=', false]], [['activity_ids', 'in', [1]]], [['activity_ids', 'ilike', 'x']]])(
      'who may read activities, up to 16: %j',
      async (leaf) => {
        if (target().major > 16) return
        expect(await raised(portal().call('res.partner', 'search_count', [[leaf]]))).toBe('AccessError')
        const path = [
          ['activity_ids.id', '>', 0],
          ['id', '<', 0],
        ]
        expect(await raised(portal().call('res.partner', 'search_count', [path]))).toBe(0)
      },
    )

    it('fields before the page, since 17', async ({ skip }) => {
      skip(target().major < 17, 'only since 17')
      for (const page of [{ limit: 'x' }, { offset: 'x' }]) {
        expect(await asked('res.partner', 'search_read', [[], ['nosuch']], page)).toBe('ValueError')
        expect(await asked('res.partner', 'web_search_read', [[], { nosuch: {} }], page)).toBe('ValueError')
      }
    })

    describe('on 14', () => {
      beforeEach(({ skip }) => skip(target().major !== 14, 'tried on 14.0'))

      it('products and groups before values that are none, but for who may change them', async () => {
        const product = await make('product.template', { name: uniqueName('product') })
        const [group] = (await admin().call('res.groups', 'search', [[]], { limit: 1 })) as number[]
        for (const [model, id] of [
          ['product.template', product],
          ['res.groups', group],
        ] as const) {
          expect(await asked(model, 'write', [[id], 'abc'])).toBe('AttributeError')
          for (const user of [demo, portal]) {
            expect(await raised(user().call(model, 'write', [[id], 'abc']))).toBe('AccessError')
            expect(await raised(user().call(model, 'write', [[id], 5]))).toBe('TypeError')
          }
        }
        expect(await asked('product.template', 'write', [[GONE], 'abc'])).toBe('MissingError')
      })

      it('who copies files, of none as well, and the order of taxes that are nothing', async () => {
        expect(await raised(portal().call('ir.attachment', 'copy', [[]]))).toBe('AccessError')
        expect(await asked('ir.attachment', 'copy', [[]])).toBe('ValueError')
        expect(await asked('account.tax', 'copy', [[0]])).toBe('TypeError')
        expect(await raised(demo().call('account.tax', 'copy', [[false]]))).toBe('TypeError')
      })

      it('kinds of messages by the kind above', async () => {
        const nothing = { search_domain: [['id', 'in', []]], expand: false }
        const range = await admin().call('mail.message', 'search_panel_select_range', ['subtype_id'], nothing)
        expect(range).toEqual({ parent_field: 'parent_id', values: [] })
      })
    })

    it('what is asked of a parent that nobody has, since 17', async ({ skip }) => {
      skip(target().major < 17, 'only since 17')
      const read = (specification: object) => asked('res.partner', 'web_read', [[ids.company], specification])
      expect(await read({ parent_id: { fields: 5 } })).toBe('TypeError')
      expect(await read({ parent_id: { fields: { nosuch: {} } } })).toBe(
        ofSeries(target(), { 14: 'KeyError', 19: 'ValueError' }),
      )
      expect(await read({ parent_id: { fields: { name: {} } } })).toEqual([{ id: ids.company, parent_id: false }])
    })

    it('no order of a single group, on 19', async ({ skip }) => {
      skip(target().major < 19, 'only since 19')
      const domain = [['id', '=', ids.company]]
      expect(
        await asked('res.partner', 'formatted_read_group', [domain, [], ['__count']], { order: 'nosuch' }),
      ).toEqual([{ __count: 1, __extra_domain: [[1, '=', 1]] }])
    })
  },
  'arguments and rights as of 14',
)
