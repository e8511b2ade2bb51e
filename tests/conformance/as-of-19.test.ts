import { beforeAll, describe, expect, it } from 'vitest'
import { demoUsers, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

type Row = Record<string, unknown>

/** What a generator of calls found on a real 19.0, each kind of it once. */
describeTargets(
  'as of 19',
  (target) => {
    const { admin, demo, portal, make, read } = demoUsers(target)
    const ids = { partner: 0, order: 0 }
    const asked = (model: string, method: string, args: unknown[], rest = {}, who = admin()) =>
      raised(who.call(model, method, args, rest))
    const opened = async (model: string, of: number[], spec: object) =>
      ((await admin().call(model, 'onchange', [of, {}, [], spec])) as { value: Row }).value

    beforeAll(async () => {
      ids.partner = await make('res.partner', { name: uniqueName('as of 19') })
      ids.order = await make('sale.order', { partner_id: ids.partner })
    })

    describe('links that somebody may not follow', () => {
      it.each([
        ['product.template', 'taxes_id'],
        ['res.partner', 'category_id'],
        ['res.partner', 'bank_ids'],
        ['res.users', 'group_ids'],
      ])('are not read: %s.%s', async (model, name) => {
        const error = asked(model, 'search_read', [[], [name]], { limit: 1 }, portal())
        expect(await error).toBe('AccessError')
      })

      it('are no keys of groups', async () => {
        const described = (await portal().call('product.template', 'fields_get', [['taxes_id'], ['groupable']])) as Row
        expect(described.taxes_id).toEqual({ groupable: false })
        expect((await admin().call('product.template', 'fields_get', [['taxes_id'], ['groupable']])) as Row).toEqual({
          taxes_id: { groupable: true },
        })
      })

      it('stand for all fields', async () => {
        expect(await asked('product.product', 'search_read', [[]], { limit: 1 }, portal())).toBe('AccessError')
        expect(await asked('res.users', 'read', [[999_999_999]], {}, portal())).toBe('AccessError')
        expect(await asked('res.partner', 'read', [[999_999_999]], {}, demo())).toEqual([])
      })
    })

    describe('what models look at in rows that are none', () => {
      it.each([
        ['res.currency.rate', 'create', [[null]], 'TypeError'],
        ['res.country', 'create', [{ code: 5 }], 'AttributeError'],
        ['product.pricelist.item', 'create', [[5]], 'AttributeError'],
        ['product.template.attribute.line', 'create', ['abc'], 'AttributeError'],
        ['ir.cron', 'create', [[5]], 'TypeError'],
        ['res.country', 'write', [[1], null], 'AttributeError'],
        ['res.currency', 'write', [[], []], 'AttributeError'],
        ['uom.uom', 'write', [[1], true], 'TypeError'],
        ['ir.default', 'write', [[], {}], 'AccessError'],
        ['base', 'search', [[]], 'AccessError'],
        ['mail.thread', 'create', [{}], 'AccessError'],
      ])('%s.%s of %j', async (model, method, args, error) => {
        expect(await asked(model, method, args, {}, portal())).toBe(error)
      })
    })

    describe('where nothing can be found', () => {
      it('parts that a field has not are not minded, nor orders', async () => {
        const search = (domain: unknown[], rest = {}) => admin().call('sale.order', 'search', [domain], rest)
        expect(await search([['name.x', 'in', []]])).toEqual([])
        expect(
          await search([
            ['id', 'in', [ids.order]],
            ['id', '!=', ids.order],
            ['name.x', '=', 1],
          ]),
        ).toEqual([])
        expect(await search([['partner_id', '=', false]], { order: 'nosuch' })).toEqual([])
        expect(await asked('sale.order', 'search', [[['name.x', '=', 1]]])).toBe('ValueError')
      })
    })

    describe('forms that are given what is gone', () => {
      const form = (model: string, values: Row, changed: string[], ...shown: string[]) =>
        asked(model, 'onchange', [
          [],
          values,
          changed,
          Object.fromEntries([...Object.keys(values), ...shown].map((name) => [name, {}])),
        ])

      it('miss it where something is made of it', async () => {
        const gone = 999_999_999
        const state = { name: 'x', country_id: gone }
        expect(await form('res.country.state', state, ['name'], 'display_name')).toBe('MissingError')
        expect(await form('res.country.state', state, ['country_id'])).toEqual({ value: {} })
        const tag = { name: 'x', parent_id: gone }
        expect(await form('res.partner.category', tag, ['name'], 'display_name')).toBe('MissingError')
        expect(await form('res.partner', { name: 'x', country_id: gone }, ['country_id'])).toEqual({ value: {} })
        expect(await form('res.partner', { name: 'x', type: 'nosuch' }, ['name'])).toEqual({ value: {} })
      })
    })

    it('threads take commands as lines do', async () => {
      const written = (commands: unknown) => asked('res.partner', 'write', [[ids.partner], { message_ids: commands }])
      expect(await written([[3, 999_999_999]])).toBe('MissingError')
      expect(await written([[6]])).toBe('IndexError')
      expect(await written([{}])).toBe('TypeError')
      const note = { order_id: ids.order, display_type: 'line_note', name: 'x', customer_lead: 10 }
      expect(await asked('sale.order.line', 'create', [note])).toBe('ValidationError')
    })

    describe('what is looked at before rights', () => {
      it.each([
        ['read', [[[5]], ['key']], 'TypeError'],
        ['read', [[[5]], ['id']], 'AccessError'],
        ['web_search_read', [[], [[]]], 'AttributeError'],
        ['web_read_group', [{ a: 1 }, ['key'], []], 'TypeError'],
        ['formatted_read_group', [['a'], ['key'], []], 'AccessError'],
        ['name_search', ['x', [[]]], 'ValueError'],
        ['copy', [[[5]]], 'TypeError'],
      ])('in %s of %j', async (method, args, error) => {
        expect(await asked('ir.config_parameter', method, args, {}, demo())).toBe(error)
      })

      it('in names of files, and never in forms', async () => {
        expect(await asked('ir.attachment', 'create', [{ name: 5 }], {}, portal())).toBe('TypeError')
        expect(await asked('product.product', 'onchange', [[[6]], {}, [], { name: {} }], {}, demo())).toBe(
          'AccessError',
        )
      })

      it('closed fields sort and group nothing', async () => {
        const none = [['id', '=', 0]]
        expect(await asked('res.partner', 'search', [none], { order: 'credit_limit' }, demo())).toBe('AccessError')
        const groups = [none, ['credit_limit'], ['__count']]
        expect(await asked('res.partner', 'formatted_read_group', groups, {}, demo())).toBe('AccessError')
      })
    })

    it('limits of names and groups are Python’s where PostgreSQL is not asked', async () => {
      const none = [['id', 'in', []]]
      expect(await asked('res.bank', 'formatted_read_group', [none, [], ['__count']], { limit: [[5]] })).toBe(
        'TypeError',
      )
      expect(await asked('product.product', 'name_search', ['zzz', [['id', '=', 0]], 'ilike', []])).toBe('TypeError')
      expect(await asked('product.template', 'name_search', ['zzz', none, 'ilike', [[0]]])).toEqual([])
      expect(await asked('res.lang', 'name_search', [true, none, '=ilike'])).toBe('TypeError')
    })

    it('files have what their column says, where they have no other content', async () => {
      const id = await make('ir.attachment', { name: 'a', db_datas: 'aGVsbG8=' })
      const names = ['datas', 'raw', 'db_datas', 'checksum', 'file_size']
      const loose = { datas: 'YUdWc2JHOD0=', raw: 'aGVsbG8=', db_datas: 'aGVsbG8=', checksum: false, file_size: 0 }
      expect(await read('ir.attachment', id, names)).toEqual({ id, ...loose })
      await admin().call('ir.attachment', 'write', [[id], { raw: false }])
      const empty = { datas: '', raw: '', db_datas: '', checksum: 'da39a3ee5e6b4b0d3255bfef95601890afd80709' }
      expect(await read('ir.attachment', id, names)).toEqual({ id, ...empty, file_size: 0 })
      const other = await make('ir.attachment', { name: 'b', db_datas: 'x', datas: 'eyJhIjoxfQ==' })
      expect(await read('ir.attachment', other, ['db_datas', 'raw'])).toEqual({
        id: other,
        db_datas: false,
        raw: '{"a":1}',
      })
      const sized = { context: { bin_size: true } }
      expect(await admin().call('ir.attachment', 'read', [[other], ['raw']], sized)).toEqual([
        { id: other, raw: '7.00 bytes' },
      ])
    })

    describe('forms that are opened', () => {
      it('begin with what follows from nothing', async () => {
        const spec = { require_signature: {}, message_is_follower: {} }
        expect(await opened('sale.order', [ids.order], spec)).toEqual({
          require_signature: true,
          message_is_follower: false,
        })
        expect(await opened('res.groups', [], { full_name: {}, all_implied_ids: {} })).toEqual({ full_name: false })
        expect(await opened('ir.sequence', [], { number_next: {}, number_next_actual: {} })).toEqual({
          number_next: 1,
          number_next_actual: 0,
        })
      })

      it('show no lists of the record', async () => {
        await make('res.partner', { name: uniqueName('child'), parent_id: ids.partner })
        expect(await opened('res.partner', [ids.partner], { name: {}, child_ids: {} })).toEqual({ name: false })
      })

      it('name what has no name', async () => {
        expect(await opened('res.country.state', [], { display_name: {} })).toEqual({ display_name: 'False (False)' })
        expect(await opened('sale.order.line', [], { display_name: {} })).toEqual({ display_name: 'False -  (False)' })
      })

      it('ask PostgreSQL for the rates of nothing', async () => {
        expect(await asked('res.currency', 'onchange', [[], {}, [], { rate: {} }])).toBe('ProgrammingError')
      })
    })

    it('two contacts have no code in common', async () => {
      const other = await make('res.partner', { name: uniqueName('other') })
      const barcode = uniqueName('code')
      const pair = [[ids.partner, other], { barcode }]
      expect(await asked('res.partner', 'write', pair)).toBe('ValidationError')
      expect(await asked('res.partner', 'write', [[other], { barcode }])).toBe(true)
    })

    it('sequences count as PostgreSQL lets them', async () => {
      const name = uniqueName('sequence')
      expect(await asked('ir.sequence', 'create', [{ name, number_next: -3 }])).toBe('InvalidParameterValue')
      expect(await asked('ir.sequence', 'create', [{ name, number_increment: -3 }])).toBe('InvalidParameterValue')
      const id = await make('ir.sequence', { name, padding: 3, prefix: 'P' })
      expect(await asked('ir.sequence', 'write', [[id], { number_increment: 0 }])).toBe('UserError')
      expect(await asked('ir.sequence', 'write', [[id], { number_next: -5 }])).toBe('InvalidParameterValue')
      expect(await asked('ir.sequence', 'get_next_char', [[id], 5], {}, demo())).toBe('P005')
    })

    it('units stand on units', async () => {
      const [unit] = (await admin().call('uom.uom', 'search', [[['name', '=', 'Units']]])) as [number]
      const dozen = await make('uom.uom', { name: uniqueName('dozen'), relative_factor: 12, relative_uom_id: unit })
      expect(await read('uom.uom', dozen, ['factor'])).toEqual({ id: dozen, factor: 12 })
      const below = [
        ['id', '=', unit],
        ['id', 'parent_of', dozen],
      ]
      expect(await admin().call('uom.uom', 'search', [below])).toEqual([unit])
    })

    it('texts are as long as their column, codes of banks in capitals', async () => {
      const bank = await make('res.bank', { name: uniqueName('bank'), bic: 'abc' })
      expect(await read('res.bank', bank, ['bic'])).toEqual({ id: bank, bic: 'ABC' })
      expect(await asked('res.currency', 'create', [{ name: 'USDX', symbol: 'x' }])).toBe('ValidationError')
      expect(await asked('res.currency', 'create', [{ name: 'QQQ', symbol: 'x', rounding: -1 }])).toBe(
        'ValidationError',
      )
    })

    it('an import misses the first column of the table', async () => {
      const answer = (await admin().call('sale.order', 'load', [['name'], [['']]])) as { messages: Row[] }
      expect(answer.messages.map(({ field }) => field)).toEqual(['partner_id'])
      expect(await asked('res.partner', 'load', [['name', 'parent_id'], [['x']]])).toBe('IndexError')
    })

    it('domains lose their nots, parts of dates that nobody has keep theirs', async () => {
      const [group] = (await admin().call('res.partner', 'read_group', [
        [['id', '=', ids.partner], '!', ['city', 'ilike', 'x']],
        ['__count'],
        [],
      ])) as Row[]
      expect(group?.__domain).toEqual(['&', ['id', '=', ids.partner], ['city', 'not ilike', 'x']])
      const [month] = (await admin().call('sale.order', 'formatted_read_group', [
        [['id', '=', ids.order]],
        ['commitment_date:month_number'],
        ['__count'],
      ])) as Row[]
      expect(month?.__extra_domain).toEqual([['commitment_date.month_number', '=', false]])
    })

    it('several values at once make no variants', async () => {
      const name = uniqueName('attribute')
      expect(await asked('product.attribute', 'create', [{ name, display_type: 'multi' }])).toBe('ValidationError')
    })
  },
  'groups as of 19',
)
