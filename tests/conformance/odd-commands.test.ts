import { beforeAll, describe, expect, it } from 'vitest'
import { demoUsers, onTriedSeries, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

/** Commands of relations with something in them that does not belong there (each tried on 14.0 and 19.0). */
describeTargets(
  'commands with odd values',
  (target) => {
    const { admin, make } = demoUsers(target)
    onTriedSeries(target, [18])
    const ids = { tag: 0, contact: 0, other: 0 }
    beforeAll(async () => {
      ids.tag = await make('res.partner.category', { name: uniqueName('tag') })
      ids.contact = await make('res.partner', { name: uniqueName('contact') })
      ids.other = await make('res.partner', { name: uniqueName('other') })
    })
    const is19 = () => target().major >= 19
    /** What became of a change of the contact: an exception's name, or how many are linked. */
    const written = async (field: string, command: unknown) => {
      await admin().call('res.partner', 'write', [[ids.contact], { category_id: [[5]], child_ids: [[5]] }])
      const answer = await raised(admin().call('res.partner', 'write', [[ids.contact], { [field]: command }]))
      if (answer !== true) return answer
      const [row] = (await admin().call('res.partner', 'read', [[ids.contact], [field]])) as [Record<string, unknown[]>]
      return row[field]?.length
    }
    const made = async (field: string, command: unknown) => {
      const answer = await raised(
        admin().call('res.partner', 'create', [{ name: uniqueName('made'), [field]: command }]),
      )
      if (typeof answer !== 'number') return answer
      await admin().call('res.partner', 'unlink', [[answer]])
      return 'made'
    }

    describe('many2many', () => {
      it.each<readonly [unknown, unknown]>([
        [[[4, false]], 'DatatypeMismatch'],
        [[[4, 'x']], 'InvalidTextRepresentation'],
        [[[4, {}]], 'TypeError'],
        [[[6, 0, false]], 'TypeError'],
        [[[6, 0, {}]], 0],
        [[[6, 0, [false]]], 'DatatypeMismatch'],
        [[[6, 0, ['x']]], 'InvalidTextRepresentation'],
        [[[6, 0, [[]]]], 'TypeError'],
        [[[2, [1]]], 'TypeError'],
        [[[3, false]], 0],
        [[[]], 0],
        [[[false, 0, 0]], 'TypeError'],
      ])('%j', async (command, expected) => {
        expect(await written('category_id', command)).toBe(expected)
      })
    })

    describe('one2many', () => {
      it.each<readonly [unknown, unknown]>([
        [[[4, null]], 0],
        [[[4, 'x']], 'InvalidTextRepresentation'],
        [[[4, {}]], 'TypeError'],
        [[[6, 0, false]], 0],
        [[[6, 0, [false]]], 0],
        [[[6, 0, 'x']], 'InvalidTextRepresentation'],
        [[[]], 'IndexError'],
        [[[4, false], null], 'TypeError'],
        [[[4, false], {}], 'KeyError'],
        [[[4, false], []], 'IndexError'],
        [[[0, 0, 5]], 'TypeError'],
        [[[2, false]], 0],
      ])('%j', async (command, expected) => {
        expect(await written('child_ids', command)).toBe(expected)
      })
    })

    it('a draft is made of new contacts, since 19', async () => {
      if (!is19()) return
      expect(await made('category_id', [[0, 0, 5]])).toBe('AttributeError')
      expect(await made('category_id', [[0, 0, false]])).toBe('AttributeError')
      expect(await made('category_id', [[1, ids.tag, false]])).toBe('AttributeError')
      expect(await made('category_id', [[4, 999_999_999]])).toBe('MissingError')
      expect(await made('category_id', [[]])).toBe('IndexError')
      expect(await made('child_ids', [[1, ids.other, { nosuch: 1 }]])).toBe('ValueError')
      expect(await made('child_ids', [[6, 0, null]])).toBe('TypeError')
    })

    it('a form makes a draft too, since 19', async () => {
      if (!is19()) return
      const shown = (field: string, command: unknown) => {
        const specification = { name: {}, [field]: {} }
        return raised(
          admin().call('res.partner', 'onchange', [[], { name: 'x', [field]: command }, [field], specification]),
        )
      }
      expect(await shown('child_ids', 'x')).toBe('ValueError')
      expect(await shown('child_ids', [[]])).toBe('IndexError')
      expect(await shown('child_ids', [[0, 0, null]])).toEqual({ value: {} })
      expect(await shown('child_ids', [[0, 0, { nosuch: 1 }]])).toBe('ValueError')
      expect(await shown('child_ids', [[1, ids.other, { nosuch: 1 }]])).toBe('KeyError')
      expect(await shown('category_id', [[6, 0, [[ids.tag]]]])).toBe('TypeError')
      const read = (specification: object) =>
        raised(admin().call('res.partner', 'web_read', [[ids.contact], specification]))
      expect(await read({ create_uid: null })).toBe('TypeError')
      expect(await read({ category_id: null })).toEqual([{ id: ids.contact, category_id: [] }])
    })

    it('what is made is told by the first argument, not by its name', async () => {
      const values = { name: uniqueName('tag') }
      expect(await raised(admin().call('res.partner.category', 'create', [], { vals_list: values }))).toBe('IndexError')
      expect(await admin().call('res.partner.category', 'search_count', [[['name', '=', values.name]]])).toBe(0)
    })
  },
  'arguments and rights as of 14',
)
