import { connect } from 'ooor'
import { type Series, seriesNamed } from 'ooor/protocol'
import { describe, expect, it } from 'vitest'
import { demoModels } from './data/index.ts'
import { installedModels } from './installed-models.ts'
import { modelsOfOptions } from './orm/extend-models.ts'
import { Sandbox } from './sandbox.ts'

const connected = (sandbox: Sandbox) => connect('http://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })

describe('models of a database', () => {
  it.each(['6.1', '14.0', '19.0'])('are completed once for a series, %s', (series) => {
    const parsed = seriesNamed(series) as Series
    const demo = demoModels(parsed)
    expect(installedModels(demo, parsed)).toBe(installedModels(demo, parsed))
    expect(installedModels([...demo], parsed)).not.toBe(installedModels(demo, parsed))
  })

  it('are those of the series where a sandbox is given nothing of its own, by which it shares them', () => {
    const demo = demoModels(seriesNamed('19.0') as Series)
    expect(modelsOfOptions(demo, {})).toBe(demo)
    expect(modelsOfOptions(demo, { models: [] })).toBe(demo)
    expect(modelsOfOptions(demo, { records: { 'res.country': [] } })).not.toBe(demo)
  })

  it('are each sandbox’s own once programs add to them', async () => {
    const [one, other] = [new Sandbox(), new Sandbox()]
    const [here, there] = [connected(one), connected(other)]
    const model_id = (await here.call('ir.model', 'search', [[['model', '=', 'res.partner']]])) as number[]
    const field = { name: 'x_shoe', ttype: 'char', field_description: 'Shoe', model_id: model_id[0] }
    await here.call('ir.model.fields', 'create', [field])
    await here.call('ir.model', 'create', [{ name: 'Shoes', model: 'x_shoes' }])
    const id = await here.call('res.partner', 'create', [{ name: 'Ada', x_shoe: '42' }])
    expect(await here.call('res.partner', 'read', [[id], ['x_shoe']])).toMatchObject([{ x_shoe: '42' }])
    for (const odoo of [there, connected(new Sandbox())]) {
      expect(await odoo.call('res.partner', 'fields_get', [['x_shoe']])).toEqual({})
      expect(await odoo.call('ir.model', 'search_count', [[['model', '=', 'x_shoes']]])).toBe(0)
      expect(await odoo.call('res.partner', 'search_count', [[['name', '=', 'Ada']]])).toBe(0)
    }
  })

  it('have fields of options in that sandbox alone', async () => {
    const extend = { 'res.partner': { fields: { x_size: { type: 'integer' } } } } as const
    const names = async (sandbox: Sandbox) => connected(sandbox).call('res.partner', 'fields_get', [['x_size']])
    expect(Object.keys((await names(new Sandbox({ extend }))) as object)).toEqual(['x_size'])
    expect(await names(new Sandbox())).toEqual({})
  })
})
