import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type HttpMiddleware, ilike, type UntypedModel, type WireName } from 'ooor'
import { encodeMethodCall } from 'ooor/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { failure } from '../../../tests/support/failure.ts'
import { meaningOf } from './cassette/exchange.ts'
import { Mask } from './cassette/mask.ts'
import { PersonalMask } from './cassette/personal-mask.ts'
import { MadeUpValues, MarkedValues } from './cassette/personal-values.ts'
import { cassette } from './cassette.ts'
import { Sandbox } from './index.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ooor-persons-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const noServer = { send: () => Promise.reject(new Error('there is no server')), close: async () => {} }

/** A value in each personal field, that stands nowhere else. */
const OF_PARTNER: Readonly<Record<string, string>> = {
  name: 'Zyrelle Quordan',
  email: 'zyrelle@quordan.test',
  phone: '+32 475 99 88 77',
  street: 'Vexwood Lane 41',
  street2: 'Box Quib 9',
  city: 'Drumblethorpe',
  zip: 'QZ7781',
  vat: 'BE0477472701',
  website: 'https://quordanweb.test',
  function: 'Snarkwright',
  ref: 'Refquax 7',
  company_registry: 'Regquax 8',
  barcode: 'BARQUAX9',
  comment: '<p>Plumbtickle hates mondays</p>',
}
/** What none of it may leave in a file, however it is written; few digits alone may stand in a salt by chance. */
const TRACES =
  /zyrelle|quord|99 88|475 99|4759988|998877|vexwood|\bquib\b|drumblethorpe|qz7781|0477472701|snarkwright|quax|plumbtickle|jorvik|IBANQ|secretly/i

type Adapter = Sandbox['adapter']

