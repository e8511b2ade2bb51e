import { beforeEach, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { demoUsers, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

type Row = Readonly<Record<string, unknown>>

const FIELDS = 'ir.model.fields'
const CHOICES = 'ir.model.fields.selection'

/** What servers tell of their own fields (tried on 14.0 and 16.0 to 19.0). */
describeTargets('the registry of fields', (target) => {
  const { admin, keep } = demoUsers(target)
  beforeEach(({ skip }) => skip(![14, 16, 17, 18, 19].includes(target().major), 'tried on 14 and 16 to 19'))
  const since = (major: number) => target().major >= major
  const told = async (model: string, name: string, ...columns: string[]) => {
    const domain = [
      ['model', '=', model],
      ['name', '=', name],
    ]
    const [row] = (await admin().call(FIELDS, 'search_read', [domain, columns])) as Row[]
    return columns.map((column) => row?.[column])
  }
  const make = async (model: string, values: object): Promise<number> => {
    const id = (await admin().call(model, 'create', [values])) as number
    return keep(model, { id }).id
  }

  it('tells what a copy takes over', async () => {
    const copied = async (model: string, name: string) => (await told(model, name, 'copied'))[0]
    expect(await copied('res.partner', 'name')).toBe(true)
    expect(await copied('res.partner', 'create_date')).toBe(true)
    expect(await copied('res.partner', 'display_name')).toBe(false)
    expect(await copied('res.partner', 'child_ids')).toBe(false)
    expect(await copied('res.partner', 'property_payment_term_id')).toBe(false)
    expect(await copied('sale.order', 'order_line')).toBe(true)
    expect(await copied('sale.order', 'amount_total')).toBe(false)
    expect(await copied('product.product', 'list_price')).toBe(true)
    expect(await copied('res.users', 'lang')).toBe(true)
    expect(await copied('res.users', 'name')).toBe(!since(16))
    expect(await copied('res.company', 'name')).toBe(false)
  })

  it('tells where links stand, and what becomes of them', async () => {
    const table = ['relation_table', 'column1', 'column2']
    const ofTags = ['res_partner_res_partner_category_rel', 'partner_id', 'category_id']
    expect(await told('res.partner', 'category_id', ...table)).toEqual(ofTags)
    const ofOthers = [
      'account_fiscal_position_res_country_state_rel',
      'account_fiscal_position_id',
      'res_country_state_id',
    ]
    expect(await told('account.fiscal.position', 'state_ids', ...table)).toEqual(ofOthers)
    expect(await told('res.partner', 'parent_id', ...table)).toEqual([false, false, false])
    expect(await told('res.partner', 'child_ids', 'relation', 'relation_field')).toEqual(['res.partner', 'parent_id'])
    expect(await told('res.partner', 'message_ids', 'relation_field')).toEqual(['res_id'])
    expect(await told('res.users', 'child_ids', 'relation_field', 'related')).toEqual([false, 'partner_id.child_ids'])
    expect(await told('res.partner', 'country_id', 'on_delete')).toEqual(['restrict'])
    expect(await told('res.partner', 'company_id', 'on_delete')).toEqual(['set null'])
    expect(await told('sale.order.line', 'order_id', 'on_delete')).toEqual(['cascade'])
    expect(await told('res.users', 'country_id', 'on_delete')).toEqual([false])
    expect(await told('res.partner', 'name', 'on_delete', 'domain')).toEqual([false, false])
  })

  it('tells what is indexed, found, kept, tracked and translated', async () => {
    const flags = ['index', 'selectable', 'store']
    expect(await told('res.partner', 'parent_id', ...flags)).toEqual([true, true, true])
    expect(await told('res.partner', 'street', ...flags)).toEqual([false, true, true])
    expect(await told('res.partner', 'commercial_company_name', ...flags)).toEqual([false, true, true])
    // It was a column up to 16, and is searched by another since 18.
    const isFound = !since(17) || since(18)
    expect(await told('res.partner', 'display_name', ...flags)).toEqual([!since(17), isFound, !since(17)])
    expect(await told('sale.order.line', 'product_id', 'index')).toEqual([since(16)])
    expect(await told('res.partner', 'email', 'tracking')).toEqual([1])
    expect(await told('res.partner', 'user_id', 'tracking')).toEqual([since(16) ? 4 : 100])
    expect(await told('product.template', 'list_price', 'tracking')).toEqual([since(18) ? 100 : 0])
    expect(await told('product.template', 'name', 'translate')).toEqual([since(19) ? 'standard' : true])
    expect(await told('res.partner', 'name', 'translate')).toEqual([false])
  })

  it('has a record for each choice of a selection', async () => {
    const [selection, ids] = await told('res.partner', 'type', 'selection', 'selection_ids')
    const choices = (await admin().call(CHOICES, 'read', [ids, ['value', 'name', 'sequence']])) as Row[]
    const keys = choices.map(({ value }) => value)
    expect(keys).toEqual(expect.arrayContaining(['contact', 'invoice', 'delivery', 'other']))
    expect(choices.map(({ sequence }) => sequence)).toEqual(keys.map((_, index) => index))
    expect(selection).toBe(`[${choices.map(({ value, name }) => `('${value}', '${name}')`).join(', ')}]`)
    // What is another field's, or is found out each time, has none.
    expect(await told('res.users', 'type', 'selection', 'selection_ids')).toEqual(['[]', []])
    expect(await told('res.partner', 'lang', 'selection', 'selection_ids')).toEqual(['[]', []])
    expect(await told('res.partner', 'name', 'selection', 'selection_ids')).toEqual([false, []])
  })

  it('keeps the choices of its own fields from records', async () => {
    const domain = [
      ['model', '=', 'res.partner'],
      ['name', '=', 'type'],
    ]
    const [field] = (await admin().call(FIELDS, 'search', [domain])) as number[]
    const [choice] = (await admin().call(CHOICES, 'search', [[['field_id', '=', field]]])) as number[]
    const refusal = await failure(admin().call(CHOICES, 'create', [{ field_id: field, value: 'x', name: 'X' }]))
    expect(refusal.message).toContain('Properties of base fields cannot be altered in this manner!')
    expect(await raised(admin().call(CHOICES, 'unlink', [[choice]]))).toBe('UserError')
  })

  it('tells of changes in the order of its fields, since 17 from the last to the first', async () => {
    const partner = await make('res.partner', { name: uniqueName('tracked') })
    await admin().call('res.partner', 'write', [[partner], { email: 'a@example.com', phone: '1' }])
    const about = [
      ['model', '=', 'res.partner'],
      ['res_id', '=', partner],
    ]
    const messages = await admin().call('mail.message', 'search', [about], { order: 'id desc', limit: 1 })
    const field = since(17) ? 'field_id' : 'field'
    const values = (await admin().call(
      'mail.tracking.value',
      'search_read',
      [[['mail_message_id', 'in', messages]], [field, 'new_value_char']],
      { order: 'id' },
    )) as Row[]
    const order = ['a@example.com', '1']
    expect(values.map((value) => value.new_value_char)).toEqual(since(17) ? order.toReversed() : order)
  })

  it('tells what copies are made of', async () => {
    const dataOf = async (model: string, ids: readonly unknown[]) => {
      const answer = (await admin().call(model, 'copy_data', [ids])) as Row | Row[]
      return (Array.isArray(answer) ? answer[0] : answer) as Row
    }
    const file = await make('ir.attachment', { name: 'hello.txt', datas: btoa('hello') })
    const ofFile = await dataOf('ir.attachment', [file])
    expect(ofFile).toMatchObject({ file_size: 5, index_content: 'hello', access_token: false })
    expect(Object.keys(ofFile)).not.toContain('datas')
    const account = await make('res.partner.bank', {
      acc_number: uniqueName('account'),
      partner_id: await make('res.partner', { name: uniqueName('owner') }),
    })
    expect(Object.keys(await dataOf('res.partner.bank', [account]))).not.toContain('sanitized_acc_number')
    // Of what is being made the defaults.
    for (const nothing of [0, false]) {
      expect(await dataOf('res.partner', [nothing])).toMatchObject({ active: true, type: 'contact', parent_id: false })
    }
  })

  it('takes false for no record when it is written to', async () => {
    expect(await admin().call('res.partner', 'write', [[false], { ref: 'nobody' }])).toBe(true)
    const partner = await make('res.partner', { name: uniqueName('somebody') })
    const tag = await make('res.partner.category', { name: uniqueName('tag') })
    const among = (model: string, id: number, values: object) =>
      raised(
        admin()
          .call(model, 'write', [[false, id], values])
          .then(() => 'written'),
      )
    // From 16 to 18 not among others.
    const isMixed = since(16) && !since(19)
    expect(await among('res.partner', partner, { ref: 'somebody' })).toBe(isMixed ? 'AssertionError' : 'written')
    expect(await among('res.partner.category', tag, { active: false })).toBe(isMixed ? 'AssertionError' : 'written')
  })

  it('lets records go as it says', async () => {
    const [country] = (await admin().call('res.country', 'search', [[['code', '=', 'BE']]])) as number[]
    const values = { name: uniqueName('state'), code: uniqueName('').slice(-6), country_id: country }
    const state = await make('res.country.state', values)
    const partner = await make('res.partner', { name: uniqueName('there'), state_id: state, country_id: country })
    expect(await raised(admin().call('res.country.state', 'unlink', [[state]]))).toBe('ValidationError')
    const term = await make('account.payment.term', { name: uniqueName('term') })
    await admin().call('res.partner', 'write', [[partner], { property_payment_term_id: term }])
    const going = failure(admin().call('account.payment.term', 'unlink', [[term]]))
    if (since(18)) {
      const words = `You cannot delete account.payment.term(${term},), as it is used by res.partner(${partner},)`
      expect((await going).message).toContain(words)
      await admin().call('res.partner', 'write', [[partner], { property_payment_term_id: false }])
    } else {
      await expect(going).rejects.toThrow()
      const [row] = (await admin().call('res.partner', 'read', [[partner], ['property_payment_term_id']])) as Row[]
      expect(row?.property_payment_term_id).toBe(false)
    }
  })
})
