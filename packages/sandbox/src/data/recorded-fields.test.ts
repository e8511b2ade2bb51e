import { describe, expect, it } from 'vitest'
import { visitor } from '../recorded-visitor.test-help.ts'

async function admin(series: string) {
  const web = visitor({ series })
  const { json } = await web.logIn('admin')
  return {
    ...web,
    uid: json.result.uid as number,
    async result(model: string, method: string, args: unknown[], kwargs?: object) {
      const answer = await web.call(model, method, args, kwargs)
      expect(answer.error).toBeUndefined()
      return answer.result
    },
  }
}

describe('fields and methods as recorded', () => {
  it('has_group takes the user since 18', async () => {
    const old = await admin('17.0')
    expect(await old.result('res.users', 'has_group', ['base.group_system'])).toBe(true)
    const { uid, result } = await admin('18.0')
    expect(await result('res.users', 'has_group', [[uid], 'base.group_system'])).toBe(true)
    expect(await result('res.users', 'has_group', [[uid], 'base.group_portal'])).toBe(false)
  })

  it.each([
    ['14.0', { name: 'builtins.TypeError', message: "unhashable type: 'slice'" }],
    ['19.0', { name: 'odoo.exceptions.UserError', message: 'Image is not encoded in base64.' }],
  ])('pictures of %s are stored, smaller ones come of them, and an object is none', async (series, refusal) => {
    const { result, call, send } = await admin(series)
    const [{ logo }] = await result('res.company', 'read', [[1], ['logo']])
    const id = await result('res.partner', 'create', [{ name: 'Dot', image_1920: logo }])
    expect(await result('res.partner', 'read', [[id], ['image_128']])).toEqual([{ id, image_128: logo }])
    const refused = await call('res.partner', 'write', [[id], { image_1920: { content: logo } }])
    expect(refused.error.data).toMatchObject(refusal)
    const picture = await send('GET', '/web/image/res.company/1/logo')
    expect(picture.headers).toContainEqual(['content-type', 'image/png'])
    expect(picture.bytes?.subarray(1, 4)).toEqual(new TextEncoder().encode('PNG'))
  })

  // wire/14.0 to wire/19.0/svc-content-access_token
  it.each(['14.0', '19.0'])('a file of %s is read by whoever has its token', async (series) => {
    const { result, send } = await admin(series)
    const id = await result('ir.attachment', 'create', [{ name: 'a.txt', datas: 'aGVsbG8=' }])
    const statusFor = async (query: string) =>
      (await send('GET', `/web/content/${id}${query}`, { headers: { cookie: '' } })).status
    const [token] = await result('ir.attachment', 'generate_access_token', [[id]])
    const statuses = [
      await statusFor(''),
      await statusFor('?access_token=x'),
      await statusFor(`?access_token=${token}`),
    ]
    expect(statuses).toEqual([404, 404, 200])
  })

  it('partners were customers or suppliers up to 12', async () => {
    const fields = ['customer', 'supplier']
    const { result } = await admin('8.0')
    expect(await result('res.partner', 'default_get', [fields])).toEqual({ customer: true, supplier: false })
    const young = await admin('14.0')
    expect(await young.result('res.partner', 'fields_get', [fields])).toEqual({})
  })

  it('a rate is computed, and says so in the words of the series', async () => {
    const rate = async (series: string) =>
      (await (await admin(series)).result('res.currency', 'fields_get', [['rate']])).rate
    expect(await rate('7.0')).toMatchObject({ store: false, readonly: 1, fnct_inv_arg: false, digits: [12, 6] })
    expect(await rate('7.0')).not.toHaveProperty('selectable')
    expect(await rate('8.0')).toMatchObject({ store: false, readonly: 1, searchable: false })
    expect(await rate('14.0')).toMatchObject({ digits: 0, readonly: true, depends: ['rate_ids.rate'], sortable: false })
    expect(await rate('18.0')).not.toHaveProperty('aggregator')
  })

  it('the window for a quotation’s mail has the context of the series', async () => {
    const names = async (series: string) => {
      const { result } = await admin(series)
      const [id] = await result('sale.order', 'search', [[]], { limit: 1 })
      return Object.keys((await result('sale.order', 'action_quotation_send', [[id]])).context)
    }
    expect(await names('16.0')).toEqual(
      expect.arrayContaining(['default_res_id', 'default_use_template', 'force_email']),
    )
    expect(await names('18.0')).toEqual(expect.arrayContaining(['default_res_ids', 'email_notification_allow_footer']))
    // Real 19.0.
    expect(await names('19.0')).toEqual(expect.arrayContaining(['default_res_ids', 'force_email']))
  })

  it('groups of 8 join their conditions without an operator', async () => {
    const { result } = await admin('8.0')
    const domain = [['is_company', '=', true]]
    const [first] = await result('res.partner', 'read_group', [domain, ['country_id'], ['country_id']])
    expect(first.__domain).toEqual([
      ['country_id', '=', expect.anything()],
      ['is_company', '=', true],
    ])
  })

  it.each(['15.0', '19.0'])('the health of %s is asked without a session', async (series) => {
    const answer = await visitor({ series }).send('GET', '/web/health')
    expect([answer.status, answer.body, answer.cookies]).toEqual([200, '{"status":"pass"}', {}])
  })
})

describe('the kinds of fields', () => {
  it.each(['14.0', '19.0'])('of %s', async (series) => {
    const { result } = await admin(series)
    const kindOf = async (model: string, name: string) => {
      const { type, relation } = (await result(model, 'fields_get', [[name]]))[name]
      return [type, relation]
    }
    expect(await kindOf('sale.order', 'website_id')).toEqual(['many2one', 'website'])
    expect(await kindOf('sale.order', 'payment_term_id')).toEqual(['many2one', 'account.payment.term'])
    expect(await kindOf('product.product', 'product_template_attribute_value_ids')).toEqual([
      'many2many',
      'product.template.attribute.value',
    ])
    const { tz } = await result('res.partner', 'fields_get', [['tz']])
    expect(tz.type).toBe('selection')
    expect(tz.selection).toContainEqual(['Europe/Brussels', 'Europe/Brussels'])
  })
})