/** Everything that tells of a person, through each shape of call. */
async function program(wire: WireName, adapter: Adapter | typeof noServer, tape: HttpMiddleware) {
  const odoo = connect({
    url: 'https://erp.example.com',
    database: 'sandbox',
    ...(wire === 'json2' ? { apiKey: 'sandbox-admin-key' } : { username: 'admin', password: 'admin' }),
    ...{ wire, adapter, middleware: [tape] },
  })
  const partners = odoo.model<UntypedModel>('res.partner')
  const fields = (await odoo.call('res.partner', 'fields_get', [], { attributes: ['type'] })) as object
  const values = Object.fromEntries(Object.entries(OF_PARTNER).filter(([name]) => name in fields))
  const made = await partners.create(values)
  const { id } = made
  const told: unknown[] = []
  const note = (one: unknown) => told.push(one)
  const personal = Object.keys(values)
  // Rows, whole and in parts; columns; groups and what they are asked again with.
  note(
    (
      await partners
        .where({ id })
        .select(...personal)
        .rows()
    ).length,
  )
  note((await partners.where({ id }).rows()).length)
  note(await odoo.call('res.partner', 'read', [[id]]).then((rows) => (rows as unknown[]).length))
  await partners
    .where({ id })
    .select(...personal, 'display_name')
    .columns()
  for (const name of personal.filter((name) => name !== 'comment' && name !== 'barcode')) {
    note(await partners.where({ id, [name]: values[name] }).count())
    note(await partners.where({ id, [name]: ilike(String(values[name]).slice(1, -1)) }).count())
    note((await partners.where({ id }).groupBy(name).aggregate({})).length)
  }
  note(await odoo.call('res.partner', 'search_count', [[['parent_id.email', '=', values.email]]]))
  // Names, and what is shown in them.
  const name = String(values.name)
  note((await partners.nameSearch(name)).length)
  note((await partners.nameSearch('zyrelle')).length)
  note((await partners.nameSearch(String(values.email))).length)
  const shown = odoo.defaultSession.withContext({ show_email: true, show_address: true, show_vat: true })
  await shown.model<UntypedModel>('res.partner').where({ id }).select('display_name').rows()
  // Nested, forms, imports, exports.
  const child = await partners.create({ name: 'Jorvik Quordan', parent_id: id, email: 'jorvik@quordan.test' })
  await partners
    .where({ id: child.id })
    .select({ name: true, parent_id: { name: true, email: true } })
    .rows()
  await partners
    .where({ id })
    .select({ child_ids: { name: true, email: true, display_name: true } })
    .rows()
  note(
    await odoo
      .call('res.partner', 'load', [['name', 'phone', 'email'], [[name, values.phone, values.email]]])
      .then(() => 1),
  )
  await odoo.call('res.partner', 'export_data', [[id], ['name', 'email', 'phone', 'street', 'child_ids/name']])
  await odoo.call('res.partner', 'default_get', [['name', 'email', 'phone']], {
    context: { default_name: name, default_email: values.email, default_phone: values.phone },
  })
  await odoo.call('res.partner', 'write', [
    [id],
    { child_ids: [[1, child.id, { phone: values.phone, city: values.city }]] },
  ])
  await odoo.call('res.partner', 'copy', [[id], { name: 'Zyrelle Quordan the Second' }]).catch(() => undefined)
  // Accounts, users, messages.
  await odoo.call('res.partner.bank', 'create', [{ acc_number: 'IBANQ 123 456', partner_id: id }])
  await odoo.model<UntypedModel>('res.partner.bank').where({ partner_id: id }).rows()
  const user = await odoo.call('res.users', 'create', [{ login: 'zyrelle@quordan.test', name, email: values.email }])
  await odoo.call('res.users', 'read', [user, ['login', 'name', 'email', 'partner_id']])
  await odoo.call('res.partner', 'message_post', [[id]], { body: `${name} said secretly: call ${values.phone}` })
  await odoo.call('mail.message', 'search_read', [
    [
      ['res_id', '=', id],
      ['model', '=', 'res.partner'],
    ],
  ])
  note(await odoo.call('mail.message', 'search_count', [[['body', 'ilike', 'secretly']]]))
  // A document that leads to them; a method that nobody knows.
  const order = await odoo.model<UntypedModel>('sale.order').create({ partner_id: id, client_order_ref: 'Quaxref 3' })
  await odoo.model<UntypedModel>('sale.order').where({ id: order.id }).rows()
  await odoo.model<UntypedModel>('sale.order').where({ id: order.id }).groupBy('partner_id').aggregate({})
  note(await failure(odoo.call('res.partner', 'x_find', [name, values.street])).then((error) => error.name))
  const wrong = failure(odoo.call('res.partner', 'write', [[id], { parent_id: id, name }]))
  note((await wrong).name)
  note(await odoo.call('res.partner', 'read', [[id], [`no ${name}`]]).catch(() => 'none'))
  // What was read is asked with again.
  const [row] = await partners.where({ id }).select('email', 'name').rows()
  note(await partners.where({ email: row?.email }).count())
  note((await partners.nameSearch(String(row?.name))).length)
  await odoo.whoami()
  await odoo.close()
  return { told, row }
}

describe.each(['14.0', '19.0'] as const)('a person of %s', (series) => {
  const wires: readonly WireName[] =
    series === '19.0' ? ['web', 'jsonrpc', 'xmlrpc', 'json2'] : ['web', 'jsonrpc', 'xmlrpc']

  it.each(wires)('over %s: is nowhere in the file, and what was asked is heard again', async (wire) => {
    const file = join(folder, `${series}-${wire}.json`)
    const tape = cassette(file)
    const recorded = await program(wire, new Sandbox({ series }).adapter, tape)
    tape.save()
    // A mark's digits are by chance.
    const lines = readFileSync(file, 'utf8')
      .replace(/"\d+\.[\da-f]+": /g, '')
      .split('\n')
    const traces = lines.flatMap((line) => {
      const at = line.search(TRACES)
      return at < 0 ? [] : [line.slice(Math.max(0, at - 150), at + 60)]
    })
    expect(traces).toEqual([])
    const played = await program(wire, noServer, cassette(file))
    expect(played.told).toEqual(recorded.told)
    expect(played.row).not.toEqual(recorded.row)
  })
})

