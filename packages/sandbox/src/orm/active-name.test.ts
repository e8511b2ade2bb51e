import { connect, type UntypedModel } from 'ooor'
import { describe, expect, it } from 'vitest'
import { Sandbox } from '../index.ts'

const ALL = { perm_read: true, perm_write: true, perm_create: true, perm_unlink: true }

/** Tools of people's own model, which archives by `x_active`: what was never said of it is archived. */
function withTools(series: string) {
  const sandbox = new Sandbox({ series })
  const admin = sandbox.environment()
  const [partners] = admin.search('ir.model', [['model', '=', 'res.partner']])
  const field = (name: string, ttype: string, more = {}) => [0, 0, { name, ttype, field_description: name, ...more }]
  const fields = [
    field('x_name', 'char'),
    field('x_partner_id', 'many2one', { relation: 'res.partner' }),
    field('x_active', 'boolean'),
  ]
  const model_id = admin.create('ir.model', { name: 'Tool', model: 'x_tool', field_id: fields })
  admin.create('ir.model.access', { name: 'tools', model_id, ...ALL })
  const lines = { ttype: 'one2many', relation: 'x_tool', relation_field: 'x_partner_id', field_description: 'Tools' }
  admin.create('ir.model.fields', { model_id: partners, name: 'x_tool_ids', ...lines })
  const awake = admin.create('x_tool', { x_name: 'awake', x_partner_id: 1, x_active: true })
  const asleep = admin.create('x_tool', { x_name: 'asleep', x_partner_id: 1 })
  return { sandbox, admin, awake, asleep }
}

describe('models that people make', () => {
  // Asked of 14.0 and 19.0, of 16.0 to 18.0 by source.
  it.each(['14.0', '16.0', '17.0', '18.0', '19.0'])('archive by `x_active` on %s', (series) => {
    const { admin, awake, asleep } = withTools(series)
    expect(admin.search('x_tool')).toEqual([awake])
    expect(admin.withContext({ active_test: false }).search('x_tool')).toEqual([awake, asleep])
    expect(admin.search('x_tool', [['x_active', '=', false]])).toEqual([asleep])
    expect(admin.read('res.partner', [1], ['x_tool_ids'])).toEqual([{ id: 1, x_tool_ids: [awake] }])
    expect(admin.search('res.partner', [['x_tool_ids.x_name', '=', 'asleep']])).toEqual([])
    expect(admin.search('res.partner', [['x_tool_ids', 'in', [asleep]]])).toEqual([1])
  })

  it.each(['14.0', '19.0'])('are archived by the button on %s', async (series) => {
    const { sandbox, admin, awake, asleep } = withTools(series)
    const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
    await odoo.call('x_tool', 'action_unarchive', [[awake, asleep]])
    expect(admin.search('x_tool')).toEqual([awake, asleep])
    await odoo.call('x_tool', 'toggle_active', [[asleep]])
    expect(admin.search('x_tool')).toEqual([awake])
    await odoo.call('x_tool', 'action_archive', [[awake]])
    expect(admin.search('x_tool')).toEqual([])
  })

  it('tell as a change that they were archived', async () => {
    const { sandbox } = withTools('19.0')
    const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
    const told: unknown[] = []
    for await (const { created } of odoo.model<UntypedModel<'x_tool'>>('x_tool').changes({ fields: ['x_name'] })) {
      told.push(...created.map(({ x_name, x_active }) => [x_name, x_active]))
    }
    expect(told).toEqual([
      ['awake', true],
      ['asleep', false],
    ])
  })
})

describe('archived lines', () => {
  // All asked of 14.0 and 19.0: what leads back is a column; by their names lines are looked up.
  it.each(['14.0', '19.0'])('count where lines are compared by ids on %s', (series) => {
    const { admin, awake, asleep } = withTools(series)
    const other = admin.create('res.partner', { name: 'Other' })
    admin.write('x_tool', [awake], { x_partner_id: other })
    const found = (operator: string, value: unknown) => {
      const terms = [
        ['x_tool_ids', operator, value],
        ['id', 'in', [1, other]],
      ]
      return admin.search('res.partner', terms, { order: 'id' })
    }
    expect(found('=', false)).toEqual([])
    expect(found('!=', false)).toEqual([1, other])
    expect(found('in', [asleep])).toEqual([1])
    expect(found('not in', [asleep])).toEqual([other])
    expect(found('=', asleep)).toEqual([1])
    expect(found('=', 'asleep')).toEqual([])
    expect(found('ilike', 'a')).toEqual([other])
  })

  it('count for contacts too on 14, and on 19 as the domain of the field says', () => {
    for (const series of ['14.0', '19.0']) {
      const admin = new Sandbox({ series }).environment()
      const parent = admin.create('res.partner', { name: 'P' })
      const child = admin.create('res.partner', { name: 'Archived child', parent_id: parent, active: false })
      const found = (terms: unknown[], context = {}) => admin.withContext(context).search('res.partner', terms)
      const isOld = series === '14.0'
      expect(found([['child_ids', 'in', [child]]])).toEqual(isOld ? [parent] : [])
      const own = ['id', '=', parent]
      expect(found([['child_ids', '=', false], own])).toEqual(isOld ? [] : [parent])
      // Names are looked up within that domain whatever the context says.
      expect(found([['child_ids', 'ilike', 'Archived'], own], { active_test: false })).toEqual([])
    }
  })
})
