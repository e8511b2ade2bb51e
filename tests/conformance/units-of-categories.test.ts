import { beforeEach, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { demoUsers, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

const [UNITS, CATEGORIES, ORDER] = ['uom.uom', 'uom.category', 'sale.order']

/** Units are of kinds up to 18 (tried on 14.0 and 16.0 to 18.0). */
describeTargets('units of categories', (target) => {
  const { admin, keep } = demoUsers(target)
  beforeEach(({ skip }) => skip(![14, 16, 17, 18].includes(target().major), 'tried on 14 and 16 to 18'))
  const since = (major: number) => target().major >= major
  const make = async (model: string, values: object): Promise<number> => {
    const answer = (await admin().call(model, 'create', [values])) as number | number[]
    return [answer].flat()[0] as number
  }
  const write = (id: number, values: object) => admin().call(UNITS, 'write', [[id], values])
  const read = async (id: number, ...fields: string[]) =>
    ((await admin().call(UNITS, 'read', [[id], fields])) as Record<string, unknown>[])[0]
  /** A kind of units with its measure. */
  const kind = async () => {
    const category_id = await make(CATEGORIES, { name: uniqueName('kind') })
    return { category_id, measure: await make(UNITS, { name: uniqueName('measure'), category_id }) }
  }
  const forget = async (category: number) => {
    const units = await admin().call(UNITS, 'search', [[['category_id', '=', category]]], {
      context: { active_test: false },
    })
    await admin().call(UNITS, 'unlink', [units])
    await admin().call(CATEGORIES, 'unlink', [[category]])
  }

  it('are bigger or smaller than the one that measures their kind', async () => {
    const { category_id, measure } = await kind()
    const bigger = { name: uniqueName('bigger'), category_id, uom_type: 'bigger' }
    const unit = await make(UNITS, { ...bigger, factor_inv: 4 })
    expect(await read(unit, 'factor', 'factor_inv', 'uom_type')).toMatchObject({ factor: 0.25, factor_inv: 4 })
    expect(await read(measure, 'factor', 'uom_type')).toMatchObject({ factor: 1, uom_type: 'reference' })
    if (since(15)) {
      await write(unit, { ratio: 8 })
      expect(await read(unit, 'factor', 'ratio', 'color')).toMatchObject({ factor: 0.125, ratio: 8, color: 0 })
      expect(await read(measure, 'ratio', 'color')).toMatchObject({ ratio: 1, color: 7 })
      expect(await raised(write(unit, { ratio: 0 }))).toBe('ValidationError')
      const [row] = (await admin().call(CATEGORIES, 'read', [[category_id], ['uom_ids']])) as { uom_ids: number[] }[]
      expect(row?.uom_ids.toSorted((a, b) => a - b)).toEqual([measure, unit])
    }
    await forget(category_id)
  })

  it('have one measure in each kind', async () => {
    const { category_id, measure } = await kind()
    const second = await failure(make(UNITS, { name: uniqueName('second'), category_id }))
    expect(second.message).toContain('should only have one reference unit of measure.')
    const none = await failure(write(measure, { uom_type: 'bigger' }))
    expect(none.message).toContain('should have a reference unit of measure.')
    expect(await raised(write(measure, { factor: 3 }))).toBe('ValidationError')
    expect(await raised(make(UNITS, { name: 'x', category_id, uom_type: 'smaller', factor: 0 }))).toBe(
      'ValidationError',
    )
    expect(await raised(make(UNITS, { name: uniqueName('of no kind') }))).toBe('ValidationError')
    await forget(category_id)
  })

  it('count goods of their own kind alone', async () => {
    const { measure } = await kind()
    // Orders are kept last, so that they go first.
    const made = async (model: string, values: object) => keep(model, { id: await make(model, values) }).id
    const [partner_id, goods, service] = [
      await made('res.partner', { name: uniqueName('customer') }),
      await made('product.product', { name: uniqueName('goods'), list_price: 10 }),
      await made('product.product', { name: uniqueName('service'), list_price: 10, type: 'service' }),
    ]
    const order = async (product_id: number) => {
      const line = { product_id, product_uom: measure, product_uom_qty: 3, price_unit: 10 }
      return keep(ORDER, { id: await make(ORDER, { partner_id, order_line: [[0, 0, line]] }) }).id
    }
    const confirm = async (id: number) => admin().call(ORDER, 'action_confirm', [[id]])
    const refusal = await failure(since(17) ? order(goods) : order(goods).then(confirm))
    expect(refusal.message).toContain("doesn't belong to the same category as the unit of measure ")
    expect(await order(service)).toBeGreaterThan(0)
  })
})
