import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { demoUsers, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

const GONE = 999_999_999

/** What 14 and 19 look at, and in which order (each tried on the real one of its series). */
describeTargets('what is looked at before and after the rights', (target) => {
  const { admin, demo, portal, make } = demoUsers(target)
  const as = { admin, demo, portal }
  type Ask = readonly [who: keyof typeof as, model: string, method: string, args: unknown[], kwargs?: object]
  const asked = ([who, model, method, args, kwargs = {}]: Ask) =>
    raised(as[who]().call(model, method, args, kwargs as Record<string, unknown>))
  const ids = { contact: 0, file: 0 }
  beforeAll(async () => {
    if (target().major !== 14 && target().major !== 19) return
    ids.contact = await make('res.partner', { name: uniqueName('contact') })
    ids.file = await make('ir.attachment', { name: uniqueName('file') })
  })
  const NEVER = [['id', 'in', []]]

  describe('19', () => {
    beforeEach(({ skip }) => skip(target().major !== 19, 'tried on 19.0'))
    const named = (name: unknown, operator: string, domain: unknown = NEVER) => [[name], { domain, operator }] as const
    it.each([
      ['admin', 'res.partner', ...named('b', 'abc'), 'ValueError'],
      ['admin', 'res.country', ...named([[0]], '='), 'TypeError'],
      ['admin', 'res.bank', ...named(5, '=ilike'), 'TypeError'],
      ['admin', 'ir.model', ...named([[0]], '!='), 'TypeError'],
      ['admin', 'product.product', ...named([[0]], '!='), []],
      ['portal', 'res.bank', ...named([[0]], '='), 'AccessError'],
      ['portal', 'res.bank', ...named('b', 'abc', '[]'), 'ValueError'],
      ['portal', 'res.bank', ...named('b', 'ilike', [['nosuch', '=', 1]]), 'AccessError'],
      ['portal', 'ir.model.fields', ...named('b', 'abc', []), 'ValueError'],
      ['portal', 'ir.model.fields', ...named([[0]], '=ilike', []), 'AccessError'],
    ] as const)('%s: %s by the name %j %j', async (who, model, args, kwargs, expected) => {
      expect(await asked([who, model, 'name_search', [...args], kwargs])).toEqual(expected)
      expect(await asked([who, model, 'web_name_search', [...args, { display_name: {} }], kwargs])).toEqual(expected)
    })

    it('a form with a field that is closed is refused, new or stored', async () => {
      const form = { credit_limit: {}, company_type: {} }
      const shown = (id: number[], values: object, names: string[]) =>
        asked(['demo', 'res.partner', 'onchange', [id, values, names, form]])
      expect(await shown([ids.contact], { company_type: 'person' }, ['company_type'])).toBe('AccessError')
      expect(await shown([ids.contact], {}, [])).toBe('AccessError')
      expect(await shown([], {}, [])).toBe('AccessError')
    })

    it.each([
      [{ datas: [null] }, 'TypeError'],
      [{ datas: 5 }, 'TypeError'],
      [{ res_model: [null] }, 'TypeError'],
      [{ res_id: [1] }, 'TypeError'],
      [{ mimetype: [null] }, 'AttributeError'],
    ])('a file is not changed to %j', async (values, expected) => {
      expect(await asked(['admin', 'ir.attachment', 'write', [[ids.file], values]])).toBe(expected)
    })

    it.each([
      ['res.country', { state_ids: [] }],
      ['res.partner.category', { child_ids: [] }],
    ])('of a gone %s the lists alone are nothing', async (model, lists) => {
      expect(await admin().call(model, 'read', [[GONE], Object.keys(lists)])).toEqual([{ id: GONE, ...lists }])
      expect(await admin().call(model, 'read', [[GONE], [...Object.keys(lists), 'name']])).toEqual([])
    })

    it.each<[Ask, unknown]>([
      [['portal', 'ir.model.fields', 'get_metadata', [[['id']]]], 'TypeError'],
      [['portal', 'ir.attachment', 'search', [[['id', 'in', [1]]]], { order: 'nosuch' }], 'ValueError'],
      [['admin', 'res.partner', 'message_post', [['abc']], { body: 'x' }], 'InvalidTextRepresentation'],
      [['admin', 'sale.order.line', 'read_group', [NEVER, ['__count'], { name: 1 }], { lazy: false }], []],
      [
        ['admin', 'sale.order.line', 'search_panel_select_range', ['order_id'], { category_domain: '', expand: true }],
        'TypeError',
      ],
    ])('%j', async (ask, expected) => {
      expect(await asked(ask)).toEqual(expected)
    })

    it('a panel that tells all values, counting none, asks for no records', async () => {
      const panel = { search_domain: '', expand: true, enable_counters: false }
      expect(await asked(['admin', 'sale.order.line', 'search_panel_select_range', ['order_id'], panel])).toMatchObject(
        {
          parent_field: false,
        },
      )
    })
  })

  describe('14', () => {
    beforeEach(({ skip }) => skip(target().major !== 14, 'tried on 14.0'))
    it.each<[Ask, unknown]>([
      [['admin', 'res.country.state', 'name_search', ['a', NEVER, 'ilike', [null]]], []],
      [['admin', 'res.bank', 'name_search', ['a', NEVER, [], 2]], []],
      [['admin', 'res.partner', 'search', [[['nosuch', '=', 1]]], { order: 5 }], 'AttributeError'],
      [['admin', 'product.template', 'search', [[['name', '=?', 'x']]]], 'UndefinedFunction'],
      [['admin', 'res.groups', 'onchange', [[[6, 0, 'x']], {}, [], {}]], { value: {} }],
      [['admin', 'ir.attachment', 'read', [[['id', '=', 5]], ['name']]], 'InvalidTextRepresentation'],
      [['demo', 'ir.attachment', 'read', [[[0]], ['name']]], 'UndefinedFunction'],
      [['demo', 'ir.attachment', 'read', [[[null]], ['name']]], 'InvalidTextRepresentation'],
      [['demo', 'ir.attachment', 'read', [[{ a: 1 }], ['name']]], 'ProgrammingError'],
      [['admin', 'ir.attachment', 'write', [[GONE], { raw: 'x' }]], 'MissingError'],
    ])('%j', async (ask, expected) => {
      expect(await asked(ask)).toEqual(expected)
    })

    it.each([
      ['res.partner', { date: ['2024-01-01'] }, 'TypeError'],
      ['res.partner', { date: { a: 1 } }, 'TypeError'],
      ['res.partner', { date: 5 }, 'TypeError'],
    ])('a day of %s is no %j', async (model, values, expected) => {
      expect(await asked(['admin', model, 'write', [[ids.contact], values]])).toBe(expected)
      expect(await asked(['admin', model, 'create', [{ name: 'x', date: ['a'] }]])).toBe('InvalidDatetimeFormat')
    })

    describe('a form that is opened', () => {
      const opened = async (who: keyof typeof as, model: string, id: number[], names: string[]) => {
        const view = Object.fromEntries(names.map((name) => [name, '1']))
        const answer = await asked([who, model, 'onchange', [id, {}, [], view]])
        return typeof answer === 'string' ? answer : (answer as { value: Record<string, unknown> }).value
      }

      it('reads what it shows follows from', async () => {
        const tag = await make('res.partner.category', { name: uniqueName('tag') })
        expect(await opened('portal', 'res.partner.category', [tag], ['write_date', '__last_update'])).toBe(
          'AccessError',
        )
        expect(await opened('admin', 'res.company', [], ['write_date', '__last_update'])).toEqual({
          write_date: false,
          __last_update: expect.any(String),
        })
        expect(await opened('admin', 'res.company', [], ['name', '__last_update'])).toMatchObject({
          __last_update: false,
        })
      })

      it('reads nothing else', async () => {
        const order = await make('sale.order', { partner_id: ids.contact })
        const shown = ['validity_date', 'amount_total', 'currency_rate', 'require_signature']
        expect(await opened('demo', 'sale.order', [order], shown)).toMatchObject({ amount_total: 0, currency_rate: 0 })
      })

      it('calls what has no name by it', async () => {
        expect(await opened('demo', 'res.country', [], ['name', 'display_name'])).toMatchObject({
          display_name: 'False',
        })
        expect(await opened('admin', 'product.public.category', [], ['name', 'display_name'])).toBe('TypeError')
        expect(await opened('admin', 'res.users', [], ['password'])).toMatchObject({ password: false })
      })
    })
  })

  describe('both', () => {
    beforeEach(({ skip }) => skip(![14, 18, 19].includes(target().major), 'tried on 14.0, 18.0 and 19.0'))

    it('a copy that is to have no name is called after what is copied', async () => {
      const name = uniqueName('copied')
      const id = await make('res.partner', { name })
      const given = target().major === 14 ? id : [id]
      const copies = [await admin().call('res.partner', 'copy', [given, { name: null }])].flat() as number[]
      const nobody = [await admin().call('res.partner', 'copy', [[null]])].flat() as number[]
      const rows = await admin().call('res.partner', 'read', [[...copies, ...nobody], ['name']])
      await admin().call('res.partner', 'unlink', [[...copies, ...nobody]])
      expect(rows).toMatchObject([{ name: `${name} (copy)` }, { name: 'False (copy)' }])
    })

    it('what a row of an import has no cell for has its default', async () => {
      const rows = [[uniqueName('short')], [uniqueName('long'), '']]
      const answer = (await admin().call('res.partner.category', 'load', [['name', 'active'], rows])) as {
        ids: number[]
      }
      const found = await admin().call('res.partner.category', 'read', [answer.ids, ['active']])
      await admin().call('res.partner.category', 'unlink', [answer.ids])
      expect(found).toMatchObject([{ active: true }, { active: false }])
    })
  })
})
