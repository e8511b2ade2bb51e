import { beforeAll, describe, expect, it } from 'vitest'
import { needs } from '../support/features.ts'
import { demoUsers, ofSeries, onTriedSeries, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

/** Up to 17 NULL is what PostgreSQL makes of it; since 18 it is zero, or an empty text (tried on 14.0 and 19.0). */
describeTargets(
  'NULL and ids that are none',
  (target) => {
    const { admin, portal, keep, make } = demoUsers(target)
    onTriedSeries(target, [18])
    const call = (model: string, method: string, args: readonly unknown[], kwargs = {}) =>
      admin().call(model, method, args, kwargs)

    describe('conditions', () => {
      const made: { bare: number; full: number; child: number } = { bare: 0, full: 0, child: 0 }
      beforeAll(async () => {
        made.bare = await make('res.partner', { name: uniqueName('bare') })
        made.full = await make('res.partner', { name: uniqueName('full'), ref: 'abc', partner_latitude: 5 })
        made.child = await make('res.partner', { name: uniqueName('child'), parent_id: made.full })
      })
      const found = async (terms: readonly unknown[]) => {
        const ids = (await call('res.partner', 'search', [
          [['id', 'in', [made.bare, made.full]], ...terms],
        ])) as number[]
        return Object.entries(made)
          .flatMap(([name, id]) => (ids.includes(id) ? [name] : []))
          .join(' ')
      }

      it.each([
        [[['ref', 'not like', '']], 'bare', ''],
        [[['ref', 'not like', 'x']], 'bare full', 'bare full'],
        [['!', ['ref', '=like', 'x']], 'full', 'full', 'bare full'],
        [['!', ['partner_latitude', '>=', 6]], 'full', 'bare full'],
        [[['partner_latitude', 'in', [0, 9]]], 'bare', 'bare'],
        [[['partner_latitude', 'not in', [0, 9]]], 'full', 'full'],
        [[['partner_latitude', '<=', false]], '', 'bare'],
        [[['child_ids', 'not in', ['child']]], 'bare', 'bare'],
      ] as const)('%j', async (terms, upTo17, on18, since19: string = on18) => {
        const named = (value: unknown): unknown =>
          Array.isArray(value) ? value.map(named) : (made[value as keyof typeof made] ?? value)
        expect(await found(named(terms) as unknown[])).toBe(ofSeries(target(), { 14: upTo17, 18: on18, 19: since19 }))
      })

      it('of translated texts and of lines that are nothing are no SQL', async (context) => {
        needs(target(), 'NULL as of 14', context)
        const count = (term: unknown) => raised(call('res.partner.category', 'search_count', [[term]]))
        expect(await count(['name', 'not in', ['a', 'b']])).toBe('SyntaxError')
        expect(await count(['name', 'in', ['a', false]])).toBe('UndefinedFunction')
        expect(await count(['child_ids', 'in', [1, false]])).toBe('UndefinedFunction')
        // One line that belongs to nothing, and nothing is outside.
        const rows = await call('res.partner', 'search', [
          [
            ['id', '=', made.full],
            ['child_ids', 'not in', [made.bare]],
          ],
        ])
        expect(rows).toEqual([])
      })
    })

    describe('ids', () => {
      it.each([
        ['res.partner', 'RecursionError'],
        ['res.partner.category', 'AccessError'],
        ['sale.order', 'AccessError'],
      ] as const)('digits as an id of %s', async (model, of14) => {
        const expected = target().major < 17 ? of14 : []
        expect(await raised(call(model, 'read', ['987654321', ['write_date']]))).toEqual(expected)
      })

      it.each([
        ['res.partner', 'AccessError'],
        ['res.partner.category', 'TypeError'],
      ] as const)('null as an id of %s', async (model, of14) => {
        const expected = target().major < 17 ? of14 : [{ id: null, name: false }]
        expect(await raised(call(model, 'read', [[null], ['name']]))).toEqual(expected)
      })

      it('zero is a record that is being made', async (context) => {
        needs(target(), 'NULL as of 14', context)
        expect(await call('sale.order', 'name_get', [[0]])).toEqual([[0, 'New']])
        expect(await call('res.country', 'name_get', [[null]])).toEqual([[null, 'False']])
        expect(await call('res.country', 'read', [[0], ['display_name', 'code']])).toEqual([
          { id: 0, display_name: 'False', code: false },
        ])
        expect(await call('res.partner', 'get_metadata', [[0]])).toMatchObject([{ id: 0, create_uid: false }])
        expect(await call('sale.order', 'action_draft', [[0]])).toBe(true)
        expect(await raised(call('res.partner.category', 'name_get', [[0]]))).toBe('TypeError')
      })

      it('a contact that is none has no addresses', async () => {
        expect(await call('res.partner', 'address_get', [[null], ['invoice']])).toEqual({
          contact: null,
          invoice: null,
        })
        expect(await raised(call('res.partner', 'address_get', [[1], [[5]]]))).toBe('TypeError')
      })
    })

    describe('arguments', () => {
      it('names and files are looked at as texts', async () => {
        const [partner, file] = target().major < 17 ? ['TypeError', 'TypeError'] : ['AttributeError', undefined]
        expect(await raised(call('res.partner', 'name_create', [[5]]))).toBe(partner)
        if (file !== undefined) expect(await raised(call('ir.attachment', 'create', [{ name: [5] }]))).toBe(file)
      })

      it('messages are of known kinds and for partners', async (context) => {
        needs(target(), 'NULL as of 14', context)
        const id = await make('res.partner', { name: uniqueName('posted') })
        const post = (kwargs: object) => raised(call('res.partner', 'message_post', [[id]], { body: 'x', ...kwargs }))
        expect(await post({ message_type: [5] })).toBe('ValueError')
        expect(await post({ message_type: 'nosuch' })).toBe('ValueError')
        expect(await post({ partner_ids: '987654321' })).toBe('ValueError')
      })

      it('links of a context are told as what is left of them', async (context) => {
        needs(target(), 'NULL as of 14', context)
        const defaults = (links: unknown) =>
          call('res.partner.category', 'default_get', [['partner_ids']], { context: { default_partner_ids: links } })
        expect(await defaults([[5], [6, 0, [1, 3]]])).toEqual({ partner_ids: [[6, 0, [1, 3]]] })
        expect(
          await defaults([
            [4, 1],
            [4, 3],
            [3, 1],
          ]),
        ).toEqual({ partner_ids: [[6, 0, [3]]] })
        expect(await defaults(false)).toEqual({ partner_ids: [[6, 0, []]] })
      })
    })

    describe('as of 14', () => {
      it('fields follow from others, and are for some', async (context) => {
        needs(target(), 'NULL as of 14', context)
        const told = (model: string, name: string, attributes: readonly string[]) =>
          call(model, 'fields_get', [[name], attributes])
        expect(await told('res.partner', 'display_name', ['store', 'sortable', 'searchable'])).toEqual({
          display_name: { store: true, sortable: true, searchable: true },
        })
        expect(await told('product.template', 'default_code', ['depends'])).toEqual({
          default_code: { depends: ['product_variant_ids', 'product_variant_ids.default_code'] },
        })
        expect(await told('sale.order.line', 'state', ['depends'])).toEqual({ state: { depends: ['order_id.state'] } })
        expect(await told('res.partner', 'message_attachment_count', ['groups'])).toEqual({
          message_attachment_count: { groups: 'base.group_user' },
        })
        expect(await told('res.company', 'name', ['related'])).toEqual({ name: { related: ['partner_id', 'name'] } })
        expect(await told('ir.sequence', 'prefix', ['trim'])).toEqual({ prefix: { trim: false } })
        expect(await told('account.tax', 'sequence', ['required'])).toEqual({ sequence: { required: true } })
      })

      it('new records begin with', async (context) => {
        needs(target(), 'NULL as of 14', context)
        expect(await call('sale.order.line', 'default_get', [['discount', 'state']])).toEqual({
          discount: 0,
          state: 'draft',
        })
        const tax = (await call('account.tax', 'default_get', [['amount']])) as object
        expect(Object.keys(tax).toSorted()).toEqual(['amount', 'company_id'])
      })

      it('groups by the names of partners', async (context) => {
        needs(target(), 'NULL as of 14', context)
        const name = uniqueName('grouped')
        const id = await make('res.partner', { name })
        const groups = await call('res.partner', 'read_group', [[['id', '=', id]], [], ['display_name']])
        expect(groups).toMatchObject([{ display_name: name, display_name_count: 1 }])
      })

      it('copies of tags tag the same, and those of customers rank alike', async (context) => {
        needs(target(), 'NULL as of 14', context)
        const partner = await make('res.partner', { name: uniqueName('ranked'), customer_rank: 9 })
        const tag = await make('res.partner.category', { name: uniqueName('tag'), partner_ids: [[6, 0, [partner]]] })
        const [tags, partners] = [
          (await call('res.partner.category', 'copy', [tag])) as number,
          (await call('res.partner', 'copy', [partner])) as number,
        ]
        keep('res.partner.category', { id: tags })
        keep('res.partner', { id: partners })
        expect(await call('res.partner', 'read', [[partners], ['customer_rank']])).toEqual([
          { id: partners, customer_rank: 9 },
        ])
        const [row] = (await call('res.partner.category', 'read', [[tags], ['partner_ids']])) as [
          { partner_ids: number[] },
        ]
        expect(row.partner_ids).toContain(partner)
      })

      it('content that is no text is told as Latin-1, and none at all wins', async (context) => {
        needs(target(), 'NULL as of 14', context)
        const gif = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'
        const id = await make('ir.attachment', { name: uniqueName('gif'), datas: gif })
        const [row] = (await call('ir.attachment', 'read', [[id], ['raw']])) as [{ raw: string }]
        expect(row.raw).toBe(atob(gif))
        const empty = await make('ir.attachment', { name: uniqueName('empty'), datas: gif, raw: false })
        expect(await call('ir.attachment', 'read', [[empty], ['datas', 'file_size']])).toEqual([
          { id: empty, datas: '', file_size: 0 },
        ])
        expect(await raised(call('ir.attachment', 'write', [[], { raw: 'abc', datas: gif }]))).toBe('TypeError')
        expect(await raised(portal().call('ir.attachment', 'read', [[], []]))).toBe('AccessError')
      })

      it('an export tells the keys of choices that come from elsewhere, and no zeros beyond a relation', async (context) => {
        needs(target(), 'NULL as of 14', context)
        const parent = await make('res.partner', { name: uniqueName('parent'), lang: 'en_US' })
        const child = await make('res.partner', { name: uniqueName('child'), parent_id: parent, lang: 'en_US' })
        const names = ['lang', 'type', 'color', 'parent_id/color']
        expect(await call('res.partner', 'export_data', [[child], names])).toEqual({
          datas: [['en_US', 'Contact', 0, '']],
        })
      })

      it('lines of orders are called by their names whoever asks', async (context) => {
        needs(target(), 'NULL as of 14', context)
        const [line] = (await call('sale.order.line', 'search', [[], 0, 1])) as [number]
        expect(await portal().call('sale.order.line', 'name_get', [[line]])).toEqual(
          await call('sale.order.line', 'name_get', [[line]]),
        )
      })

      it('portal users see orders that they follow', async (context) => {
        needs(target(), 'NULL as of 14', context)
        const partner_id = await make('res.partner', { name: uniqueName('customer') })
        const [user] = (await call('res.users', 'search', [[['login', '=', 'portal']]])) as [number]
        const id = await make('sale.order', { partner_id, user_id: user })
        expect(await portal().call('sale.order', 'search', [[['id', '=', id]]])).toEqual([id])
      })

      it('views that are made up have no id', async (context) => {
        needs(target(), 'NULL as of 14', context)
        expect(await call('res.company', 'fields_view_get', [false, 'search'])).not.toHaveProperty('view_id')
        expect(await call('res.company', 'fields_view_get', [false, 'form'])).toHaveProperty('view_id')
      })
    })
  },
  'arguments and rights as of 14',
)
