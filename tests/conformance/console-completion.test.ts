import { type Connection, connect } from 'ooor'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { SessionPages } from '../../packages/cli/src/codegen/session-pages.ts'
import { complete } from '../../packages/cli/src/console/completion/complete.ts'
import type { Surroundings } from '../../packages/cli/src/console/completion/shape.ts'
import { ModelSession } from '../../packages/cli/src/console/model-session.ts'
import { describeTargets } from './targets.ts'

describeTargets('completion of the console', (target) => {
  let odoo: Connection
  let models: ModelSession

  beforeEach(async () => {
    const { url, database } = target()
    const pages = new SessionPages()
    odoo = connect({ url, database, username: 'admin', password: 'admin', middleware: [pages.middleware] })
    models = new ModelSession(odoo, pages)
    await models.open(() => false)
  })
  afterEach(async () => {
    await models.catalogue.settled()
    await odoo.close()
  })

  const surroundings = (): Surroundings => ({
    bindings: models.bindings,
    models: models.catalogue.models,
    names: () => [],
    value: () => undefined,
    schema: (model) => models.catalogue.schema(model),
    methods: (model) => models.catalogue.methods(model),
  })

  it('names the models of the server', () => {
    expect(models.login).toBe('admin')
    expect(models.bindings.get('partners')).toBe('res.partner')
    expect(models.bindings.get('saleOrders')).toBe('sale.order')
    expect(complete('saleOrder', surroundings()).candidates).toContain('saleOrders')
  })

  it.each([
    ["partners.where({ 'country_id.cod", 'code'],
    ['saleOrders.select({ partner_id: { nam', 'name'],
    ["saleOrders.where({ state: 'dra", 'draft'],
    ['const o = await saleOrders.first(); o.partner_id.country_id.cod', 'code'],
  ])('knows what follows %s, without asking anew from the second time on', async (source, expected) => {
    const at = surroundings()
    // What is not known by then is loaded behind, a relation after the other.
    for (let step = 0; step < 4; step++) {
      const { candidates } = complete(source, at)
      if (!models.catalogue.isLoading) {
        expect(candidates).toContain(expected)
        return
      }
      await models.catalogue.settled()
    }
    throw new Error('it never knew enough')
  })

  it('knows the methods that the server tells of, and what they take', async () => {
    const source = 'const o = await saleOrders.first(); o.'
    const methods = await models.catalogue.loadMethods('sale.order')
    await models.catalogue.loadSchema('sale.order')
    const ofRecords = methods.filter(({ isOfModel }) => !isOfModel).map(({ name }) => name)
    expect(complete(source, surroundings()).candidates).toEqual(expect.arrayContaining(ofRecords))
    if (!target().has('documentation of methods')) return
    expect(ofRecords).toContain('action_confirm')
    expect(complete(`${source}message_post({ `, surroundings()).candidates).toContain('body')
    expect(complete(`${source}message_post(`, surroundings()).hint).toMatch(/^message_post\(\{ .*body/)
  })
})
