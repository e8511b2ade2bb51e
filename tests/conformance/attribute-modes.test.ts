import { expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { demoUsers, onTriedSeries, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

const ATTRIBUTE = 'product.attribute'
const VALUE = 'product.attribute.value'
const TEMPLATE = 'product.template'
const LINE = 'product.template.attribute.line'

/** How an attribute makes variants, and what holds attributes in use (tried on 14.0 and 19.0). */
describeTargets(
  'attributes',
  (target) => {
    const { admin, make, read } = demoUsers(target)
    onTriedSeries(target, [18])

    /** An attribute, its values, and a product that has both of them. */
    const used = async (mode?: string) => {
      const name = uniqueName('attribute')
      const attribute = await make(ATTRIBUTE, { name, ...(mode && { create_variant: mode }) })
      const values: number[] = []
      for (const one of ['x', 'y']) values.push(await make(VALUE, { name: one, attribute_id: attribute }))
      const product = uniqueName('chair')
      const line = [0, 0, { attribute_id: attribute, value_ids: [[6, 0, values]] }]
      const template = await make(TEMPLATE, { name: product, default_code: product, attribute_line_ids: [line] })
      const [id] = (await read(TEMPLATE, template, ['attribute_line_ids'])).attribute_line_ids as number[]
      return { attribute, name, values, template, product, line: id as number }
    }
    const refusal = async (model: string, method: string, args: unknown[]) =>
      (await failure(admin().call(model, method, args))).message
    const count = async (template: number) =>
      (await read(TEMPLATE, template, ['product_variant_count'])).product_variant_count

    it('make each variant, none until it is ordered, or one for all', async () => {
      const always = await used()
      expect(await read(ATTRIBUTE, always.attribute, ['create_variant', 'display_type'])).toMatchObject({
        create_variant: 'always',
        display_type: 'radio',
      })
      expect(await count(always.template)).toBe(2)
      expect(await count((await used('dynamic')).template)).toBe(0)
      const never = await used('no_variant')
      expect(await count(never.template)).toBe(1)
      expect(await read(TEMPLATE, never.template, ['default_code'])).toMatchObject({ default_code: never.product })
    })

    it('keep their mode, their values and themselves while products have them', async () => {
      const { attribute, values, template } = await used()
      const other = await make(ATTRIBUTE, { name: uniqueName('attribute') })
      expect(await admin().call(ATTRIBUTE, 'write', [[attribute], { create_variant: 'always' }])).toBe(true)
      for (const [model, method, args] of [
        [ATTRIBUTE, 'write', [[attribute], { create_variant: 'no_variant' }]],
        [ATTRIBUTE, 'unlink', [[attribute]]],
        [VALUE, 'write', [[values[0]], { attribute_id: other }]],
        [VALUE, 'unlink', [[values[0]]]],
      ] as const) {
        expect(await refusal(model, method, [...args])).toMatch(/because it is used on the following products/)
      }
      expect(await count(template)).toBe(2)
    })

    it('have lines that are called as they are, and found so or by a value', async () => {
      const { name, line } = await used()
      expect(await read(LINE, line, ['display_name', 'active'])).toMatchObject({ display_name: name, active: true })
      expect(await admin().call(LINE, 'name_search', [name])).toEqual([[line, name]])
      const [value] = (await read(LINE, line, ['product_template_value_ids'])).product_template_value_ids as number[]
      expect(await read('product.template.attribute.value', value as number, ['display_name'])).toMatchObject({
        display_name: `${name}: x`,
      })
    })

    it('have lines that stay where they are, and lose their values in the archive', async () => {
      const { line, template, values, name } = await used()
      const other = await used()
      expect(await refusal(LINE, 'write', [[line], { product_tmpl_id: other.template }])).toContain(
        `You cannot move the attribute ${name} from the product`,
      )
      expect(await refusal(LINE, 'write', [[line], { attribute_id: other.attribute }])).toContain(
        `you cannot transform the attribute ${name} into the attribute ${other.attribute}.`,
      )
      expect(await refusal(LINE, 'write', [[line], { value_ids: [[6, 0, other.values]] }])).toContain(
        `because they do not match.`,
      )
      expect(await admin().call(LINE, 'write', [[line], { active: false }])).toBe(true)
      expect(await read(LINE, line, ['value_ids'])).toMatchObject({ value_ids: [] })
      expect(await count(template)).toBe(1)
      expect(await refusal(LINE, 'write', [[line], { active: true }])).toContain(`must have at least one value`)
      expect(await admin().call(LINE, 'write', [[line], { active: true, value_ids: [[6, 0, values]] }])).toBe(true)
      expect(await count(template)).toBe(2)
    })

    it.each(['write', 'unlink'])('have lines that %s minds when they are gone', async (method) => {
      const args = method === 'write' ? [[999_999_999], { active: true }] : [[999_999_999]]
      expect(await refusal(LINE, method, args)).toMatch(/does not exist or has been deleted/)
      expect(await refusal('account.payment.term', 'write', [[999_999_999], { active: true }])).toMatch(
        /does not exist or has been deleted/,
      )
    })
  },
  'variants, names and contacts in full',
)
