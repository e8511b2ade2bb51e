import { beforeEach, describe, expect, it } from 'vitest'
import { demoUsers, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

/** What is asked with odd values, of the series between 14 and 19 and where the neighbours say the same. */
describeTargets('odd values on 16.0 to 18.0', (target) => {
  const { admin, portal, make, read } = demoUsers(target)
  const since = (...series: number[]) =>
    beforeEach(({ skip }) => skip(!series.includes(target().major), `tried on ${series.join(', ')}`))
  const ask = (model: string, method: string, ...args: unknown[]) => raised(admin().call(model, method, args))

  describe('ids that are none', () => {
    since(16, 17, 18)

    it.each([
      [['a'], 'InvalidTextRepresentation'],
      ['[]', 'InvalidTextRepresentation'],
      [[[5]], 'UndefinedFunction'],
      [[{ a: 1 }], 'ProgrammingError'],
      [[false], 'UndefinedFunction'],
      [['987654321'], []],
      [[1.5], []],
      [[0], []],
    ])('are looked for by PostgreSQL: %j', async (ids, answer) => {
      expect(await ask('product.template', 'exists', ids)).toEqual(answer)
    })
  })

  describe('what the column in the database says', () => {
    since(16, 17, 18, 19)

    it('is the content where there is no other, and gone with one', async () => {
      const id = await make('ir.attachment', { name: uniqueName('file'), db_datas: 'JVBERi0xLjQK' })
      const names = ['datas', 'db_datas', 'checksum', 'file_size']
      const { id: _, ...first } = await read('ir.attachment', id, names)
      expect(first).toEqual({ datas: 'SlZCRVJpMHhMalFL', db_datas: 'JVBERi0xLjQK', checksum: false, file_size: 0 })
      await admin().call('ir.attachment', 'write', [[id], { datas: 'aGVsbG8=' }])
      expect(await read('ir.attachment', id, names)).toMatchObject({ datas: 'aGVsbG8=', db_datas: false, file_size: 5 })
    })

    it('gives way to content that is given with it', async () => {
      const id = await make('ir.attachment', { name: uniqueName('file'), datas: 'aGVsbG8=', db_datas: 'eyJhIjoxfQ==' })
      expect(await read('ir.attachment', id, ['datas', 'db_datas'])).toMatchObject({
        datas: 'aGVsbG8=',
        db_datas: false,
      })
    })
  })

  describe('files that are no text', () => {
    since(14, 16, 17, 18)

    it('are indexed by their kind', async () => {
      const id = await make('ir.attachment', { name: uniqueName('file'), datas: 'JVBERi0xLjQK' })
      expect(await read('ir.attachment', id, ['index_content'])).toMatchObject({ index_content: 'application' })
    })
  })

  describe('names, conditions and rows of another type', () => {
    since(17, 18)

    it.each([
      ['res.partner', 'name_create', [['a']], 'AttributeError'],
      ['res.partner', 'name_create', [5], 'AttributeError'],
      ['res.partner', 'search_count', [[[6, 0, 'x']]], 'AttributeError'],
      ['res.partner', 'search_count', [[[null, '=', 1]]], 'AttributeError'],
      ['res.partner', 'search_count', [[['name', [1], 1]]], 'ValueError'],
      ['res.partner', 'search_count', [['!', ['name', [1], 1]]], 'TypeError'],
      ['res.country', 'name_search', ['b', [], [5]], 'ValueError'],
      ['res.country', 'name_search', ['b', [['id', 'in', []]], [5]], []],
      ['res.country', 'name_search', [5], 'TypeError'],
      ['product.product', 'name_search', [-1], 'TypeError'],
      ['res.partner.category', 'create', [true], 'TypeError'],
      ['res.partner.category', 'create', ['x'], 'ValueError'],
      ['res.partner.category', 'create', [[[5]]], 'TypeError'],
      ['res.partner.category', 'create', [null], []],
      ['product.template', 'create', [null], 'TypeError'],
      ['res.partner', 'export_data', [[[]], ['name']], 'TypeError'],
    ] as const)('%s.%s %j', async (model, method, args, answer) => {
      expect(await ask(model, method, ...args)).toEqual(answer)
    })

    it.each([
      ['res.partner', true, 'TypeError'],
      ['res.partner', 'x', 'AttributeError'],
      ['sale.order', 5, 'AttributeError'],
      ['product.template', [], 'AttributeError'],
      ['sale.order.line', null, 'TypeError'],
      ['ir.sequence', true, 'AttributeError'],
      ['uom.uom', null, 'TypeError'],
    ])('changes of %s to %j are looked at before the rights', async (model, values, answer) => {
      expect(await ask(model, 'write', [999_999], values)).toBe(answer)
      expect(await raised(portal().call(model, 'write', [[999_999], values]))).toBe(answer)
    })
  })

  describe('a domain that is no list', () => {
    since(18)

    it.each([[3.7], [{ a: 1 }], ['x'], [true]])('%j', async (domain) => {
      expect(await ask('res.country', 'name_search', 'b', domain)).toBe('AssertionError')
    })
  })

  describe('names that are no text', () => {
    since(16)

    it('become one', async () => {
      const made = (await admin().call('res.partner', 'name_create', [['a']])) as [number, string]
      await admin().call('res.partner', 'unlink', [[made[0]]])
      expect(made[1]).toBe("['a']")
    })
  })
})