it.each(['14.0', '17.0', '19.0'])('a buyer in the shop of %s is nowhere in the file either', async (series) => {
  const file = join(folder, `shop-${series}.json`)
  const buy = async (adapter: Adapter | typeof noServer, tape: HttpMiddleware) => {
    const odoo = connect('https://erp.example.com/sandbox', { adapter, middleware: [tape] })
    const buyer = odoo.visitor()
    const { products } = await buyer.shop.search()
    const [product] = products
    await buyer.cart.add({ templateId: product?.id as number })
    const { countries } = await buyer.checkout.address()
    const { name, email, phone = '', street = '', city = '', zip = '' } = OF_PARTNER
    const { accepted } = await buyer.checkout.setAddress({
      ...{ name: name as string, email: email as string, phone, street, city, zip },
      countryId: countries.find((country) => country.name === 'Belgium')?.id as number,
    })
    await buyer.checkout.address()
    const [delivery] = await buyer.checkout.deliveries()
    if (delivery !== undefined) await buyer.checkout.chooseDelivery(delivery)
    const { methods } = await buyer.checkout.payments()
    await buyer.checkout.confirm({ ...(methods[0] && { payment: methods[0] }) })
    await odoo.close()
    return { accepted, products: products.length }
  }
  const tape = cassette(file)
  const recorded = await buy(new Sandbox({ series }).adapter, tape)
  expect(recorded.accepted).toBe(true)
  tape.save()
  expect(readFileSync(file, 'utf8')).not.toMatch(TRACES)
  expect(await buy(noServer, cassette(file))).toEqual(recorded)
})

it('what is to be kept is kept, words of programs too, and a file says so to who plays it', async () => {
  const file = join(folder, 'kept.json')
  const ask = async (adapter: Adapter | typeof noServer, tape: HttpMiddleware) => {
    const odoo = connect('https://admin:admin@erp.example.com/sandbox', { adapter, middleware: [tape] })
    const partners = odoo.model('res.partner')
    const { id } = await partners.create({
      name: 'Zyrelle Quordan',
      city: 'draft',
      zip: '1000',
      phone: '+32 475 99 88 77',
    })
    const [row] = await partners.where({ id, name: 'Zyrelle Quordan' }).select('name', 'city', 'phone', 'tz').rows()
    const orders = await odoo.model('sale.order').where({ state: 'draft' }).limit(1).select('state').rows()
    await odoo.close()
    return { ...row, state: orders[0]?.state }
  }
  const tape = cassette(file, { keep: ['res.partner.name'] })
  const recorded = await ask(new Sandbox().adapter, tape)
  tape.save()
  const played = await ask(noServer, cassette(file))
  const { name, tz, state } = recorded
  expect(played).toMatchObject({ name, tz, state })
  expect([played.city, played.phone]).not.toEqual([recorded.city, recorded.phone])
  expect(() => cassette(file, { keep: 'res.partner.name' } as never)).toThrow(
    '`keep` of a cassette is a list of fields',
  )
})

it('no password of a service stands in a file', async () => {
  const file = join(folder, 'services.json')
  const tape = cassette(file)
  const odoo = connect({
    url: 'https://erp.example.com',
    ...{ database: 'sandbox', username: 'admin', password: 'hunter-and-gatherer', wire: 'jsonrpc' },
    ...{ adapter: new Sandbox({ series: '14.0' }).adapter, middleware: [tape] },
  })
  await odoo
    .model('res.partner')
    .count()
    .catch(() => undefined)
  tape.save()
  expect(readFileSync(file, 'utf8')).not.toContain('hunter-and-gatherer')
  await odoo.close()
})

