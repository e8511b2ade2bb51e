/**
 * Makes `visits-19.snapshot.json` from a real Odoo 19 with a model of one's own and fields of one's own, which are there
 * for that long:
 *
 * ```sh
 * npx tsx tests/programs/make-snapshot.ts http://admin:admin@127.0.0.1:8019/odoo19
 * ```
 */
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { readSnapshot, writeSnapshotFile } from '@ooor/cli'
import { connect } from 'ooor'

const [, , url = ''] = process.argv
const odoo = connect<object>(url)
/** What was made, in the order in which it can go: the model last made first, and with it its records. */
const made: { readonly model: string; readonly id: number }[] = []

async function create(model: string, values: object): Promise<number> {
  const [id] = (await odoo.call(model, 'create', [[values]])) as [number]
  return id
}

async function make(model: string, values: object): Promise<number> {
  const id = await create(model, values)
  made.unshift({ model, id })
  return id
}

async function idOf(model: string, domain: readonly unknown[]): Promise<number> {
  const [id] = (await odoo.call(model, 'search', [domain], { limit: 1 })) as number[]
  if (id === undefined) throw new Error(`the server has no ${model} of ${JSON.stringify(domain)}`)
  return id
}

async function makeModel(): Promise<void> {
  const visit = await make('ir.model', { name: 'Visit', model: 'x_visit' })
  const [partner, order] = [
    await idOf('ir.model', [['model', '=', 'res.partner']]),
    await idOf('ir.model', [['model', '=', 'sale.order']]),
  ]
  const field = (model: number, name: string, ttype: string, more: object = {}) =>
    make('ir.model.fields', { model_id: model, name, field_description: name, ttype, ...more })
  await field(visit, 'x_on', 'date', { required: true })
  await odoo.call('ir.model', 'write', [[visit], { order: 'x_on desc, id desc' }])
  await field(visit, 'x_partner_id', 'many2one', { relation: 'res.partner', required: true, on_delete: 'restrict' })
  await field(visit, 'x_product_id', 'many2one', { relation: 'product.product' })
  await field(visit, 'x_minutes', 'integer')
  await field(visit, 'x_report', 'text')
  await field(visit, 'x_phone', 'char')
  const choices = (names: readonly string[]) => names.map((value, sequence) => [0, 0, { value, name: value, sequence }])
  await field(visit, 'x_state', 'selection', { selection_ids: choices(['planned', 'done']) })
  await field(partner, 'x_tier', 'selection', { selection_ids: choices(['gold', 'silver']) })
  await field(partner, 'x_erp_code', 'char')
  await field(order, 'x_visit_id', 'many2one', { relation: 'x_visit' })
  const group = (await odoo.call('ir.model.data', 'search_read', [
    [
      ['module', '=', 'sales_team'],
      ['name', '=', 'group_sale_salesman'],
    ],
    ['res_id'],
  ])) as { readonly res_id: number }[]
  const access = {
    name: 'Visits',
    model_id: visit,
    group_id: group[0]?.res_id,
    perm_read: true,
    perm_write: true,
    perm_create: true,
    perm_unlink: false,
  }
  await make('ir.model.access', access)
  await make('ir.rule', {
    name: 'Own visits',
    model_id: visit,
    groups: [[6, 0, [group[0]?.res_id]]],
    domain_force: "[('create_uid', '=', user.id)]",
  })
}

async function makeRecords(): Promise<void> {
  const customer = await create('res.partner', {
    ...{ name: 'Real Customer & Sons', is_company: true, email: 'real@customer.example.net', phone: '+32 2 290 34 90' },
    ...{ x_tier: 'gold', x_erp_code: 'C-1', country_id: await idOf('res.country', [['code', '=', 'US']]) },
  })
  made.push({ model: 'res.partner', id: customer })
  const visit = { x_name: 'Real name', x_partner_id: customer, x_phone: '+32 2 290 34 90', x_report: 'Real words' }
  const product = await idOf('product.product', [['default_code', '=', 'FURN_8888']])
  await create('x_visit', { ...visit, x_on: '2026-11-02', x_minutes: 45, x_state: 'done', x_product_id: product })
  await create('x_visit', { ...visit, x_on: '2026-11-30', x_minutes: 30, x_state: 'planned' })
}

try {
  await makeModel()
  await makeRecords()
  const content = await readSnapshot(odoo as never, {
    models: [
      'x_visit',
      'res.partner',
      'sale.order',
      'sale.order.line',
      'sale.advance.payment.inv',
      'account.move',
      'account.move.line',
      'account.payment',
      'account.payment.register',
    ],
    groups: ['sales_team.group_sale_manager', 'account.group_account_invoice'],
    // By which orders are priced: a sample without orders has none by itself.
    sample: { x_visit: 2, 'product.pricelist': 10 },
    keep: ['res.partner.x_erp_code'],
    onNote: (note) => process.stderr.write(`${note}\n`),
  })
  const file = fileURLToPath(new URL('visits-19.snapshot.json', import.meta.url))
  await writeFile(file, writeSnapshotFile(content))
} finally {
  for (const { model, id } of made) await odoo.call(model, 'unlink', [[id]])
  await odoo.close()
}
