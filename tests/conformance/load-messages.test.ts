import { beforeAll, describe, expect, it } from 'vitest'
import { demoUsers, onTriedSeries, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

interface Loaded {
  readonly ids: number[] | false
  readonly messages: readonly Record<string, unknown>[]
}

/** What `load` says of a table that it does not take, word by word. */
describeTargets(
  'messages of load',
  (target) => {
    const { admin, keep, read } = demoUsers(target)
    onTriedSeries(target)
    const load = async (fields: readonly string[], data: readonly (readonly string[])[]) =>
      (await admin().call('res.partner', 'load', [fields, data])) as Loaded
    const isNew = () => target().major >= 19
    const made = async (fields: readonly string[], data: readonly (readonly string[])[]) => {
      const { ids, messages } = await load(fields, data)
      expect(messages).toEqual([])
      return keep(
        'res.partner',
        (ids as number[]).map((id) => ({ id })),
      ).map(({ id }) => id)
    }
    /** A message of the only row, with the field's label where a series tells it. */
    const told = (field: string, message: string, label?: string, more: object = {}) => ({
      ...{ type: 'error', rows: { from: 0, to: 0 }, record: 0, field, message },
      ...(isNew() && label !== undefined && { field_name: label }),
      ...more,
    })
    const window = (model: string, domain?: readonly unknown[]) => ({
      moreinfo: {
        ...{ name: 'Possible Values', type: 'ir.actions.act_window', target: 'new' },
        ...{ view_mode: isNew() ? 'list,form' : 'tree,form' },
        views: [
          [false, 'list'],
          [false, 'form'],
        ],
        context: { create: false },
        help: 'See all possible values',
        res_model: model,
        ...(domain && { domain }),
      },
    })
    const named = (model: string) => window('ir.model.data', [['model', '=', model]])
    const key = (what: string) => `ooor_test.${uniqueName(what).toLowerCase().replaceAll(' ', '_')}`
    const refused = async (columns: readonly string[], cells: readonly string[]) => {
      const { ids, messages } = await load(['name', ...columns], [[uniqueName('refused'), ...cells]])
      expect(ids).toBe(false)
      return messages
    }

    it('external ids that there are not', async () => {
      const words = (label: string) => `No matching record found for external id 'ooor_test.none' in field '${label}'`
      expect(await refused(['parent_id/id'], ['ooor_test.none'])).toEqual([
        told('parent_id', words('Related Company'), 'Related Company', named('res.partner')),
      ])
      expect(await refused(['category_id/id'], ['ooor_test.none,ooor_test.other'])).toEqual([
        told('category_id', words('Tags'), 'Tags', named('res.partner.category')),
      ])
    })

    it('database ids that there are not, and texts in their place', async () => {
      for (const [cell, words] of [
        ['99999999', "No matching record found for database id '99999999' in field 'Country'"],
        ['abc', "Invalid database id 'abc' for the field 'Country'"],
      ] as const) {
        expect(await refused(['country_id/.id'], [cell])).toEqual([
          told('country_id', words, 'Country', named('res.country')),
        ])
      }
      expect(await refused(['category_id/.id'], ['abc'])).toEqual([
        told('category_id', "Invalid database id 'abc' for the field 'Tags'", 'Tags', named('res.partner.category')),
      ])
      expect(await load(['.id', 'name'], [['99999999', 'x']])).toMatchObject({
        ids: false,
        messages: [told('.id', "Unknown database identifier '99999999'")],
      })
      expect(await raised(load(['.id', 'name'], [['abc', 'x']]))).toBe('InvalidTextRepresentation')
    })

    it('other fields of a link', async () => {
      const words = 'Can not create Many-To-One records indirectly, import the field separately'
      expect(await refused(['parent_id/name'], ['Somebody'])).toEqual([told('parent_id', words)])
      expect(await refused(['parent_id/name', 'parent_id/ref'], ['Somebody', 'x'])).toEqual([told('parent_id', words)])
      expect(await refused(['child_ids/parent_id/name'], ['Somebody'])).toEqual([told('child_ids', words)])
      const gone = (path: string) => raised(load(['name', path], [['a', 'b']]))
      const exception = isNew() ? 'ValueError' : 'KeyError'
      for (const path of ['nofield', 'country_id/nofield', 'child_ids/nofield'])
        expect(await gone(path)).toBe(exception)
      // 14 looks beside the link.
      if (!isNew()) expect(await gone('country_id/code')).toBe('KeyError')
      else expect(await refused(['country_id/code'], ['BE'])).toEqual([told('country_id', words)])
    })

    describe('lines of a record', () => {
      const contact = { name: 'child_ids', label: 'Contact' }

      it('are told of by the list that they are in', async () => {
        const { ids, messages } = await load(
          ['name', 'child_ids/name', 'child_ids/country_id'],
          [
            [uniqueName('one'), 'a', 'Nowhere'],
            ['', 'b', 'Belgium'],
            [uniqueName('two'), 'c', 'Elsewhere'],
          ],
        )
        expect(ids).toBe(false)
        const words = (name: string) => `No matching record found for name '${name}' in field 'Contact/Country'`
        const { label } = contact
        expect(messages).toEqual([
          told(contact.name, words('Nowhere'), label, { ...window('res.country'), rows: { from: 0, to: 1 } }),
          told(contact.name, words('Elsewhere'), label, {
            ...window('res.country'),
            rows: { from: 2, to: 2 },
            record: 1,
          }),
        ])
        expect(await refused(['child_ids/name', 'child_ids/child_ids/partner_latitude'], ['a', 'deep'])).toEqual([
          told(contact.name, "'deep' does not seem to be a number for field 'Contact/Contact/Geo Latitude'", label),
        ])
      })

      it('name records that are there', async () => {
        const { name, label } = contact
        const unknown = (cell: string, how: string) =>
          `No matching record found for ${how} '${cell}' in field 'Contact'`
        expect(await refused(['child_ids'], ['ooor nobody,else'])).toEqual([
          told(name, unknown('ooor nobody', 'name'), label, window('res.partner')),
        ])
        expect(await refused(['child_ids/.id'], ['99999999'])).toEqual([
          told(name, unknown('99999999', 'database id'), label, named('res.partner')),
        ])
        expect(await refused(['child_ids/.id', 'child_ids/name'], ['abc', 'x'])).toEqual([
          told(name, "Invalid database id 'abc' for the field 'Contact'", label, named('res.partner')),
        ])
      })

      it('have external ids of their own', async () => {
        const [one, two] = [key('one'), key('two')]
        const [first = 0] = await made(
          ['name', 'child_ids/id', 'child_ids/name'],
          [
            [uniqueName('first'), one, 'ooor k1'],
            ['', two, 'ooor k2'],
          ],
        )
        const children = (await read('res.partner', first, ['child_ids'])).child_ids as number[]
        expect(children).toHaveLength(2)
        const [second = 0] = await made(
          ['name', 'child_ids/id', 'child_ids/name'],
          [[uniqueName('second'), one, 'ooor new']],
        )
        const [moved = 0] = (await read('res.partner', second, ['child_ids'])).child_ids as number[]
        expect(children).toContain(moved)
        expect(await read('res.partner', moved, ['name'])).toEqual({ id: moved, name: 'ooor new' })
        expect((await read('res.partner', first, ['child_ids'])).child_ids).toHaveLength(1)
      })
    })

    describe('rows that were read in part', () => {
      const words = () => (isNew() ? 'Contacts require a name' : "'Contacts require a name'")
      const nameless = (record: number) => ({
        ...{ type: 'error', rows: { from: record, to: record }, record, message: words() },
      })
      const noNumber = "'x' does not seem to be an integer for field 'Color Index'"

      it('are saved, which tells what else is wrong', async () => {
        const { ids, messages } = await load(
          ['color', 'email'],
          [
            ['x', 'a@example.com'],
            ['1', 'b@example.com'],
          ],
        )
        expect(ids).toBe(false)
        expect(messages).toEqual([told('color', noNumber, 'Color Index'), nameless(0), nameless(1)])
      })

      it('tell plain values before links, and the last of several columns', async () => {
        const { messages } = await load(['country_id', 'color', 'name', 'color'], [['Nowhere', 'y', 'A', 'x']])
        expect(messages.map(({ field }) => field)).toEqual(['color', 'country_id'])
        expect(messages[0]).toEqual(told('color', noNumber, 'Color Index'))
      })

      it('name a record in one way', async () => {
        const message =
          "Ambiguous specification for field 'Country', only provide one of name, external id or database id"
        expect(await refused(['country_id/id', 'country_id/.id'], ['base.fr', '1'])).toEqual([
          told('country_id', message),
        ])
      })

      it('are records of their own where they are empty', async () => {
        const { messages } = await load(
          ['name', 'color'],
          [
            [uniqueName('full'), '1'],
            ['', ''],
          ],
        )
        expect(messages).toEqual([nameless(1)])
      })

      it('name what rows above made', async () => {
        const above = uniqueName('above')
        const { messages } = await load(
          ['name', 'parent_id'],
          [
            [above, ''],
            [uniqueName('below'), above],
            ['', ''],
          ],
        )
        expect(messages).toEqual([nameless(2)])
      })

      it('hold numbers where another field says whose', async () => {
        const { messages } = (await admin().call('ir.attachment', 'load', [['name', 'res_id'], [['a', 'x']]])) as Loaded
        const message = "'x' does not seem to be an integer for field 'Resource ID'"
        expect(messages).toEqual([told('res_id', message, 'Resource ID')])
      })
    })

    describe('the record itself', () => {
      let mine = ''
      beforeAll(() => {
        mine = key('mine')
      })

      it('without a name', async () => {
        const words = isNew() ? 'Contacts require a name' : "'Contacts require a name'"
        const message = { type: 'error', rows: { from: 0, to: 0 }, record: 0, message: words }
        expect((await load(['name'], [['']])).messages).toEqual([message])
        await made(['id', 'name'], [[mine, uniqueName('mine')]])
        expect((await load(['id', 'name'], [[mine, '']])).messages).toEqual([message])
      })

      it('with a blank in its external id', async () => {
        const { ids, messages } = await load(['id', 'name'], [['ooor_test.a blank', uniqueName('blank')]])
        expect(ids).toBe(false)
        expect(messages).toHaveLength(1)
        expect(String(messages[0]?.message)).toContain('violates check constraint "ir_model_data_name_nospaces"')
      })

      // 14 takes the name from the record that had it.
      it('with the external id of something else', async ({ skip }) => {
        skip(!isNew(), 'tried on 19.0')
        const { ids, messages } = await load(['id', 'name'], [['base.us', uniqueName('us')]])
        expect(ids).toBe(false)
        expect(String(messages[0]?.message)).toContain(
          'For external id base.us when trying to create/update a record of model res.partner found record of different model res.country (',
        )
      })
    })
  },
  'messages of load, word by word',
)