describe('what is done to databases', () => {
  const SECRETS = /master-11|user-secret-22|master-33|zyrelle/i

  // 14 and 20 have forms, 17 its service over JSON-RPC.
  it.each(['14.0', '17.0', '20.0'])('on %s: no password, and it is heard again', async (series) => {
    const file = join(folder, `databases-${series}.json`)
    const work = async (adapter: Adapter | typeof noServer, tape: HttpMiddleware) => {
      const odoo = connect('https://admin:admin@erp.example.com/sandbox', { adapter, middleware: [tape] })
      const admin = await odoo.admin({ masterPassword: 'master-11' })
      await admin.databases.create('other', { login: 'zyrelle@quordan.test', password: 'user-Secret-22' })
      await admin.databases.duplicate('other', 'third')
      await admin.databases.drop('third', { confirm: 'third' })
      await admin.changeMasterPassword('new-Master-33')
      const names = await admin.databases.list()
      await odoo.close()
      return names
    }
    const tape = cassette(file)
    const names = await work(new Sandbox({ series, masterPassword: 'master-11' }).adapter, tape)
    tape.save()
    expect(readFileSync(file, 'utf8')).not.toMatch(SECRETS)
    expect(await work(noServer, cassette(file))).toEqual(names)
  })

  const mask = new PersonalMask(new MadeUpValues(), [])
  const url = (path: string) => `https://erp.example.com${path}`
  const CALLS: readonly (readonly [method: string, args: readonly string[], told: readonly string[]])[] = [
    ['create_database', ['m', 'd', 'x', 'en_US', 'p', 'admin'], ['…', 'd', 'x', 'en_US', '…', 'admin']],
    ['create', ['m', 'd', 'x', 'en_US', 'p'], ['…', 'd', 'x', 'en_US', '…']],
    ['change_admin_password', ['m', 'n'], ['…', '…']],
    ['restore', ['m', 'd', 'UEsDB'], ['…', 'd', '…']],
    ['rename', ['m', 'a', 'b'], ['…', 'a', 'b']],
    ['db_exist', ['d'], ['d']],
  ]

  it.each(CALLS)('by the places of %s, on each wire', (method, args, told) => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, params: { service: 'db', method, args } })
    const asked = JSON.stringify({ args: told, method, service: 'db' })
    expect(meaningOf({ method: 'POST', url: url('/jsonrpc'), body }, mask)).toContain(asked)
    for (const path of ['/xmlrpc/db', '/xmlrpc/2/db']) {
      expect(meaningOf({ method: 'POST', url: url(path), body: encodeMethodCall(method, args) }, mask)).toBe(
        `POST ${path} ${asked}`,
      )
    }
  })

  it('by the names of forms, and logins over XML-RPC', () => {
    const body = 'master_pwd=m&name=other&login=admin&password=user+secret%21&lang=en_US'
    expect(meaningOf({ method: 'POST', url: url('/web/database/create'), body }, mask)).toBe(
      'POST /web/database/create {"lang":"en_US","login":"admin","master_pwd":"…","name":"other","password":"…"}',
    )
    const login = encodeMethodCall('authenticate', ['sandbox', 'admin', 'hunter', {}])
    expect(meaningOf({ method: 'POST', url: url('/xmlrpc/2/common'), body: login }, mask)).toBe(
      'POST /xmlrpc/2/common {"args":["sandbox","admin","…",{}],"method":"authenticate","service":"common"}',
    )
  })
})

describe('what fields promise', () => {
  const told = (model: string, row: object) =>
    new PersonalMask(new MadeUpValues(), []).answer(
      { model, method: 'read', args: [], kwargs: {} },
      `/web/dataset/call_kw/${model}/read`,
      [row],
    )

  it.each([
    ['account.bank.statement.line', 'account_number', 'BE68 5390 0754 7034', 'XX1000001'],
    ['account.move', 'invoice_partner_display_name', 'Zyrelle Quordan', 'Company 1'],
    ['account.move', 'narration', '<p>For <b>Zyrelle</b></p>', '<p>Text 1 <b>Text 2</b></p>'],
    ['fleet.vehicle', 'driver_id', [3, 'Zyrelle Quordan'], [3, 'Person 1']],
    ['fleet.vehicle', 'driver_id', { id: 3, display_name: 'Zyrelle Quordan' }, { id: 3, display_name: 'Person 1' }],
    ['crm.phonecall', 'opportunity_id', [3, 'Zyrelle’s kitchen'], [3, 'Person 1']],
    ['project.project', 'analytic_account_id', [3, 'Zyrelle’s kitchen'], [3, 'Person 1']],
    ['hr.employee', 'bank_account_id', [3, 'BE68 5390 0754 7034'], [3, 'Person 1']],
    ['x.visit', 'x_patient_id', [3, 'zyrelle'], [3, 'Person 1']],
    ['x.visit', 'x_client_id', 'Zyrelle Quordan', 'Person 1'],
    ['ir.attachment', 'res_name', 'Zyrelle Quordan', 'Person 1'],
    ['ir.attachment', 'name', 'zyrelle.pdf', 'Text 1'],
    ['ir.attachment', 'index_content', 'Dear Zyrelle', 'Text 1'],
    ['ir.attachment', 'description', 'of Zyrelle', 'Text 1'],
    ['mail.message', 'attachment_ids', [{ id: 4, name: 'zyrelle.pdf' }], [{ id: 4, name: 'Text 1' }]],
    // Tags stay whole.
    ['res.company', 'company_details', '<p>Acme<br/>Main St</p>', '<p>Company 1<br/>Company 2</p>'],
    ['res.partner', 'email_formatted', '"Zyrelle" <zyrelle@quordan.test>', '"Person 1" <person2@example.com>'],
  ])('%s.%s is made up: %j', (model, name, value, made) => {
    expect(told(model, { id: 1, [name]: value })).toEqual([{ id: 1, [name]: made }])
  })

  it.each([
    ['sale.order', 'currency_id', [1, 'Gold pieces']],
    ['sale.order.line', 'product_id', [1, 'Large Desk']],
    ['sale.order', 'pricelist_id', [1, 'Public Pricelist']],
    ['account.move', 'journal_id', [1, 'Customer Invoices']],
    ['stock.picking', 'sale_id', [1, 'S00021']],
    ['ir.model.fields', 'model_id', [1, 'Contact of somebody']],
    ['ir.ui.view', 'inherit_id', [1, 'Some form']],
    ['ir.attachment', 'mimetype', 'application/pdf'],
  ])('%s.%s is as it was: %j', (model, name, value) => {
    expect(told(model, { id: 1, [name]: value })).toEqual([{ id: 1, [name]: value }])
  })

  it.each(['image_small', 'image_medium', 'image_1920', 'avatar_128', 'image'])('a picture in %s', (name) => {
    expect(told('res.partner', { [name]: 'AbCd'.repeat(100) })).toEqual([{ [name]: expect.stringMatching(/^iVBOR/) }])
  })

  it('inputs of a page, whatever stands first in them', () => {
    const mask = new PersonalMask(new MadeUpValues(), [])
    expect(mask.page(`<input value="Quib 9" type="text" name="street"/><input name='city' value='Drum > ble'>`)).toBe(
      `<input value="1 Example Street" type="text" name="street"/><input name='city' value='City 2 > City 3'>`,
    )
    expect(new Mask().body('<input type="hidden" value="5eed-of-a-token" name="csrf_token"/>')).not.toContain('5eed')
  })
})

