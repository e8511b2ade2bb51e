import { beforeEach, describe, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { demoUsers, onTriedSeries, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

const TEMPLATE = 'product.template'
const VARIANT = 'product.product'
const LINE = 'product.template.attribute.line'

/** Attributes make variants, in each way that their values change (tried on 14.0 and 19.0). */
describeTargets(
  'variants of products',
  (target) => {
    const { admin, make, keep, read } = demoUsers(target)
    onTriedSeries(target, [18])
    const attributeOf = async (...names: string[]) => {
      const attribute = await make('product.attribute', { name: uniqueName('attribute') })
      const values: number[] = []
      for (const name of names) values.push(await make('product.attribute.value', { name, attribute_id: attribute }))
      return {
        attribute,
        values,
        line: (ids: readonly (number | undefined)[]) => [0, 0, { attribute_id: attribute, value_ids: [[6, 0, ids]] }],
      }
    }
    const lineOf = async (template: number) =>
      ((await read(TEMPLATE, template, ['attribute_line_ids'])).attribute_line_ids as number[])[0]
    const rows = (template: number, ...fields: string[]) =>
      admin().call(VARIANT, 'search_read', [[['product_tmpl_id', '=', template]], fields], { order: 'id' }) as Promise<
        Record<string, unknown>[]
      >
    /** What follows the template's name, as `(x)`. */
    const names = async (template: number) => {
      const { name } = await read(TEMPLATE, template, ['name'])
      return (await rows(template, 'display_name')).map(({ display_name }) =>
        String(display_name).replace(String(name), '').trim(),
      )
    }

    it('are awake once the lines of a template that sleeps are written', async () => {
      const { values, line } = await attributeOf('x', 'y')
      const template = await make(TEMPLATE, { name: uniqueName('chair') })
      await admin().call(TEMPLATE, 'write', [[template], { active: false }])
      const writing = admin().call(TEMPLATE, 'write', [[template], { attribute_line_ids: [line(values)] }])
      // 18 takes none of them for a variant, and refuses.
      if (target().major === 18) return expect(await raised(writing)).toMatch(/UserError/)
      await writing
      expect(await names(template)).toEqual(['(x)', '(y)'])
      expect((await read(TEMPLATE, template, ['active'])).active).toBe(false)
    })

    it('are named and made in the order of attributes, whichever came first', async () => {
      const [first, second] = [await attributeOf('a', 'b'), await attributeOf('x', 'y')]
      const values = { name: uniqueName('chair'), attribute_line_ids: [second.line(second.values)] }
      const template = await make(TEMPLATE, values)
      await admin().call(TEMPLATE, 'write', [[template], { attribute_line_ids: [first.line(first.values)] }])
      expect(await names(template)).toEqual(['(a, x)', '(a, y)', '(b, x)', '(b, y)'])
    })

    it('are none while one attribute makes them on demand, and the code is kept', async () => {
      const [always, asked] = [await attributeOf('a', 'b'), await attributeOf('x', 'y')]
      await admin().call('product.attribute', 'write', [[asked.attribute], { create_variant: 'dynamic' }])
      const lines = [always.line(always.values), asked.line(asked.values)]
      const values = { name: uniqueName('chair'), default_code: 'D-1', attribute_line_ids: lines }
      const template = await make(TEMPLATE, values)
      expect(await names(template)).toEqual([])
      expect((await read(TEMPLATE, template, ['default_code'])).default_code).toBe('D-1')
    })

    it('are made when a line gets a value, on the line and by the template', async () => {
      const { values, line } = await attributeOf('x', 'y', 'z')
      const template = await make(TEMPLATE, { name: uniqueName('chair'), attribute_line_ids: [line([values[0]])] })
      expect(await names(template)).toEqual([''])
      const id = await lineOf(template)
      await admin().call(LINE, 'write', [[id], { value_ids: [[4, values[1]]] }])
      expect(await names(template)).toEqual(['(x)', '(y)'])
      await admin().call(TEMPLATE, 'write', [
        [template],
        { attribute_line_ids: [[1, id, { value_ids: [[4, values[2]]] }]] },
      ])
      expect(await read(TEMPLATE, template, ['product_variant_count'])).toMatchObject({ product_variant_count: 3 })
      const [first] = await rows(template, 'default_code')
      await admin().call(LINE, 'write', [[id], { value_ids: [[3, values[1]]] }])
      expect(await names(template)).toEqual(['(x)', '(z)'])
      expect((await rows(template, 'default_code'))[0]).toEqual(first)
    })

    it('stay when a line with one value comes or goes', async () => {
      const one = await attributeOf('x')
      const template = await make(TEMPLATE, { name: uniqueName('chair'), default_code: 'C1' })
      const before = await rows(template, 'default_code')
      await admin().call(TEMPLATE, 'write', [[template], { attribute_line_ids: [one.line(one.values)] }])
      expect(await rows(template, 'default_code')).toEqual(before)
      await admin().call(LINE, 'unlink', [[await lineOf(template)]])
      expect(await rows(template, 'default_code')).toEqual(before)
    })

    it('are others when a line with several values goes', async () => {
      const { values, line } = await attributeOf('x', 'y')
      const template = await make(TEMPLATE, { name: uniqueName('chair'), attribute_line_ids: [line(values)] })
      await admin().call(LINE, 'unlink', [[await lineOf(template)]])
      expect(await names(template)).toEqual([''])
    })

    it('come in a copy too', async () => {
      const [one, two] = [await attributeOf('x', 'y'), await attributeOf('p', 'q')]
      const attribute_line_ids = [one.line(one.values), two.line(two.values)]
      const template = await make(TEMPLATE, { name: uniqueName('chair'), attribute_line_ids })
      const copies = [await admin().call(TEMPLATE, 'copy', [template])].flat() as number[]
      const copy = keep(TEMPLATE, { id: copies[0] ?? 0 }).id
      expect(await names(copy)).toEqual(['(x, p)', '(x, q)', '(y, p)', '(y, q)'])
    })

    it('a line has a value', async () => {
      const { values, line } = await attributeOf('x')
      const template = await make(TEMPLATE, { name: uniqueName('chair'), attribute_line_ids: [line(values)] })
      const told = await failure(admin().call(LINE, 'write', [[await lineOf(template)], { value_ids: [[5]] }]))
      expect(told.message).toContain('must have at least one value')
    })

    it('the only one has what the template is given; of several the template keeps its own code', async () => {
      const { values, line } = await attributeOf('x', 'y')
      const one = await make(TEMPLATE, {
        ...{ name: uniqueName('chair'), default_code: 'ONE', standard_price: 4 },
        attribute_line_ids: [line([values[0]])],
      })
      expect(await rows(one, 'default_code', 'standard_price')).toMatchObject([
        { default_code: 'ONE', standard_price: 4 },
      ])
      const two = await make(TEMPLATE, {
        ...{ name: uniqueName('chair'), default_code: 'TWO', standard_price: 4 },
        attribute_line_ids: [line(values)],
      })
      const told = ['default_code', 'standard_price']
      expect(await read(TEMPLATE, two, told)).toMatchObject({ default_code: 'TWO', standard_price: 0 })
      expect((await rows(two, 'default_code')).map((row) => row.default_code)).toEqual([false, false])
      await admin().call(TEMPLATE, 'write', [[two], { default_code: 'NEW' }])
      expect(await read(TEMPLATE, two, told)).toMatchObject({ default_code: 'NEW' })
      await admin().call(LINE, 'unlink', [[await lineOf(two)]])
      expect(await read(TEMPLATE, two, told)).toMatchObject({ default_code: false })
    })

    it('a value may cost more', async () => {
      const { values, line } = await attributeOf('x', 'y')
      const attribute_line_ids = [line(values)]
      const template = await make(TEMPLATE, { name: uniqueName('chair'), list_price: 10, attribute_line_ids })
      const domain = [['product_tmpl_id', '=', template]]
      const [value] = (await admin().call('product.template.attribute.value', 'search', [domain])) as number[]
      await admin().call('product.template.attribute.value', 'write', [[value], { price_extra: 2.5 }])
      const prices = async () =>
        (await rows(template, 'lst_price', 'price_extra')).map(({ lst_price, price_extra }) => [lst_price, price_extra])
      expect(await prices()).toEqual([
        [12.5, 2.5],
        [10, 0],
      ])
      const [variant] = await rows(template, 'default_code')
      await admin().call(VARIANT, 'write', [[variant?.id], { lst_price: 20 }])
      expect(await read(TEMPLATE, template, ['list_price'])).toMatchObject({ list_price: 17.5 })
      expect(await prices()).toEqual([
        [20, 2.5],
        [17.5, 0],
      ])
    })
  },
  'variants, names and contacts in full',
)

/** Tried on 14.0 and 19.0, barcodes on 16.0 and 17.0 too. */
describeTargets(
  'what is there once',
  (target) => {
    const { admin, make } = demoUsers(target)
    beforeEach(({ skip }) => skip(target().major === 15, 'nobody has asked a real 15'))

    it('a barcode, on variants and by their templates', async () => {
      const barcode = uniqueName('barcode')
      const other = await make(VARIANT, { name: uniqueName('other') })
      await make(VARIANT, { name: uniqueName('first'), barcode })
      const told = await failure(admin().call(VARIANT, 'write', [[other], { barcode }]))
      expect(told.message).toContain(
        target().major < 16 ? 'A barcode can only be assigned to one product !' : 'Barcode(s) already assigned:',
      )
      expect(told).toMatchObject({ exception: 'odoo.exceptions.ValidationError' })
      expect(await raised(admin().call(VARIANT, 'create', [{ name: 'x', barcode }]))).toBe('ValidationError')
      expect(await raised(admin().call(TEMPLATE, 'create', [{ name: 'x', barcode }]))).toBe('ValidationError')
    })

    describe('up to 17 or since', () => {
      it('a value of an attribute', async () => {
        const attribute_id = await make('product.attribute', { name: uniqueName('attribute') })
        await make('product.attribute.value', { name: 'x', attribute_id })
        const twice = await raised(admin().call('product.attribute.value', 'create', [{ name: 'x', attribute_id }]))
        expect(typeof twice === 'number' ? 'made' : twice).toBe(target().major < 18 ? 'ValidationError' : 'made')
      })

      it('a tax of a kind', async ({ skip }) => {
        skip(target().major > 14 && target().major < 19, 'tried on 14.0 and 19.0')
        const name = uniqueName('tax')
        await make('account.tax', { name, amount: 5 })
        await make('account.tax', { name, amount: 5, type_tax_use: 'purchase' })
        const twice = make('account.tax', { name, amount: 6 })
        if (target().major < 19) await twice
        else expect((await failure(twice)).message).toMatch(`Tax names must be unique!\n- ${name} in `)
      })
    })
  },
  'variants, names and contacts in full',
)
