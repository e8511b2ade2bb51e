import { connect, UnknownFieldError, UnknownMethodError, UnknownNameError } from 'ooor'
import { afterAll, expect, it } from 'vitest'
import { callsOf, connectAs, once } from '../conformance/help.ts'
import { describeTargets, describeWires } from '../conformance/targets.ts'
import { failure } from '../support/failure.ts'

// A server tells a mistake in Python's words (as in OCA/odoorpc#71), and not what was meant.
describeTargets('names that are mistyped', (target) => {
  const admin = once(() => connectAs(target()))
  afterAll(() => admin().close())

  it('three fields that are like it are in the message, all of them on the error', async () => {
    const error = await failure(admin().model('sale.order').where({ stat: 'sale' }).ids())
    expect(error).toBeInstanceOf(UnknownFieldError)
    const { nearest, known, message } = error as UnknownFieldError
    expect(message).toContain("did you mean 'state'")
    expect(message.length).toBeLessThan(200)
    expect(nearest[0]).toBe('state')
    expect(known).toEqual(expect.arrayContaining(['state', 'partner_id', 'order_line']))
    expect(Object.keys(error)).not.toContain('known')
  })

  it('models likewise', async () => {
    const error = await failure(admin().model('sale.odrer').ids())
    expect(UnknownNameError.is(error)).toBe(true)
    expect((error as UnknownNameError).nearest).toContain('sale.order')
    expect((error as UnknownNameError).known).toContain('res.partner')
  })

  it('what joins or compares elsewhere names the function', async () => {
    const orders = admin().model('sale.order')
    const attempts: [unknown, string][] = [
      [{ $or: [{ state: 'sale' }, { state: 'draft' }] }, 'or({ … }, { … })'],
      [{ OR: [{ state: 'sale' }] }, 'or({ … }, { … })'],
      [{ $and: [{ state: 'sale' }] }, 'and({ … }, { … })'],
      [{ not: { state: 'sale' } }, 'not({ … })'],
      [{ amount_total: { $gt: 5 } }, 'gt(…)'],
      [{ amount_total: { gte: 5, lt: 7 } }, 'gte(…) and lt(…)'],
      [{ name: { contains: 'S0' } }, 'ilike(…)'],
    ]
    for (const [condition, remedy] of attempts) {
      const { calls, value } = await callsOf(admin(), () => failure(orders.where(condition as never).ids()))
      expect(value.name).toBe('InvalidDomainError')
      expect(value.message).toContain(remedy)
      expect(calls.filter((call) => !call.endsWith('.fields_get'))).toEqual([])
    }
  })

  it('a connection that was given nobody says so', async () => {
    const { url, database } = target()
    const odoo = connect(`${url}/${database}`)
    const error = await failure(odoo.model('res.partner').ids())
    expect(error.name).toBe('LoginRequiredError')
    expect(error.message).toContain('was given no user')
    expect(error.message).toContain('https://user:password@host/database')
    await odoo.close()
  })
})

describeWires('methods that are mistyped', (wireCase) => {
  const admin = once(() => wireCase().connectAs('admin'))
  afterAll(() => admin().close())

  it('of all models: the nearest, on all series', async () => {
    const error = await failure(admin().call('res.partner', 'serach_read', [[]]))
    expect(error).toBeInstanceOf(UnknownMethodError)
    expect(error.message).toContain("did you mean 'search_read'")
    expect((error as UnknownMethodError).nearest[0]).toBe('search_read')
  })

  it('of one model: where the server documents its methods, those', async (context) => {
    const { target, wire } = wireCase()
    if (target.major < 19 || (wire !== 'web' && wire !== 'json2')) context.skip('no /doc here')
    const error = await failure(admin().model('sale.order').browse(1).call('action_cnfirm'))
    expect(error).toBeInstanceOf(UnknownMethodError)
    expect(error.message).toContain("did you mean 'action_confirm'")
    expect((error as UnknownMethodError).known).toContain('action_confirm')
  })
})