// Value by value this would outlast the run.
it('long values are looked for, and the longest holds', () => {
  const values = new MadeUpValues()
  const long = Array.from({ length: 400 }, (_, at) => `Q${at} `.repeat(500).slice(0, 10 + at * 5))
  for (const value of long) values.instead('words', value)
  values.instead('words', 'Zyrelle')
  const whole = values.instead('words', 'Zyrelle Quordan ΑΣ')
  const played = new PersonalMask(new MarkedValues('salt', values.marks('salt')), [])
  const text = played.text(`${'ab cde fghi '.repeat(4200)} for ZYRELLE quordan ας, not Zyrelles`)
  expect(text.slice(-40)).toContain(`for ${whole}, not Zyrelles`)
})

it('rows below their model, groups by their names, days of birth and names of any model are looked for too', () => {
  const values = new MadeUpValues()
  const mask = new PersonalMask(values, [])
  const call = { model: 'x.visit', method: 'read', args: [], kwargs: {} }
  const rows = {
    'res.users': [{ id: 7, name: 'Zyrelle Quordan', birthday: '1980-04-01' }],
    'x.visit': [{ x_patient_name: 'Jorvik Quux', state: 'draft', date: '2026-04-01', name: 'Knee' }],
  }
  const told = mask.answer(call, '/web/dataset/call_kw/x.visit/read', rows)
  expect(told).toEqual({
    'res.users': [{ id: 7, name: 'Person 1', birthday: '1970-01-01' }],
    'x.visit': [{ x_patient_name: 'Person 2', state: 'draft', date: '2026-04-01', name: 'Knee' }],
  })
  const bars = mask.answer(call, '/web/dataset/call_kw/x.visit/read_progress_bar', {
    'Zyrelle Quordan': { planned: 1 },
  })
  expect(bars).toEqual({ 'Person 1': { planned: 1 } })
  // Who plays it knows them by their marks.
  const played = new PersonalMask(new MarkedValues('salt', values.marks('salt')), [])
  expect(played.text('for Zyrelle Quordan and PERSON 2, in Europe/Brussels')).toBe(
    'for Person 1 and PERSON 2, in Europe/Brussels',
  )
  expect(played.answer(call, '/web/dataset/call_kw/x.visit/read', rows)).toEqual(told)
})
