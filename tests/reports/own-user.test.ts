import { afterAll, expect, it } from 'vitest'
import { connectAs, once } from '../conformance/help.ts'
import { describeTargets } from '../conformance/targets.ts'
import { needs } from '../support/features.ts'

// tmijail/Odoo-Power-BI-Connector#1, #6: "you are not allowed to access" for one's own user. A portal user reads the own user: fields that the partner computes are not asked for unless named.
describeTargets('the default selection of a portal user', (target) => {
  const portal = once(() => connectAs(target(), 'portal'))
  afterAll(() => portal().close())

  it('of the own user can be read', async (context) => {
    needs(target(), 'inherited models are told', context)
    const me = await portal().model('res.users').where({ login: 'portal' }).first()
    expect(me?.login).toBe('portal')
    expect(me?.name).toEqual(expect.any(String))
  })
})
