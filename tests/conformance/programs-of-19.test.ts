import { beforeAll, describe, expect, it } from 'vitest'
import { demoUsers, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

type Row = Record<string, unknown>

const GONE = 999_999_999

/** What a stranger's programs ask of a real 19.0 beside records: each kind once, as a second generator of calls found it. */
describeTargets(
  'programs of 19',
  (target) => {
    const { admin, demo, portal, keep, make, read } = demoUsers(target)
    const ids = { company: 0, partner: 0, order: 0, line: 0, product: 0, template: 0, within: 0, onTop: 0, message: 0 }
    const asked = (model: string, method: string, args: unknown[], rest = {}, who = admin()) =>
      raised(who.call(model, method, args, rest))

    beforeAll(async () => {
      ids.partner = await make('res.partner', { name: uniqueName('programs'), company_name: uniqueName('company') })
      ids.within = await make('account.tax', {
        name: uniqueName('within'),
        amount: 10,
        price_include_override: 'tax_included',
      })
      ids.onTop = await make('account.tax', { name: uniqueName('on top'), amount: 5 })
      ids.product = await make('product.product', {
        name: uniqueName('programs'),
        list_price: 100,
        taxes_id: [[6, 0, [ids.onTop]]],
      })
      const product = await read('product.product', ids.product, ['product_tmpl_id'])
      ids.template = (product.product_tmpl_id as [number, string])[0]
      const list = await make('product.pricelist', { name: uniqueName('programs') })
      ids.order = await make('sale.order', { partner_id: ids.partner, pricelist_id: list })
      ids.line = await make('sale.order.line', {
        order_id: ids.order,
        product_id: ids.product,
        price_unit: 7,
        discount: 5,
        tax_ids: [[6, 0, [ids.within]]],
      })
      ids.message = await make('mail.message', { body: 'x', model: 'res.partner', res_id: ids.partner })
    })

    describe('buttons of orders', () => {
      it('take prices and taxes of products anew', async () => {
        await admin().call('sale.order', 'action_update_prices', [[ids.order]])
        const priced = await read('sale.order.line', ids.line, ['price_unit', 'discount', 'tax_ids'])
        expect(priced).toMatchObject({ price_unit: 100, discount: 0, tax_ids: [ids.within] })
        await admin().call('sale.order', 'action_update_taxes', [[ids.order]])
        const taxed = await read('sale.order.line', ids.line, ['tax_ids', 'price_total'])
        expect(taxed).toMatchObject({ tax_ids: [ids.onTop], price_total: 105 })
      })

      it.each([
        ['action_update_prices', [[]], 'ValueError'],
        ['action_update_prices', [[GONE]], 'MissingError'],
        ['action_update_taxes', [[GONE], 1], 'TypeError'],
        ['action_view_invoice', [[GONE]], 'MissingError'],
      ])('%s of %j', async (method, args, error) => {
        expect(await asked('sale.order', method, args)).toBe(error)
      })

      it('are not for customers', async () => {
        expect(await asked('sale.order', 'action_update_prices', [[ids.order]], {}, portal())).toBe('AccessError')
      })
    })

    describe('taxes', () => {
      it('are counted for a price', async () => {
        const counted = (await admin().call('account.tax', 'compute_all', [[ids.within, ids.onTop], 110])) as Row
        expect(counted).toMatchObject({ total_excluded: 100, total_included: 115, total_void: 115 })
        expect(counted.taxes).toMatchObject([
          { id: ids.within, amount: 10, base: 100, price_include: true },
          { id: ids.onTop, amount: 5, base: 100, price_include: false },
        ])
      })

      it('of one refuse what is no number, and customers', async () => {
        expect(await asked('account.tax', 'compute_all', [[ids.onTop]])).toBe('TypeError')
        expect(await asked('account.tax', 'compute_all', [[ids.onTop], 'x'])).toBe('TypeError')
        expect(await asked('account.tax', 'compute_all', [[GONE], 5])).toBe('MissingError')
        expect(await asked('account.tax', 'compute_all', [[ids.onTop], 5], {}, portal())).toBe('AccessError')
      })
    })

    it('a product tells its one variant, its price and its text', async () => {
      const one = (await admin().call('product.template', 'get_single_product_variant', [[ids.template]])) as Row
      expect(one).toMatchObject({ product_id: ids.product, is_combo: false })
      expect(await admin().call('product.template', 'has_dynamic_attributes', [[ids.template]])).toBe(false)
      expect(await admin().call('product.product', 'get_contextual_price', [[ids.product]])).toBe(100)
      expect(await asked('product.product', 'open_product_template', [[GONE]])).toBe('MissingError')
    })

    it('a contact becomes one of its company', async () => {
      expect(await admin().call('res.partner', 'create_company', [[ids.partner]])).toBe(true)
      const { parent_id } = await read('res.partner', ids.partner, ['parent_id'])
      ids.company = (parent_id as [number, string])[0]
      expect(await read('res.partner', ids.company, ['is_company'])).toMatchObject({ is_company: true })
    })

    describe('values of computed fields', () => {
      it.each([
        ['message_needaction_counter', 'zz', 'ValueError'],
        ['message_attachment_count', [1], 'TypeError'],
        ['activity_state', 'zz', 'ValueError'],
        ['activity_date_deadline', 5, 'TypeError'],
        ['message_ids', 'x', 'ValueError'],
        ['message_follower_ids', [[4, GONE]], 'MissingError'],
        ['activity_ids', [[0, 0, { nosuch: 1 }]], 'ValueError'],
        ['message_partner_ids', { a: 1 }, 'ValueError'],
        ['message_needaction_counter', 1e12, true],
      ])('%s: %j', async (name, value, answer) => {
        expect(await asked('res.partner', 'write', [[ids.partner], { [name]: value }])).toBe(answer)
      })
    })

    describe('changes of what is gone', () => {
      it.each([
        ['uom.uom', { factor: 3 }, 'MissingError'],
        ['mail.followers', { res_id: 3 }, 'MissingError'],
        ['res.currency', { rounding: 1 }, 'MissingError'],
        ['res.groups', { name: false }, 'AttributeError'],
        ['res.groups', { name: '-x' }, 'UserError'],
        ['res.company', { parent_id: 1 }, 'UserError'],
        ['mail.message', { starred: false }, true],
        ['mail.message', { body: false }, 'MissingError'],
        ['mail.message', { model: false }, 'AccessError'],
      ])('%s %j', async (model, values, answer) => {
        expect(await asked(model, 'write', [[GONE], values], {}, demo())).toBe(answer)
      })

      it('marks of messages that are gone', async () => {
        expect(await asked('mail.message', 'toggle_message_starred', [[GONE]])).toBe('ValidationError')
      })
    })

    it.each(['product.product', 'res.users', 'res.partner'])('a copy of no %s is named', async (model) => {
      const [id] = (await admin().call(model, 'copy', [[0]])) as [number]
      keep(model, { id })
      expect(await read(model, id, ['name'])).toEqual({ id, name: 'False (copy)' })
    })

    describe('conditions', () => {
      it.each([
        [[['create_date.month_number', 'any', 2]], 'TypeError'],
        [[['create_date.year_number', '=like', 2024]], 'TypeError'],
        [[['create_date.quarter_number', 'child_of', 2]], 'ValueError'],
        [[['is_company', 'parent_of', false]], 'ValueError'],
        [[['message_needaction', 'child_of', true]], 'ValueError'],
        [
          [
            ['name', 'child_of', 'x'],
            ['color', '=like', 5],
          ],
          'TypeError',
        ],
        [
          [
            ['name', 'child_of', 'x'],
            ['color', 'in', []],
          ],
          [],
        ],
        [
          [
            ['category_id', '<=', 5],
            ['is_company', 'child_of', true],
          ],
          'ValueError',
        ],
      ])('%j', async (domain, answer) => {
        expect(await asked('res.partner', 'search', [[['id', '=', 0], ...domain]])).toEqual(answer)
      })
    })

    it('contacts of employees are changed by who may change these', async () => {
      const name = uniqueName('employee')
      const user = await make('res.users', { name, login: name })
      const { partner_id } = await read('res.users', user, ['partner_id'])
      const partner = (partner_id as [number, string])[0]
      expect(await asked('res.partner', 'write', [[partner], { ref: 'x' }], {}, demo())).toBe('AccessError')
      expect(await asked('res.partner', 'write', [[partner], { ref: 'x' }])).toBe(true)
    })

    it('views are looked at one after the other', async () => {
      expect(await asked('res.partner', 'get_views', [[[null], [GONE, 'form']]])).toBe('ValueError')
      expect(await asked('account.tax', 'get_views', [[[GONE, 'form']]], {}, portal())).toBe('AccessError')
    })

    it('lines of a copy tell whose they were', async () => {
      const attribute = await make('product.attribute', { name: uniqueName('copied') })
      await make('product.attribute.value', { name: uniqueName('copied'), attribute_id: attribute })
      const [copied] = (await admin().call('product.attribute', 'copy_data', [[attribute]])) as [Row]
      expect(copied.value_ids).toMatchObject([[0, 0, { attribute_id: attribute }]])
    })

    describe('files', () => {
      it.each([
        [['read'], null],
        [['nope'], 'AssertionError'],
        [[[1], 'read'], 'TypeError'],
        [['read', 5], 'AttributeError'],
        [['read', { res_model: 'res.partner', res_id: GONE }], 'AccessError'],
        [['read', { res_model: 'nope', res_id: 1 }], 'AccessError'],
        [['read', { res_model: 'res.partner', res_id: 'x' }], 'InvalidTextRepresentation'],
      ])('check of %j', async (args, answer) => {
        expect(await asked('ir.attachment', 'check', args, {}, demo())).toBe(answer)
      })

      it.each([
        [[{ datas: 'aGVsbG8=' }], 'KeyError'],
        [[{ mimetype: 'text/plain' }], 'TypeError'],
        [[{ mimetype: 'text/plain', datas: 'a' }], 'UserError'],
        [[5], 'AttributeError'],
        [5, 'TypeError'],
        [[], []],
      ])('create_unique of %j', async (values, answer) => {
        expect(await asked('ir.attachment', 'create_unique', [values])).toEqual(answer)
      })

      it('of the same content and kind are there once', async () => {
        const values = { name: 'x', datas: btoa(uniqueName('same')), mimetype: 'text/plain' }
        const [made] = (await admin().call('ir.attachment', 'create_unique', [[values]])) as [number]
        expect(await admin().call('ir.attachment', 'create_unique', [[values]])).toEqual([made])
        expect(await asked('ir.attachment', 'register_as_main_attachment', [[made]])).toBe(null)
        expect(await asked('ir.attachment', 'register_as_main_attachment', [[made]], {}, demo())).toBe('AccessError')
        await admin().call('ir.attachment', 'unlink', [[made]])
      })
    })

    describe('activities', () => {
      /** Whose clock is ahead has another day at night. */
      const TODAY = /today|planned|overdue/
      const planned = async (partner: number) => {
        const [model] = (await admin().call('ir.model', 'search', [[['model', '=', 'res.partner']]])) as [number]
        const values = { res_model_id: model, res_id: partner, activity_type_id: 4, summary: 'x' }
        return [
          await make('mail.activity', { ...values, date_deadline: '2020-01-01' }),
          await make('mail.activity', values),
        ]
      }

      it('are told, summed up, and cancelled once', async () => {
        const partner = await make('res.partner', { name: uniqueName('planned') })
        const made = await planned(partner)
        const told = (await admin().call('mail.activity', 'activity_format', [made])) as Record<string, Row[]>
        expect(told['mail.activity']).toMatchObject([
          { state: 'overdue', can_write: true, user_id: false, note: false, chaining_type: 'suggest' },
          {
            state: expect.stringMatching(TODAY),
            activity_category: 'default',
            mail_template_ids: [],
            attachment_ids: [],
          },
        ])
        const data = await admin().call('mail.activity', 'get_activity_data', ['res.partner', [['id', '=', partner]]])
        const counted = { ids: made, state: 'overdue', user_assigned_ids: [] }
        expect(data).toMatchObject({ activity_res_ids: [partner], grouped_activities: { [partner]: { 4: counted } } })
        expect(await asked('mail.activity', 'action_cancel', [made])).toBe(null)
        expect(await asked('mail.activity', 'action_cancel', [made])).toBe('MissingError')
        expect(await asked('mail.activity', 'activity_format', [made])).toEqual({})
        expect(await asked('mail.activity', 'get_activity_data', ['nope', []])).toBe('KeyError')
      })
    })

    it('actions and apps that somebody sees', async () => {
      expect(await asked('ir.actions.actions', 'get_bindings', ['nope'])).toEqual({})
      expect(await asked('ir.actions.actions', 'get_bindings', [5])).toBe('UndefinedFunction')
      expect(await asked('ir.ui.menu', 'get_user_roots', [], {}, portal())).toBe('AccessError')
      const roots = (await demo().call('ir.ui.menu', 'get_user_roots', [])) as number[]
      const read = (await demo().call('ir.ui.menu', 'read', [roots, ['parent_id']])) as Row[]
      expect(read.every(({ parent_id }) => parent_id === false)).toBe(true)
    })

    it('nobody’s password is set anew', async () => {
      expect(await asked('res.users', 'reset_password', [[], uniqueName('nobody')])).toBe('Exception')
      expect(await asked('res.users', 'reset_password', [[]])).toBe('TypeError')
    })

    it('models with messages are the first of all', async () => {
      const models = [
        'ir.attachment',
        'account.tax',
        'res.users',
        'sale.order',
        'res.partner',
        'product.category',
        'crm.tag',
      ]
      const fields = ['model', 'is_mail_thread', 'is_mail_activity', 'is_mail_blacklist']
      const rows = (await admin().call('ir.model', 'search_read', [[['model', 'in', models]], fields])) as Row[]
      const [threads, others] = [rows.slice(0, 4), rows.slice(4)]
      expect(threads.map(({ model }) => model).toSorted()).toEqual([
        ...['account.tax', 'product.category', 'res.partner', 'sale.order'],
      ])
      expect(others.some(({ is_mail_thread, is_mail_activity }) => is_mail_thread || is_mail_activity)).toBe(false)
      expect(rows.filter((row) => row.is_mail_activity)).toHaveLength(2)
      expect(rows.filter((row) => row.is_mail_blacklist)).toMatchObject([{ model: 'res.partner' }])
    })

    it('who is said to be a customer is one until their groups change', async () => {
      const name = uniqueName('shared')
      const user = await make('res.users', { name, login: name })
      const share = async (values: object) => {
        await admin().call('res.users', 'write', [[user], values])
        return (await read('res.users', user, ['share'])).share
      }
      const { group_ids } = await read('res.users', user, ['group_ids'])
      expect(await share({ share: true })).toBe(true)
      expect(await share({ name: uniqueName('shared') })).toBe(true)
      expect(await share({ group_ids: [[6, 0, group_ids]] })).toBe(false)
    })

    describe('companies that the user has not come first', () => {
      it.each([
        ['sale.order', 'formatted_read_group', [[], ['partner_id'], ['date_order:nope']]],
        ['sale.order', 'read', [[GONE], ['name']]],
        ['res.partner', 'write', [['x'], { name: 'x' }]],
        ['account.payment.term', 'write', [[GONE], { name: 'x' }]],
        ['product.template', 'copy', [['x']]],
      ])('%s.%s of %j', async (model, method, args) => {
        const within = (companies: unknown) => ({ context: { allowed_company_ids: companies } })
        expect(await asked(model, method, args, within([99_999]))).toBe('AccessError')
        expect(await asked(model, method, args, within('x'))).toBe('AccessError')
        expect(await asked(model, method, args, within(1))).toBe('TypeError')
      })
    })

    it('names of activity types are keys, and texts', async () => {
      expect(await asked('res.partner', 'activity_schedule', [[ids.partner], 5])).toBe('AttributeError')
      expect(await asked('res.partner', 'activity_schedule', [[ids.partner], ['x']])).toBe('TypeError')
    })

    it('what is gone has no token', async () => {
      expect(await asked('ir.attachment', 'generate_access_token', [[GONE]])).toBe('MissingError')
    })

    it('what nobody tracks nobody follows', async () => {
      const made = (await admin().call('res.partner', 'create', [{ name: uniqueName('quiet') }], {
        context: { tracking_disable: true },
      })) as number
      expect(await read('res.partner', made, ['message_partner_ids'])).toMatchObject({ message_partner_ids: [] })
      await admin().call('res.partner', 'unlink', [[made]])
    })
  },
  'groups as of 19',
)
