import { describe, expect, it } from 'vitest'
import { demoUsers, firstOf, ofSeries, onTriedSeries, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

/** Methods that every model has and few ask for. */
describeTargets(
  'rare methods',
  (target) => {
    const { admin, demo, portal, keep, read } = demoUsers(target)
    onTriedSeries(target, [18])
    const call = (model: string, method: string, args: readonly unknown[] = [], as = admin()) =>
      as.call(model, method, args)
    const isNew = () => target().major >= 19

    it('is_transient is called without records, which nobody can', async () => {
      expect(await raised(call('res.partner', 'is_transient'))).toBe('IndexError')
      expect(await raised(call('res.partner', 'is_transient', [[1]]))).toBe(
        ofSeries(target(), { 14: 'TypeError', 18: false, 19: 'TypeError' }),
      )
    })

    it('get_import_templates tells of what there is', async () => {
      for (const who of [admin(), demo(), portal()]) {
        expect(await call('res.users', 'get_import_templates', [], who)).toEqual([])
        const [found] = (await call('res.partner', 'get_import_templates', [], who)) as Record<string, string>[]
        expect(found?.label).toBe(`Import Template for ${isNew() ? 'Contacts' : 'Customers'}`)
        expect(found?.template).toContain('/base/static/xls/')
      }
      expect(await call('sale.order', 'get_import_templates')).toHaveLength(isNew() ? 1 : 0)
    })

    it('check_field_access_rights answers the fields', async () => {
      for (const who of [admin(), demo(), portal()]) {
        for (const names of [['name'], ['nofield']]) {
          expect(await call('res.partner', 'check_field_access_rights', ['read', names], who)).toEqual(names)
        }
      }
    })

    it('user_has_groups and view_init, until they went', async () => {
      const has = (groups: string, as = admin()) => raised(call('res.partner', 'user_has_groups', [groups], as))
      if (target().major >= 18) {
        expect(await has('base.group_user')).toBe('AttributeError')
        expect(await raised(call('res.partner', 'view_init', [['name']]))).toBe('AttributeError')
        return
      }
      expect([await has('base.group_user'), await has('base.group_user', demo())]).toEqual([true, true])
      expect(await has('base.group_user', portal())).toBe(false)
      const mixed = 'base.group_system,!base.group_portal'
      expect([await has(mixed), await has(mixed, demo()), await has(mixed, portal())]).toEqual([true, false, false])
      expect(await raised(call('res.partner', 'view_init', [['name']]))).toBe(null)
    })

    it('get_base_url is of one record', async () => {
      const partner = await firstOf(admin(), 'res.partner')
      expect(await call('res.partner', 'get_base_url', [[partner]])).toMatch(/^https?:\/\//)
      const [one, two] = (await call('res.partner', 'search', [[]])) as number[]
      expect(await raised(call('res.partner', 'get_base_url', [[one, two]]))).toBe('ValueError')
      expect(await raised(call('sale.order', 'get_base_url', [[99_999_999]]))).toBe('MissingError')
      const none = await raised(call('res.partner', 'get_base_url', [[]]))
      if (target().major >= 16) expect(none).toMatch(/^https?:\/\//)
      else expect(none).toBe('ValueError')
    })

    describe('find_or_create', () => {
      const find = async (text: string, as = admin()) => {
        const found = await call('res.partner', 'find_or_create', [text], as)
        expect(Array.isArray(found)).toBe(isNew())
        return (Array.isArray(found) ? found[0] : found) as number
      }

      it('makes a contact once', async () => {
        const address = `${uniqueName('found').toLowerCase().replaceAll(' ', '.')}@example.com`
        const id = await find(`Ada Found <${address}>`)
        keep('res.partner', { id })
        expect(await read('res.partner', id, ['name', 'email'])).toEqual({ id, name: 'Ada Found', email: address })
        expect(await find(address)).toBe(id)
        const bare = await find(`bare.${address}`)
        keep('res.partner', { id: bare })
        expect(await read('res.partner', bare, ['name'])).toEqual({ id: bare, name: `bare.${address}` })
      })

      it('wants something to find, and who may make it', async () => {
        const ask = (text: string, as = admin()) => raised(call('res.partner', 'find_or_create', [text], as))
        expect(await ask('')).toBe('ValueError')
        expect(await ask(`${uniqueName('x').replaceAll(' ', '.')}@example.com`, portal())).toBe('AccessError')
      })
    })

    it('currencies round amounts', async () => {
      const currency = await firstOf(admin(), 'res.currency', [['decimal_places', '=', 2]])
      const ask = (method: string, ...amounts: number[]) => call('res.currency', method, [[currency], ...amounts])
      expect(await Promise.all([ask('round', 1.2345), ask('round', 2.675), ask('round', -1.005)])).toEqual([
        1.23, 2.68, -1.01,
      ])
      expect(await Promise.all([ask('is_zero', 0.001), ask('is_zero', 0.005)])).toEqual([true, false])
      expect(
        await Promise.all([
          ask('compare_amounts', 1, 1.001),
          ask('compare_amounts', 1, 1.01),
          ask('compare_amounts', 2, 1),
        ]),
      ).toEqual([0, -1, 1])
    })

    it('init is the server’s own', async () => {
      expect(await raised(call('res.partner', 'init', []))).toBe('AccessError')
    })
  },
  'rare methods',
)
