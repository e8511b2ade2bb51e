import { connect } from 'ooor'
import { describe, expect, it } from 'vitest'
import { Sandbox } from './index.ts'

// Tried on 14.0 and 16.0 to 19.0.
describe.each([
  ['14.0', {}, 'direct', 'round_per_line'],
  ['16.0', { auto_post: 'no' }, 'direct', 'round_per_line'],
  ['17.0', { auto_post: 'no' }, 'direct', 'round_per_line'],
  ['18.0', { auto_post: 'no' }, undefined, 'round_per_line'],
  ['19.0', { auto_post: 'no' }, undefined, 'round_globally'],
] as const)('what apps of a plain %s give records', (series, posted, moves, rounds) => {
  const opened = Sandbox.open({ series, apps: ['account', 'stock', 'sale', 'website_sale'] })

  it('that are new', async () => {
    const odoo = connect('https://admin:admin@sandbox/sandbox', { adapter: (await opened).adapter })
    const defaults = (model: string, fields: readonly string[]) => odoo.call(model, 'default_get', [fields])
    const move = await defaults('account.move', ['state', 'move_type', 'auto_post'])
    expect(move).toMatchObject({ state: 'draft', move_type: 'entry', ...posted })
    expect(await defaults('stock.picking', ['move_type', 'priority'])).toEqual({
      priority: '0',
      ...(moves && { move_type: moves }),
    })
  })

  it('of the demo data', async () => {
    const env = (await opened).environment()
    expect(env.read('res.partner', [1, 3], ['trust']).map(({ trust }) => trust)).toEqual(['normal', 'normal'])
    const [template] = env.read('product.template', env.search('product.template', [], { limit: 1 }), [
      ...['expense_policy', 'website_size_x'],
    ])
    expect(template).toMatchObject({ expense_policy: 'no', website_size_x: 1 })
    const [company] = env.read('res.company', [1], ['tax_calculation_rounding_method', 'font'])
    expect(company).toMatchObject({ tax_calculation_rounding_method: rounds, font: 'Lato' })
  })
})
