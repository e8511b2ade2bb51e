import { describe, expect, it } from 'vitest'
import { visitor } from '../recorded-visitor.test-help.ts'

async function as(login: string, series: string) {
  const web = visitor({ series })
  await web.logIn(login)
  return web
}

describe('methods that 6.1 to 8.0 have', () => {
  it.each(['6.1', '7.0', '8.0', '14.0', '19.0'])('check_access_rights of %s answers or raises', async (series) => {
    const { call } = await as('demo', series)
    const asked = await call('res.users', 'check_access_rights', ['unlink'], { raise_exception: false })
    expect(asked.result).toBe(false)
    // Since 18 it answers nothing where it would raise (tried on 19.0).
    const answer = (await call('res.partner', 'check_access_rights', ['read'])).result ?? null
    expect(answer).toBe(series === '19.0' ? null : true)
    expect((await call('res.users', 'check_access_rights', ['unlink'])).error).toBeDefined()
  })

  it.each([
    ['6.1', ['fiscal_position', 'partner_order_id', 'payment_term', 'pricelist_id', 'user_id']],
    ['7.0', ['fiscal_position', 'payment_term', 'pricelist_id', 'user_id']],
    ['8.0', ['payment_term', 'pricelist_id', 'user_id']],
  ])('onchange_partner_id of %s', async (series, names) => {
    const { call } = await as('admin', series)
    const { value } = (await call('sale.order', 'onchange_partner_id', [[], 3])).result
    expect(Object.keys(value).sort()).toEqual([...names, 'partner_invoice_id', 'partner_shipping_id'].sort())
    const none = (await call('sale.order', 'onchange_partner_id', [[], false])).result
    expect(none.value).toMatchObject({ partner_invoice_id: false, payment_term: false })
  })

  it.each([
    ['7.0', { title: 'Configuration Error!' }],
    ['8.0', false],
  ])('product_id_change of %s wants a customer', async (series, warning) => {
    const { call } = await as('admin', series)
    const chosen = (await call('sale.order.line', 'product_id_change', [[], 1, 14, 2], { partner_id: 3 })).result
    expect(chosen).toMatchObject({ warning, value: { product_uos_qty: 2, tax_id: [], product_uos: false } })
    const refused = await call('sale.order.line', 'product_id_change', [[], 1, 14, 2], { partner_id: false })
    expect(JSON.stringify(refused.error)).toContain('No Customer Defined!')
  })

  it('a signal to a record that is gone does nothing', async () => {
    const { call, post } = await as('admin', '8.0')
    const params = { model: 'sale.order', id: 987_654, signal: 'order_confirm' }
    expect((await post('/web/dataset/exec_workflow', params)).json.result).toBe(false)
    const [id] = (await call('sale.order', 'search', [[['state', '=', 'draft']]], { limit: 1 })).result
    expect((await call('sale.order', 'signal_workflow', [[id], 'cancel'])).result).toEqual({ [id]: false })
  })

  it('get_object answers what no wire can carry', async () => {
    const args = ['base', 'main_company']
    const young = await (await as('admin', '8.0')).call('ir.model.data', 'get_object', args)
    expect(young.error.data).toMatchObject({
      name: 'exceptions.TypeError',
      message: 'Object of type res.company is not JSON serializable',
    })
    const params = { model: 'ir.model.data', method: 'get_object', args, kwargs: {} }
    expect((await (await as('admin', '7.0')).post('/web/dataset/call_kw', params)).status).toBe(500)
  })

  it('the user is in the context of 7 and 8', async () => {
    const context = async (series: string) =>
      (await (await as('admin', series)).call('res.users', 'context_get', [])).result
    expect(await context('6.1')).not.toHaveProperty('uid')
    expect(await context('7.0')).toHaveProperty('uid', 1)
    expect(await context('8.0')).toHaveProperty('uid', 1)
    expect(await context('14.0')).not.toHaveProperty('uid')
  })

  it('names and copies of what is not there fail as Python does', async () => {
    const { call } = await as('admin', '6.1')
    expect((await call('res.partner', 'name_get', [1])).error.data.fault_code).toBe("object of type 'int' has no len()")
    expect((await call('res.partner', 'copy', [987_654])).error.data.fault_code).toBe('list index out of range')
  })

  it.each([
    ['6.1', 301],
    ['7.0', 200],
    ['8.0', 200],
  ])('the front page of %s is %i', async (series, status) => {
    expect((await visitor({ series }).send('GET', '/')).status).toBe(status)
  })

  it('8 logs in by the address', async () => {
    const web = visitor({ series: '8.0' })
    const answer = await web.send('GET', '/login?db=sandbox&login=demo&key=demo')
    expect([answer.status, answer.headers.find(([name]) => name === 'location')?.[1]]).toEqual([303, '/web'])
    expect((await web.post('/web/session/get_session_info', {})).json.result.username).toBe('demo')
  })

  it('days of a month are bounded without an operator on 8', async () => {
    const { call } = await as('admin', '8.0')
    const args = [[], ['date_order', 'amount_total'], ['date_order:month']]
    const [first] = (await call('sale.order', 'read_group', args)).result
    expect(first.__domain).toEqual([
      ['date_order', '>=', expect.any(String)],
      ['date_order', '<', expect.any(String)],
    ])
  })
})
