import { readSnapshot, type SnapshotContent } from '@ooor/cli'
import { Sandbox } from '@ooor/sandbox'
import { type Connection, connect } from 'ooor'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { connectAs, firstOf, once, tidy, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

const MODEL = 'res.partner.category'

describeTargets('groups that users have made', (target) => {
  const odoo = once(() => connectAs<object>(target()) as Connection)
  afterAll(() => odoo().close())
  const keep = tidy(odoo)
  const make = async (model: string, values: object) => {
    const id = [await odoo().call(model, 'create', [values], {})].flat()[0] as number
    return keep(model, { id }).id
  }

  describe('in a snapshot', () => {
    const tells = () => target().major >= 14 && target().major < 20
    let content: SnapshotContent
    let nameless = ''
    let imported = ''

    beforeAll(async () => {
      if (!tells()) return
      const groups = [
        await make('res.groups', { name: uniqueName('Pickers') }),
        await make('res.groups', { name: uniqueName('Packers') }),
      ]
      nameless = `__export__.res_groups_${groups[0]}`
      imported = uniqueName('packers').replace(/\W/g, '_')
      await make('ir.model.data', { module: 'x_warehouse', name: imported, model: 'res.groups', res_id: groups[1] })
      const model = await firstOf(odoo(), 'ir.model', [['model', '=', MODEL]])
      const rights = { model_id: model, perm_read: true, perm_create: true, perm_write: false, perm_unlink: false }
      await make('ir.model.access', { ...rights, name: uniqueName('pickers'), group_id: groups[0] })
      const rule = { name: uniqueName('few'), model_id: model, domain_force: "[('color', '=', 7)]" }
      await make('ir.rule', { ...rule, groups: [[6, 0, [groups[1]]]] })
      content = await readSnapshot(odoo(), { models: [MODEL], key: 'a key of the tests' })
    })

    it('are there by a name of their own, with their rights and rules', () => {
      if (!tells()) return
      expect(content.groups).toMatchObject({
        [nameless]: { name: expect.stringContaining('Pickers') },
        [`x_warehouse.${imported}`]: { name: expect.stringContaining('Packers') },
      })
      const { access, rules = [] } = content.models[MODEL] ?? {}
      expect(access).toMatchObject({ [nameless]: 'rc' })
      expect(rules.find(({ groups }) => groups?.includes(`x_warehouse.${imported}`))).toMatchObject({
        domain: "[('color', '=', 7)]",
      })
    })

    it('open to a sandbox’s users what they open', async () => {
      if (!tells()) return
      const users = { ada: [nameless], bob: [`x_warehouse.${imported}`] }
      const { adapter } = new Sandbox({ snapshot: content as never, users })
      const as = (login: string) => connect(`http://${login}:${login}@sandbox/sandbox`, { adapter })
      await as('ada').call(MODEL, 'create', [{ name: 'New' }])
      expect((await failure(as('bob').call(MODEL, 'create', [{ name: 'New' }]))).name).toBe('AccessError')
    })
  })

  it('may export who is in the group for it, or administers', async () => {
    if (target().major < 19) return
    const [group] = (await odoo().call(
      'ir.model.data',
      'search_read',
      [
        [
          ['name', '=', 'group_user'],
          ['module', '=', 'base'],
        ],
        ['res_id'],
      ],
      {},
    )) as { res_id: number }[]
    const login = uniqueName('clerk').replace(/\W/g, '')
    await make('res.users', { name: login, login, password: login, group_ids: [[6, 0, [group?.res_id]]] })
    const clerk = connectAs(target(), login)
    const error = await failure(clerk.call('res.country', 'export_data', [[1], ['name']]))
    expect([error.name, error.message]).toEqual([
      'UserError',
      expect.stringContaining("don't have the rights to export"),
    ])
    await clerk.close()
    const demo = connectAs(target(), 'demo')
    expect(await demo.call('res.country', 'export_data', [[1], ['code']])).toMatchObject({
      datas: [[expect.any(String)]],
    })
    await demo.close()
  })
})
