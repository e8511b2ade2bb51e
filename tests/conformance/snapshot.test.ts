import { readSnapshot, type SnapshotContent, writeSnapshotFile } from '@ooor/cli'
import { Sandbox } from '@ooor/sandbox'
import { type Connection, connect } from 'ooor'
import { AccessError, ConfigError } from 'ooor/errors'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { connectAs, firstOf, once, tidy, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

const MODELS = ['res.partner', 'res.partner.category', 'sale.order', 'sale.order.line', 'res.users', 'ir.attachment']

/** Without the companies and currencies that others have made, or deleted, between the two. */
function inBoth(one: SnapshotContent, other: SnapshotContent): SnapshotContent {
  const records = Object.entries(one.records).map(([model, rows]) => {
    const ids = new Set(other.records[model]?.map(({ id }) => id))
    return [model, rows.filter(({ id }) => ids.has(id))] as const
  })
  const externalIds = Object.entries(one.externalIds).filter(([name]) => name in other.externalIds)
  return { ...one, records: Object.fromEntries(records), externalIds: Object.fromEntries(externalIds) }
}

describeTargets('snapshots of a server', (target) => {
  const odoo = once(() => connectAs<object>(target()) as Connection)
  afterAll(() => odoo().close())
  const keep = tidy(odoo)
  let content: SnapshotContent
  let text = ''
  /** What was planted into fields, by field. */
  const planted = new Map<string, string>()
  let company = ''
  let order = 0
  let person = 0
  let product = 0
  let pricelist = 0
  let priced = 0
  /** A customer in a country that has a pricelist of its own. */
  let resident = 0
  let listOfIslands = 0
  let groupOfIslands = 0
  let islands: readonly number[] = []

  /** An order by a pricelist of its own, in another currency, with a rule for all and one for what is in no sample. */
  async function makePriced(): Promise<void> {
    const make = async (model: string, values: object) => {
      const id = [await odoo().call(model, 'create', [values], {})].flat()[0] as number
      return keep(model, { id }).id
    }
    const sleeping = { context: { active_test: false } }
    const [euro] = (await odoo().call('res.currency', 'search', [[['name', '=', 'EUR']]], sleeping)) as number[]
    pricelist = await make('product.pricelist', { name: uniqueName('Ten percent'), currency_id: euro })
    const other = await firstOf(odoo(), 'product.template', [['product_variant_ids', 'not in', [product]]])
    const rule = { pricelist_id: pricelist, applied_on: '3_global', compute_price: 'percentage', percent_price: 10 }
    await make('product.pricelist.item', rule)
    const ofOthers = { applied_on: '1_product', product_tmpl_id: other, compute_price: 'fixed', fixed_price: 3 }
    await make('product.pricelist.item', { pricelist_id: pricelist, ...ofOthers })
    priced = await make('sale.order', { partner_id: person, pricelist_id: pricelist })
  }

  /** A pricelist for an island on which nobody lives, and somebody who does. */
  async function makeResident(): Promise<void> {
    const make = async (model: string, values: object) => {
      const id = [await odoo().call(model, 'create', [values], {})].flat()[0] as number
      return keep(model, { id }).id
    }
    const country = await firstOf(odoo(), 'res.country', [['code', '=', 'BV']])
    const other = await firstOf(odoo(), 'res.country', [['code', '=', 'HM']])
    islands = [country as number, other as number]
    const group = await make('res.country.group', { name: uniqueName('Islands'), country_ids: [[6, 0, islands]] })
    groupOfIslands = group
    listOfIslands = await make('product.pricelist', {
      ...{ name: uniqueName('For islands'), sequence: 90 },
      country_group_ids: [[6, 0, [group]]],
    })
    const rule = { pricelist_id: listOfIslands, applied_on: '3_global', compute_price: 'percentage', percent_price: 20 }
    await make('product.pricelist.item', rule)
    resident = await make('res.partner', { name: uniqueName('Resident'), country_id: country })
    // Nobody is taxed there: since 19 a position without taxes takes all away.
    const untaxed = target().major < 19 ? { tax_ids: [[0, 0, { tax_src_id: 1 }]] } : {}
    const position = { name: uniqueName('Position'), auto_apply: true, country_id: country, ...untaxed }
    await make('account.fiscal.position', position)
  }

  beforeAll(async () => {
    const { call } = { call: odoo().call.bind(odoo()) as Connection['call'] }
    const make = async (model: string, values: object) => {
      const id = [await call(model, 'create', [values], {})].flat()[0] as number
      return keep(model, { id }).id
    }
    const plantedIn = async (model: string, names?: RegExp) => {
      const fields = (await call(model, 'fields_get', [], {})) as Record<string, Record<string, unknown>>
      const values: Record<string, unknown> = {}
      for (const [name, { type, readonly, store, size, related }] of Object.entries(fields)) {
        if (readonly || store === false || size || related || /^(lang|tz|ref_company|company_registry)$/.test(name))
          continue
        if (!/^(char|text|html)$/.test(String(type)) || (names && !names.test(name))) continue
        const isMail = /mail/.test(name) && type === 'char'
        const value = isMail ? `planted.${name}@secret.example.net` : `Planted ${name} of ${model}`
        planted.set(`${model}.${name}`, value)
        values[name] = type === 'html' ? `<p>${value}</p>` : value
      }
      return values
    }
    company = uniqueName('Planted company')
    planted.set('the company', company)
    const texts = /^(street2?|city|zip|phone|mobile|fax|email|comment|function|website|ref|barcode|signup_token)$/
    const partner = { ...(await plantedIn('res.partner', texts)), name: company, is_company: true }
    // A barcode is one of a kind.
    if ('barcode' in partner) Object.assign(partner, { barcode: company.replaceAll(' ', '') })
    const firm = await make('res.partner', partner)
    // As an import of a file with ids makes them.
    const external = `planted_${company.replace(/\W/g, '_')}`
    await make('ir.model.data', { module: 'old_crm', name: external, model: 'res.partner', res_id: firm })
    planted.set('the external id', external)
    planted.set('the person', `Planted person ${company}`)
    person = await make('res.partner', { name: `Planted person ${company}`, parent_id: firm })
    product = (await firstOf(odoo(), 'product.product', [['sale_ok', '=', true]])) as number
    order = await make('sale.order', {
      ...(await plantedIn('sale.order', /^(client_order_ref|note|origin|access_token|signed_by|reference)$/)),
      partner_id: firm,
      ...(target().major < 8 && { partner_invoice_id: firm, partner_shipping_id: person, pricelist_id: 1 }),
      order_line: [[0, 0, { product_id: product, name: `Planted line ${company}`, product_uom_qty: 2, price_unit: 5 }]],
    })
    // Of a plain sandbox prices are its products' own.
    const ofLists = (await call('product.pricelist', 'fields_get', [], {})) as object
    if (target().major >= 14 && 'item_ids' in ofLists) await makePriced()
    if (priced > 0 && 'country_group_ids' in ofLists) await makeResident()
    planted.set('the line', `Planted line ${company}`)
    const file = await make('ir.attachment', {
      ...{ name: `Planted file ${company}`, res_model: 'res.partner', res_id: firm },
      datas: btoa(`Planted content ${company}`),
    })
    planted.set('the file', `Planted file ${company}`)
    planted.set('the content', btoa(`Planted content ${company}`))
    content = await readSnapshot(odoo(), {
      models: MODELS,
      // Not the newest of each: others make records beside this test.
      sample: {
        'sale.order': priced > 0 ? [order, priced] : [order],
        'res.partner': resident > 0 ? [firm, person, resident] : [firm, person],
        'ir.attachment': [file],
        // Its countries come with its group, which was read before as what the list cannot be without.
        ...(listOfIslands > 0 && { 'product.pricelist': [listOfIslands] }),
      },
      key: 'a key of the tests',
    })
    text = writeSnapshotFile(content)
  })

  it('hold nothing of what was planted into texts, files and names', () => {
    expect(planted.size).toBeGreaterThan(8)
    for (const [where, value] of planted) {
      expect(text.includes(value), where).toBe(false)
      expect(text.includes(value.toLowerCase()), where).toBe(false)
    }
    expect(text).not.toMatch(/planted/i)
  })

  it('hold records that hang together, amounts kept', () => {
    const rows = (model: string) => content.records[model] ?? []
    const taken = rows('sale.order').find(({ id }) => id === order)
    const line = rows('sale.order.line').find(({ order_id }) => order_id === order)
    expect(line).toMatchObject({ price_unit: 5, product_uom_qty: 2, product_id: expect.any(Number) })
    const known = (model: string, id: unknown) => rows(model).some((row) => row.id === id)
    expect(known('res.partner', taken?.partner_id)).toBe(true)
    expect(known('product.product', line?.product_id)).toBe(true)
    // Every relation leads to a row of the file.
    for (const [model, all] of Object.entries(content.records)) {
      for (const [name, { type, relation }] of Object.entries(content.models[model]?.fields ?? {})) {
        if (type !== 'many2one') continue
        const lost = all.find((row) => row[name] !== undefined && !known(String(relation), row[name]))
        expect(lost, `${model}.${name}`).toBeUndefined()
      }
    }
  })

  it('keep the country of a customer that the sample is not about, and labels as they are', async () => {
    const abroad = await firstOf(odoo(), 'res.country', [['code', '=', 'NZ']])
    const partner_id = keep('res.partner', {
      id: [
        await odoo().call('res.partner', 'create', [{ name: uniqueName('Abroad'), country_id: abroad }], {}),
      ].flat()[0],
    } as { id: number }).id
    const ofAbroad = await odoo().call('sale.order', 'create', [{ partner_id }], {})
    const [id] = [ofAbroad].flat() as [number]
    keep('sale.order', { id })
    const { records } = await readSnapshot(odoo(), { models: ['sale.order'], sample: { 'sale.order': [id] } })
    expect(records['res.partner']?.find((row) => row.id === partner_id)).toMatchObject({ country_id: abroad })
    const country = records['res.country']?.find((row) => row.id === abroad)
    expect(country).toMatchObject({ code: 'NZ' })
    if (country?.vat_label !== undefined) expect(country.vat_label).toMatch(/^[A-Z/ ]+$/)
  })

  it('give the same name for the same name', () => {
    const firm = content.records['res.partner']?.find(({ is_company, id }) => is_company && id === parentOf(person))
    expect(firm?.name).toEqual(expect.any(String))
    expect(firm?.name).not.toBe(company)
    function parentOf(id: number) {
      return content.records['res.partner']?.find((row) => row.id === id)?.parent_id
    }
  })

  it('can be written, read back, and read again with the same text', async () => {
    const { records, externalIds } = JSON.parse(text) as SnapshotContent
    expect({ records, externalIds }).toEqual({ records: content.records, externalIds: content.externalIds })
    const partners = { models: ['res.partner.category'], groups: ['base.group_user'], key: 'a key of the tests' }
    const [one, other] = [await readSnapshot(odoo(), partners), await readSnapshot(odoo(), partners)]
    expect(writeSnapshotFile(inBoth(one, other))).toBe(writeSnapshotFile(inBoth(other, one)))
  })

  it('have all that a pricelist goes by, also where nobody of the sample lives', () => {
    if (groupOfIslands === 0) return
    const group = content.records['res.country.group']?.find(({ id }) => id === groupOfIslands)
    expect(group?.country_ids).toEqual(expect.arrayContaining([...islands]))
  })

  it('tell what is computed of what, and what copies and deletions do', () => {
    if (target().major !== 14 && target().major !== 19) return
    const order = content.models['sale.order']?.fields ?? {}
    expect(order.name).toMatchObject({ not_copied: true })
    expect(String(order.amount_total?.depends)).toContain('order_line.price_')
    expect(order.partner_id).not.toHaveProperty('not_copied')
    expect(content.models['res.partner']?.fields.country_id).toMatchObject({ on_delete: 'restrict' })
    expect(content.models['res.partner']?.fields.parent_id).not.toHaveProperty('on_delete')
  })

  it('refuse a sample of records that are not there', async () => {
    const sample = { 'sale.order': [order, 987_654_321] }
    const error = await failure(readSnapshot(odoo(), { models: ['sale.order'], sample }))
    expect(error).toBeInstanceOf(ConfigError)
    expect(String(error)).toContain('sale.order is to hold 987654321,')
  })

  describe('in a sandbox', () => {
    const box = once(() => new Sandbox({ snapshot: JSON.parse(text), users: { ada: ['base.group_user'] } }))
    const as = (login: string) =>
      connect(`http://${login}:${login}@sandbox/sandbox`, { adapter: box().adapter }) as Connection

    it('have the ids, amounts and series of the server', async () => {
      expect(box().series.major).toBe(target().major)
      const admin = as('admin')
      const there = await odoo().call('sale.order', 'read', [[order], ['name', 'state', 'amount_untaxed']], {})
      expect(await admin.call('sale.order', 'read', [[order], ['name', 'state', 'amount_untaxed']], {})).toEqual(there)
      expect(await admin.call('res.partner', 'search', [[['id', '=', person]]], {})).toEqual([person])
      await admin.close()
    })

    it('know what currencies are worth', async () => {
      const ids = content.records['res.currency']?.map(({ id }) => id) ?? []
      if (pricelist > 0) expect(ids.length).toBeGreaterThan(1)
      const admin = as('admin')
      const worth = async (of: Connection) => await of.call('res.currency', 'read', [ids, ['rate']], {})
      expect(await worth(admin)).toEqual(await worth(odoo()))
      await admin.close()
    })

    it('price by the pricelists that they hold', async () => {
      if (pricelist === 0) return
      const priceOf = async (of: Connection, isKept: boolean) => {
        const values = {
          ...{ partner_id: person, pricelist_id: pricelist },
          order_line: [[0, 0, { product_id: product, product_uom_qty: 1 }]],
        }
        const id = [await of.call('sale.order', 'create', [values], {})].flat()[0] as number
        if (isKept) keep('sale.order', { id })
        const lines = await of.call('sale.order.line', 'search_read', [
          [['order_id', '=', id]],
          ['price_unit', 'discount'],
        ])
        return (lines as { price_unit: number; discount: number }[]).map(({ price_unit, discount }) => ({
          price_unit,
          discount,
        }))
      }
      const admin = as('admin')
      expect(await priceOf(admin, false)).toEqual(await priceOf(odoo(), true))
      const held = content.records['product.pricelist.item']?.filter(({ pricelist_id }) => pricelist_id === pricelist)
      expect(held).toMatchObject([{ percent_price: 10 }])
      await admin.close()
    })

    it('price and tax by where a customer lives', async () => {
      if (resident === 0) return
      const pricedFor = async (of: Connection, isKept: boolean) => {
        const values = { partner_id: resident, order_line: [[0, 0, { product_id: product, product_uom_qty: 1 }]] }
        const id = [await of.call('sale.order', 'create', [values], {})].flat()[0] as number
        if (isKept) keep('sale.order', { id })
        const [{ pricelist_id: list, fiscal_position_id: position, order_line: lines }] = (await of.call(
          ...(['sale.order', 'read', [[id], ['pricelist_id', 'fiscal_position_id', 'order_line']]] as const),
        )) as [{ pricelist_id: [number, string]; fiscal_position_id: [number, string] | false; order_line: number[] }]
        const fields = ['price_unit', 'discount', target().major < 19 ? 'tax_id' : 'tax_ids']
        const [line] = (await of.call('sale.order.line', 'read', [lines, fields])) as object[]
        return [list[0], position ? position[0] : false, { ...line, id: 0 }]
      }
      const admin = as('admin')
      expect(await pricedFor(admin, false)).toEqual(await pricedFor(odoo(), true))
      await admin.close()
    })

    it('take new records, and have lines with a text', async () => {
      const admin = as('admin')
      const make = async (model: string, values: object) =>
        [await admin.call(model, 'create', [values], {})].flat()[0] as number
      const [line] = (await admin.call(
        'sale.order.line',
        'search_read',
        [[['order_id', '=', order]], ['name']],
        {},
      )) as {
        name: string
      }[]
      expect(line?.name).toMatch(/^\w+/)
      const partner = await make('res.partner', { name: 'New' })
      expect(partner).toBeGreaterThan(0)
      // Before 8 the client names the addresses and the price list.
      if (target().major >= 8) expect(await make('sale.order', { partner_id: partner })).toBeGreaterThan(0)
      await admin.close()
    })

    it('have the rights of the file', async () => {
      const [admin, portal] = [as('admin'), as('portal')]
      await admin.call('res.partner.category', 'search', [[]], {})
      await expect(portal.call('res.partner.category', 'create', [{ name: 'x' }], {})).rejects.toThrow(AccessError)
      await admin.close()
      await portal.close()
    })
  })
})
