import { beforeAll, describe, expect, it, vi } from 'vitest'
import { demoUsers, firstOf, onTriedSeries, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

const technical = (what: string) => `x_${uniqueName(what).toLowerCase().replaceAll(/\W+/g, '_')}`

/** A model and its fields as records of `ir.model` and `ir.model.fields` make them. */
describeTargets(
  'models made by records',
  (target) => {
    // A real server loads all of its models anew with each field.
    vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 })
    const { admin, demo, portal, make } = demoUsers(target)
    onTriedSeries(target)
    const call = (model: string, method: string, args: readonly unknown[], as = admin()) => as.call(model, method, args)
    const group = async (name: string) => {
      const ids = (await call('ir.model.data', 'search_read', [
        [
          ['module', '=', 'base'],
          ['name', '=', name],
        ],
        ['res_id'],
      ])) as { res_id: number }[]
      return ids[0]?.res_id ?? 0
    }
    const fieldId = async (model: string, name: string) =>
      (await firstOf(admin(), 'ir.model.fields', [
        ['model', '=', model],
        ['name', '=', name],
      ])) as number

    describe('a model', () => {
      const thing = technical('thing')
      let id = 0
      let partner = 0
      const field = (values: object) => raised(call('ir.model.fields', 'create', [{ model_id: id, ...values }]))
      const note = { ttype: 'char', field_description: 'Note' }

      beforeAll(async () => {
        if (target().major > 14 && target().major < 19) return
        id = await make('ir.model', {
          name: 'Ooor thing',
          model: thing,
          field_id: [
            [0, 0, { name: 'x_name', ttype: 'char', field_description: 'Name' }],
            [0, 0, { name: 'x_note', ttype: 'char', field_description: 'Note', help: 'What to know', size: 9 }],
            [0, 0, { name: 'x_count', ttype: 'integer' }],
            [
              0,
              0,
              { name: 'x_kind', ttype: 'selection', field_description: 'Kind', selection: "[('a','A'),('b','B')]" },
            ],
            [0, 0, { name: 'x_partner', ttype: 'many2one', field_description: 'Who', relation: 'res.partner' }],
            [0, 0, { name: 'x_old', ttype: 'char', field_description: 'Old', copied: false }],
          ],
        })
        const all = { perm_read: true, perm_write: true, perm_create: true, perm_unlink: true }
        const right = await make('ir.model.access', {
          ...{ name: thing, model_id: id, group_id: await group('group_user') },
          ...all,
        })
        // Who makes a right on 19 may not create by it before one is changed: it looks at its caches too early.
        await call('ir.model.access', 'write', [[right], { name: thing }])
        partner = await make('res.partner', { name: uniqueName('of a thing') })
      })

      it('tells its fields', async () => {
        const told = await admin().call(thing, 'fields_get', [], {
          attributes: [
            'type',
            'string',
            'required',
            'readonly',
            'manual',
            'store',
            'help',
            'size',
            'relation',
            'selection',
          ],
        })
        const common = { required: false, readonly: false, manual: true, store: true }
        expect(told).toMatchObject({
          id: { type: 'integer', manual: false, readonly: true },
          display_name: { type: 'char', manual: false, store: false },
          create_uid: { type: 'many2one', relation: 'res.users' },
          ...(target().major < 17 && { __last_update: { type: 'datetime', manual: false, readonly: true } }),
          x_note: { type: 'char', string: 'Note', help: 'What to know', size: 9, ...common },
          x_count: { type: 'integer', string: 'X Count', ...common },
          x_kind: {
            type: 'selection',
            selection: [
              ['a', 'A'],
              ['b', 'B'],
            ],
            ...common,
          },
          x_partner: { type: 'many2one', string: 'Who', relation: 'res.partner', ...common },
        })
        const rows = (await call('ir.model.fields', 'search_read', [
          [['model', '=', thing]],
          ['name', 'state', 'ttype'],
        ])) as { name: string; state: string; ttype: string }[]
        const byName = Object.fromEntries(rows.map((row) => [row.name, `${row.ttype} ${row.state}`]))
        expect(byName).toMatchObject({ id: 'integer base', x_note: 'char manual', x_kind: 'selection manual' })
        expect(
          await call('ir.model', 'read', [[id], ['name', 'model', 'state', 'transient', 'order', 'count']]),
        ).toEqual([{ id, name: 'Ooor thing', model: thing, state: 'manual', transient: false, order: 'id', count: 0 }])
      })

      it('is theirs alone whom a record lets in', async () => {
        expect(await call(thing, 'search', [[['x_name', '=', 'nobody']]], demo())).toEqual([])
        expect(await raised(call(thing, 'search', [[]], portal()))).toBe('AccessError')
      })

      it('keeps records', async () => {
        const values = { x_name: 'First', x_note: 'hello', x_kind: 'b', x_partner: partner, x_old: 'once' }
        const one = (await call(thing, 'create', [values], demo())) as number
        const [row] = (await call(thing, 'read', [
          [one],
          ['display_name', 'x_note', 'x_count', 'x_kind', 'x_partner'],
        ])) as Record<string, unknown>[]
        expect(row).toMatchObject({ display_name: 'First', x_note: 'hello', x_count: 0, x_kind: 'b' })
        expect(row?.x_partner).toMatchObject([partner, expect.any(String)])
        const nameless = (await call(thing, 'create', [{}], demo())) as number
        expect(await call(thing, 'read', [[nameless], ['display_name']])).toEqual([
          { id: nameless, display_name: target().major < 17 ? 'False' : false },
        ])
        expect(await call(thing, 'name_search', ['', [['id', '=', nameless]]])).toEqual([
          [nameless, target().major < 17 ? 'False' : false],
        ])
        await call(thing, 'unlink', [[nameless]], demo())
        await call(thing, 'write', [[one], { x_count: 3 }], demo())
        expect(await call(thing, 'search', [[['x_count', '>', 2]]])).toEqual([one])
        expect(await call(thing, 'name_search', ['Fir'])).toEqual([[one, 'First']])
        expect(await raised(call(thing, 'create', [{ x_kind: 'c' }]))).toBe('ValueError')
        expect(await raised(call(thing, 'search', [[['x_gone', '=', 1]]]))).toBe('ValueError')
        const copied = await call(thing, 'copy', [one])
        const copy = (Array.isArray(copied) ? copied[0] : copied) as number
        expect(await call(thing, 'read', [[copy], ['x_note', 'x_old']])).toEqual([
          { id: copy, x_note: 'hello', x_old: false },
        ])
        await call(thing, 'unlink', [[one, copy]], demo())
        expect(await call(thing, 'search', [[]])).toEqual([])
      })

      it.each([
        ['a name without x_', { name: 'note', ...note }, 'ValidationError'],
        ['a name with a blank', { name: 'x_a note', ...note }, 'ValidationError'],
        ['a name that is there', { name: 'x_note', ...note }, 'ValidationError'],
        ['no kind', { name: 'x_bad', field_description: 'Bad' }, 'ValidationError'],
        ['a kind that there is not', { name: 'x_bad', ...note, ttype: 'thing' }, 'ValueError'],
        [
          'a list without its other side',
          { name: 'x_bad', ...note, ttype: 'one2many', relation: 'res.partner' },
          'KeyError',
        ],
        [
          'a list whose other side is not there',
          { name: 'x_bad', ...note, ttype: 'one2many', relation: 'res.partner', relation_field: 'x_none' },
          'UserError',
        ],
        ['a path that leads nowhere', { name: 'x_bad', ...note, related: 'x_partner.nothing' }, 'UserError'],
        [
          'choices that are no list',
          { name: 'x_bad', ...note, ttype: 'selection', selection: 'nonsense' },
          'ValueError',
        ],
        ['a domain that is none', { name: 'x_bad', ...note, domain: 'nonsense(' }, 'SyntaxError'],
        ['another model than there is', { name: 'x_bad', ...note, model_id: 99_999_999 }, 'MissingError'],
      ] as const)('refuses a field with %s', async (_, values, exception) => {
        expect(await field(values)).toBe(exception)
      })

      it('refuses a link to a model that there is not, and who may make no field', async () => {
        const link = { name: 'x_bad', ttype: 'many2one', field_description: 'Bad', relation: 'no.model' }
        expect(await field(link)).toBe(target().major < 19 ? 'UserError' : 'ValidationError')
        const values = { model_id: id, name: 'x_bad', ...note }
        for (const who of [demo(), portal()]) {
          expect(await raised(call('ir.model.fields', 'create', [values], who))).toBe('AccessError')
        }
      })

      it('changes a field: its label and name, never its kind or model', async () => {
        const made = (await call(thing, 'create', [{ x_note: 'kept' }])) as number
        const field = await fieldId(thing, 'x_note')
        const write = (values: object, ids = [field]) => raised(call('ir.model.fields', 'write', [ids, values]))
        expect(await write({ ttype: 'text' })).toBe('UserError')
        expect(await write({ name: 'note' })).toBe('ValidationError')
        expect(await write({ name: 'x_kind' })).toBe('ValidationError')
        expect(await write({ model_id: await firstOf(admin(), 'ir.model', [['model', '=', 'res.partner']]) })).toBe(
          'UserError',
        )
        expect(await write({ name: 'x_notice', field_description: 'Notice', required: true })).toBe(true)
        expect(await call(thing, 'read', [[made], ['x_notice']])).toEqual([{ id: made, x_notice: 'kept' }])
        expect(await raised(call(thing, 'read', [[made], ['x_note']]))).toBe('ValueError')
        expect(await raised(call(thing, 'create', [{ x_name: 'without' }]))).toBe('ValidationError')
        expect(await write({ required: true }, [await fieldId('res.partner', 'ref')])).toBe('UserError')
        expect(await raised(call('ir.model.fields', 'unlink', [[field]]))).toBe(true)
        expect(await raised(call(thing, 'read', [[made], ['x_notice']]))).toBe('ValueError')
        expect(await raised(call('ir.model.fields', 'unlink', [[await fieldId('res.partner', 'ref')]]))).toBe(
          'UserError',
        )
      })

      it('keeps what others need', async () => {
        const category = await firstOf(admin(), 'ir.model', [['model', '=', 'res.partner.category']])
        const link = await field({
          name: 'x_tag',
          ttype: 'many2one',
          field_description: 'Tag',
          relation: 'res.partner.category',
        })
        const name = technical('things')
        const list = { model_id: category, name, ttype: 'one2many', field_description: 'Things' }
        const many = (await call('ir.model.fields', 'create', [
          { ...list, relation: thing, relation_field: 'x_tag' },
        ])) as number
        const tag = await make('res.partner.category', { name: uniqueName('tag') })
        const one = (await call(thing, 'create', [{ x_tag: tag }])) as number
        expect(await call('res.partner.category', 'read', [[tag], [name]])).toEqual([{ id: tag, [name]: [one] }])
        expect(await raised(call('ir.model.fields', 'unlink', [[link]]))).toBe('UserError')
        await call('ir.model.fields', 'unlink', [[many]])
        expect(await raised(call('ir.model.fields', 'unlink', [[link]]))).toBe(true)
      })
    })

    describe('a model that may not be', () => {
      const create = (values: object, as = admin()) => raised(call('ir.model', 'create', [values], as))
      it.each([
        ['without x_', { name: 'Bad', model: 'thing' }, 'ValidationError'],
        ['with a capital', { name: 'Bad', model: 'x_Thing' }, 'ValidationError'],
        ['without a technical name', { name: 'Bad' }, 'KeyError'],
        ['without a name', { model: technical('bad') }, 'ValidationError'],
      ] as const)('%s', async (_, values, exception) => {
        expect(await create(values)).toBe(exception)
      })

      it('of who may not, nor changed or deleted where it is the server’s', async () => {
        for (const who of [demo(), portal()]) {
          expect(await create({ name: 'Bad', model: technical('bad') }, who)).toBe('AccessError')
        }
        const partners = await firstOf(admin(), 'ir.model', [['model', '=', 'res.partner']])
        expect(await raised(call('ir.model', 'unlink', [[partners]]))).toBe('UserError')
        for (const values of [{ model: 'x_other' }, { state: 'manual' }, { transient: true }]) {
          expect(await raised(call('ir.model', 'write', [[partners], values]))).toBe('UserError')
        }
      })
    })

    it('goes with its fields and rights', async () => {
      const name = technical('short')
      const id = (await call('ir.model', 'create', [{ name: 'Short', model: name }])) as number
      // Who tells no fields has a name.
      expect(Object.keys((await call(name, 'fields_get', [])) as object)).toContain('x_name')
      const refused = await Promise.resolve(call(name, 'search', [[]])).catch((error: Error) => error)
      expect(refused).toMatchObject({ name: 'AccessError' })
      expect(String(refused)).toContain('No group currently allows this operation.')
      const right = (await call('ir.model.access', 'create', [{ name, model_id: id, perm_read: true }])) as number
      expect(await call(name, 'search', [[]], portal())).toEqual([])
      expect(await raised(call('ir.model', 'create', [{ name: 'Again', model: name }]))).toBe('ValidationError')
      await call('ir.model', 'unlink', [[id]])
      expect(await call('ir.model.fields', 'search', [[['model', '=', name]]])).toEqual([])
      expect(await call('ir.model.access', 'search', [[['id', '=', right]]])).toEqual([])
      expect(await raised(call(name, 'search', [[]]))).not.toEqual([])
    })
  },
  'models made by records',
)
