import { beforeEach, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { companyBelow, secondCompany } from './companies.ts'
import { demoUsers, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

const ORDER = 'sale.order'

/** Records that link to another company's (tried on 14.0 and 16.0 to 19.0). */
describeTargets('records of one company', (target) => {
  const { admin, keep } = demoUsers(target)
  let [second, below] = [0, 0]
  let everywhere = {}
  beforeEach(async ({ skip }) => {
    skip(![14, 16, 17, 18, 19].includes(target().major), 'tried on 14 and 16 to 19')
    second ||= await secondCompany(admin())
    below ||= await companyBelow(admin())
    everywhere = { context: { allowed_company_ids: [1, second, below] } }
  })
  const make = async (model: string, values: object): Promise<number> => {
    const id = (await admin().call(model, 'create', [values], everywhere)) as number
    return keep(model, { id }).id
  }
  const write = (model: string, id: number, values: object) => admin().call(model, 'write', [[id], values], everywhere)
  /** One for each company. */
  const each = async (model: string, values: object = {}) => {
    const of = (company: number | false) =>
      make(model, { name: uniqueName(`of ${company}`), company_id: company, ...values })
    return { own: await of(1), others: await of(second), everybodys: await of(false) }
  }
  const customer = () => make('res.partner', { name: uniqueName('customer') })
  const refusal = async (call: Promise<unknown>) => (await failure(call)).message
  const since = (major: number) => target().major >= major

  it('is asked of what an order has from lists, terms and positions', async () => {
    const partner_id = await customer()
    const order = (values: object) => raised(make(ORDER, { partner_id, ...values }).then(() => 'made'))
    const [lists, terms] = [await each('product.pricelist'), await each('account.payment.term')]
    for (const [field, { own, others, everybodys }] of [
      ['pricelist_id', lists],
      ['payment_term_id', terms],
    ] as const) {
      expect([field, await order({ company_id: 1, [field]: own })]).toEqual([field, 'made'])
      expect([field, await order({ company_id: 1, [field]: everybodys })]).toEqual([field, 'made'])
      expect([field, await order({ company_id: 1, [field]: others })]).toEqual([field, 'UserError'])
      expect([field, await order({ company_id: second, [field]: others })]).toEqual([field, 'made'])
      expect([field, await order({ company_id: second, [field]: own })]).toEqual([field, 'UserError'])
    }
    // What is a company's own is a branch's too since 17, but for pricelists.
    expect(await order({ company_id: below, payment_term_id: terms.own })).toBe(since(17) ? 'made' : 'UserError')
    expect(await order({ company_id: below, pricelist_id: lists.own })).toBe('UserError')
    const position = await make('account.fiscal.position', { name: uniqueName('p'), company_id: second, sequence: 999 })
    expect(await order({ company_id: 1, fiscal_position_id: position })).toBe('UserError')
  })

  it('says which record has what', async () => {
    const [partner_id, lists] = [await customer(), await each('product.pricelist')]
    const order = await make(ORDER, { partner_id, company_id: 1, pricelist_id: lists.own })
    const call = () => write(ORDER, order, { pricelist_id: lists.others })
    const names = (model: string, id: number, field: string) =>
      admin()
        .call(model, 'read', [[id], [field]], everywhere)
        .then((rows) => (rows as Record<string, string>[])[0]?.[field])
    const [record, company] = [await names(ORDER, order, 'name'), await names('res.company', 1, 'name')]
    const list = await names('product.pricelist', lists.others, 'display_name')
    const told = await refusal(call())
    if (since(19)) {
      expect(told).toContain('Uh-oh! You’ve got some company inconsistencies here:\n')
      expect(told).toContain(
        `- “${record}” belongs to company “${company}” while “Pricelist” (pricelist_id: '${list}') belongs to another company.\n`,
      )
      expect(told).toContain('To avoid a mess, no company crossover is allowed!')
    } else {
      const quoted = (text = '') => (since(18) ? `“${text}”` : `'${text}'`)
      expect(told).toContain('Incompatible companies on records:\n')
      expect(told).toContain(
        `- ${quoted(record)} belongs to company ${quoted(company)} and ${quoted('Pricelist')} (pricelist_id: '${list}') belongs to another company.`,
      )
    }
    expect(await names(ORDER, order, 'pricelist_id')).toEqual([lists.own, expect.any(String)])
  })

  it('is asked of customers and their addresses since 17', async () => {
    const { others, own, everybodys } = await each('res.partner')
    const order = (values: object) => raised(make(ORDER, { company_id: 1, ...values }).then(() => 'made'))
    const refused = since(17) ? 'UserError' : 'made'
    expect(await order({ partner_id: others })).toBe(refused)
    expect(await order({ partner_id: everybodys, partner_invoice_id: others })).toBe(refused)
    expect(await order({ partner_id: own })).toBe('made')
    expect(await order({ partner_id: own, company_id: below })).toBe('made')
  })

  it('is asked of products of lines, and orders hold no products of others', async () => {
    const [partner_id, products] = [await customer(), await each('product.product')]
    const line = (values: object) => [[0, 0, { product_id: products.everybodys, ...values }]]
    const order = (values: object) => raised(make(ORDER, { partner_id, company_id: 1, ...values }).then(() => 'made'))
    // 17 and 18 leave the lines alone; orders look at them.
    const isOfLine = ![17, 18].includes(target().major)
    const refused = isOfLine ? 'UserError' : 'ValidationError'
    expect(await order({ order_line: line({ product_id: products.others }) })).toBe(refused)
    expect(await order({ order_line: line({ product_id: products.own }) })).toBe('made')
    const order_id = await make(ORDER, { partner_id, company_id: 1, order_line: line({}) })
    const another = make('sale.order.line', { order_id, product_id: products.others })
    expect(await raised(another.then(() => 'made'))).toBe(isOfLine ? 'UserError' : 'made')
  })

  it('is asked of taxes: of lines since 16, of groups, and of positions up to 18', async () => {
    const partner_id = await customer()
    const tax = async (company_id: number) => {
      const values = { name: uniqueName('tax'), amount: 7, company_id }
      return await make('account.tax', values).catch(async () => {
        // A company without a chart of accounts has no group for it.
        const group = { name: uniqueName('group'), company_id, country_id: 233 }
        return make('account.tax', { ...values, tax_group_id: await make('account.tax.group', group), country_id: 233 })
      })
    }
    const [own, others] = [await tax(1), await tax(second)]
    const asked = (model: string, values: object) =>
      raised(make(model, { company_id: 1, ...values }).then(() => 'made'))
    const product_id = await make('product.product', { name: uniqueName('taxed') })
    const lines = (id: number) => [[0, 0, { product_id, [since(19) ? 'tax_ids' : 'tax_id']: [[6, 0, [id]]] }]]
    expect(await asked(ORDER, { partner_id, order_line: lines(own) })).toBe('made')
    expect(await asked(ORDER, { partner_id, order_line: lines(others) })).toBe(since(16) ? 'UserError' : 'made')
    const group = (id: number) => ({ name: uniqueName('g'), amount_type: 'group', children_tax_ids: [[6, 0, [id]]] })
    expect(await asked('account.tax', group(own))).toBe('made')
    expect(await asked('account.tax', group(others))).toBe('UserError')
    if (since(19)) return
    const position = (id: number) => ({
      ...{ name: uniqueName('p'), sequence: 999 },
      tax_ids: [[0, 0, { tax_src_id: own, tax_dest_id: id }]],
    })
    expect(await asked('account.fiscal.position', position(own))).toBe('made')
    expect(await asked('account.fiscal.position', position(others))).toBe('UserError')
  })

  it('keeps a product that somebody else has sold', async () => {
    const product = await make('product.product', { name: uniqueName('sold') })
    const order_line = [[0, 0, { product_id: product }]]
    await make(ORDER, { partner_id: await customer(), company_id: 1, order_line })
    const told = await refusal(write('product.product', product, { company_id: second }))
    expect(told).toContain('have already been used in quotations or sales orders in another company:\n')
    expect(await write('product.product', product, { company_id: 1 })).toBe(true)
  })

  it('is asked of rules of pricelists', async () => {
    const [products, lists] = [await each('product.template'), await each('product.pricelist')]
    const rule = (list: number, values: object) => {
      const fixed = { compute_price: 'fixed', fixed_price: 3, applied_on: '1_product' }
      return raised(make('product.pricelist.item', { pricelist_id: list, ...fixed, ...values }).then(() => 'made'))
    }
    expect(await rule(lists.own, { product_tmpl_id: products.own })).toBe('made')
    expect(await rule(lists.own, { product_tmpl_id: products.everybodys })).toBe('made')
    expect(await rule(lists.own, { product_tmpl_id: products.others })).toBe('UserError')
    // Since 19 a rule of nobody's list is of its product's company.
    expect(await rule(lists.everybodys, { product_tmpl_id: products.own })).toBe(since(19) ? 'made' : 'UserError')
    const formula = { compute_price: 'formula', base: 'pricelist', applied_on: '3_global' }
    expect(await rule(lists.own, { ...formula, base_pricelist_id: lists.others })).toBe('UserError')
    expect(await rule(lists.own, { ...formula, base_pricelist_id: lists.everybodys })).toBe('made')
  })

  it('is asked of what customers have of their own, since 19', async () => {
    const terms = await each('account.payment.term')
    const partner = await customer()
    const refused = since(19) ? 'UserError' : true
    expect(await raised(write('res.partner', partner, { property_payment_term_id: terms.others }))).toBe(refused)
    expect(await raised(write('res.partner', partner, { property_payment_term_id: terms.own }))).toBe(true)
  })

  it('is that of users for their contacts, and that of a company for its contacts', async () => {
    const login = uniqueName('user')
    const user = await make('res.users', { name: login, login, company_id: 1, company_ids: [[6, 0, [1]]] })
    const [row] = (await admin().call('res.users', 'read', [[user], ['partner_id']])) as { partner_id: [number] }[]
    const contact = row?.partner_id[0] ?? 0
    expect(await refusal(write('res.partner', contact, { company_id: second }))).toContain(
      'The selected company is not compatible with the companies of the related user(s)',
    )
    const parent_id = await customer()
    const child = await make('res.partner', { name: uniqueName('child'), parent_id })
    await write('res.partner', parent_id, { company_id: second })
    expect(await admin().call('res.partner', 'read', [[child], ['company_id']], everywhere)).toEqual([
      { id: child, company_id: [second, expect.any(String)] },
    ])
  })

  it('stays where it is among companies since 17, and is never below itself', async () => {
    const told = await refusal(write('res.company', 1, { parent_id: below }))
    expect(told).toContain(
      since(17) ? 'The company hierarchy cannot be changed.' : 'You cannot create recursive companies.',
    )
  })
})
