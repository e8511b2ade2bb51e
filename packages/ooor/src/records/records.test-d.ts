import type { field, RecordOf, RelatedList, Span, UntypedModel } from 'ooor'
import { any, between, command, connect, gt, ilike, not, or } from 'ooor'
import { expectTypeOf, test } from 'vitest'
import type { NoSuchField } from './types/model-type.ts'

interface Country {
  name: 'res.country'
  fields: { name: field.Char<'required'>; code: field.Char; currency_id: field.Many2one<UntypedModel<'res.currency'>> }
  methods: object
}
interface Partner {
  name: 'res.partner'
  fields: {
    name: field.Char<'required'>
    email: field.Char
    is_company: field.Boolean
    color: field.Integer
    type: field.Selection<'contact' | 'invoice'>
    country_id: field.Many2one<Country>
    parent_id: field.Many2one<Partner>
    child_ids: field.One2many<Partner>
    image_1920: field.Binary
    create_date: field.Datetime<'readonly'>
    date: field.Date
    contact_address: field.Char<'readonly' | 'lazy'>
  }
  methods: { action_archive(): Promise<unknown> }
}
interface Order {
  name: 'sale.order'
  fields: {
    name: field.Char<'required' | 'readonly'>
    state: field.Selection<'draft' | 'sale', 'required' | 'readonly'>
    note: field.Html
    amount_total: field.Monetary<'readonly'>
    date_order: field.Datetime<'required'>
    partner_id: field.Many2one<Partner, 'required'>
    order_line: field.One2many<Line>
  }
  methods: { action_confirm(): Promise<unknown> }
}
interface Line {
  name: 'sale.order.line'
  fields: {
    name: field.Text<'required'>
    order_id: field.Many2one<Order, 'required'>
    price_unit: field.Float<'required'>
  }
  methods: object
}
interface Odoo {
  'res.partner': Partner
  'res.country': Country
  'sale.order': Order
  'sale.order.line': Line
}

const odoo = connect<Odoo>('https://host')
const partners = odoo.model('res.partner')
const orders = odoo.model('sale.order')

test('rows are typed by their selection', () => {
  const named = partners.select('name', 'email', 'country_id', 'child_ids').rows()
  expectTypeOf(named).resolves.toEqualTypeOf<
    {
      id: number
      name: string
      email: string | null
      country_id: { id: number; display_name: string } | null
      child_ids: number[]
    }[]
  >()
  const deep = orders
    .select({ name: true, partner_id: { country_id: { code: true } }, order_line: { price_unit: true, $limit: 3 } })
    .rows()
  expectTypeOf(deep).resolves.toEqualTypeOf<
    {
      id: number
      name: string
      partner_id: { id: number; country_id: { id: number; code: string | null } | null }
      order_line: { id: number; price_unit: number }[]
    }[]
  >()
  expectTypeOf<Awaited<ReturnType<typeof partners.rows>>[number]['create_date']>().toEqualTypeOf<Date | null>()
})

test('records: what is selected is a value, the rest is awaited', async () => {
  const order = await orders.find(1)
  expectTypeOf(order.id).toEqualTypeOf<number>()
  expectTypeOf(order.state).toEqualTypeOf<'draft' | 'sale'>()
  expectTypeOf(order.date_order).toEqualTypeOf<Date>()
  expectTypeOf(order.partner_id.display_name).toEqualTypeOf<string>()
  expectTypeOf(await order.partner_id.country_id.code).toEqualTypeOf<string | null>()
  expectTypeOf(await order.partner_id.parent_id.parent_id.color).toEqualTypeOf<number | null>()
  expectTypeOf((await order.partner_id).name).toEqualTypeOf<string>()
  expectTypeOf(await order.partner_id.country_id).toEqualTypeOf<RecordOf<Country> | null>()
  expectTypeOf(await order.order_line).toEqualTypeOf<RelatedList<Line>>()
  for (const line of await order.order_line) expectTypeOf(line.price_unit).toEqualTypeOf<number>()
  expectTypeOf(order.action_confirm()).toEqualTypeOf<Promise<unknown>>()
  const partner = await partners.select('name').first()
  if (partner === null) return
  expectTypeOf(partner.name).toEqualTypeOf<string>()
  expectTypeOf(await partner.email).toEqualTypeOf<string | null>()
  expectTypeOf(await partner.contact_address).toEqualTypeOf<string | null>()
  expectTypeOf(await partner.image_1920).toEqualTypeOf<Uint8Array | null>()
  expectTypeOf(await partner.country_id.name).toEqualTypeOf<string | null>()
  const nested = await orders.select({ partner_id: { name: true }, order_line: { name: true } }).first()
  expectTypeOf(nested?.partner_id.name).toEqualTypeOf<string | undefined>()
  expectTypeOf(nested?.order_line[0]?.name).toEqualTypeOf<string | undefined>()
  expectTypeOf(order.changes.note).not.toBeAny()
})

test('records are assigned to', async () => {
  const order = await orders.find(1)
  order.note = 'ring twice'
  order.note = null
  order.date_order = new Date()
  const partner = await partners.find(1)
  order.set({ partner_id: partner, order_line: [{ name: 'x', price_unit: 5 }, command.delete(3), 4] })
  order.set({ partner_id: order.partner_id, state: 'sale', date_order: '2026-01-31 10:00:00' })
  order.order_line.create({ name: 'x' }).remove(5)
  // @ts-expect-error a number for text
  order.note = 5
  // @ts-expect-error required
  order.date_order = null
  // @ts-expect-error readonly: set() does it on purpose
  order.state = 'sale'
  // @ts-expect-error no such field
  order.set({ nmae: 'x' })
  // @ts-expect-error not one of the values
  order.set({ state: 'done' })
  // @ts-expect-error no such field in a line
  order.set({ order_line: [{ nmae: 'x' }] })
  // @ts-expect-error no such field
  order.nmae
  // @ts-expect-error no such method
  order.action_cancel()
})

test('conditions are checked to any depth', () => {
  partners.where({ name: 'x', email: null, color: [1, 2], country_id: 5 })
  partners.where({ 'country_id.code': 'FR', 'parent_id.country_id.currency_id.name': 'EUR', id: gt(5) })
  partners.where({ name: ilike('x'), color: between(1, 5), create_date: gt(new Date()) })
  partners.where(or({ name: 'x' }, not({ 'country_id.code': ['FR', 'BE'] })))
  partners.where([['name', '=', 'x'], '|', ['color', '>', 5], ['parent_id.country_id.code', 'in', ['FR']]])
  partners.where({ child_ids: any({ email: ilike('@') }) })
  orders.where({ state: 'sale', 'partner_id.country_id.code': 'FR' })
  // @ts-expect-error no such field
  partners.where({ nmae: 'x' })
  // @ts-expect-error a number for text
  partners.where({ name: 5 })
  // @ts-expect-error not one of the values
  partners.where({ type: 'delivery' })
  // @ts-expect-error no such field beyond
  partners.where({ 'country_id.cdoe': 'FR' })
  // @ts-expect-error a wrong value beyond
  partners.where({ 'country_id.code': 5 })
  // @ts-expect-error text leads nowhere
  partners.where({ 'name.code': 'x' })
  // @ts-expect-error a pattern on a number
  partners.where({ color: ilike('x') })
  // @ts-expect-error no such field in a part
  partners.where(or({ name: 'x' }, { nmae: 'x' }))
  // @ts-expect-error no such field in a leaf
  partners.where([['nmae', '=', 'x']])
  // @ts-expect-error no such operator
  partners.where([['name', '~', 'x']])
  // @ts-expect-error a wrong value in a leaf
  partners.where([['color', '>', 'x']])
  // @ts-expect-error no such field in the related records
  partners.where({ child_ids: any({ nmae: 1 }) })
})

test('selections and orders are checked', () => {
  partners.order('name desc', 'id').select('name')
  expectTypeOf(partners.select('id').rows()).resolves.toEqualTypeOf<{ id: number }[]>()
  expectTypeOf(partners.select('id', 'name').rows()).resolves.toEqualTypeOf<{ id: number; name: string }[]>()
  // @ts-expect-error no such field
  partners.select('nmae')
  // @ts-expect-error no such field
  partners.select({ nmae: true })
  // @ts-expect-error no such field beyond
  partners.select({ country_id: { cdoe: true } })
  // @ts-expect-error text leads nowhere
  partners.select({ name: { code: true } })
  // @ts-expect-error no such field
  partners.order('nmae')
  // @ts-expect-error neither up nor down
  partners.order('name up')
})

test('groups are typed', async () => {
  const groups = await orders
    .groupBy('state', 'date_order:month', 'partner_id')
    .aggregate({ total: 'amount_total:sum' })
  // Required fields are no group of none.
  expectTypeOf(groups[0]?.state).toEqualTypeOf<'draft' | 'sale' | undefined>()
  expectTypeOf(groups[0]?.['date_order:month']).toEqualTypeOf<Span<Date> | undefined>()
  expectTypeOf(groups[0]?.total).toEqualTypeOf<number | undefined>()
  expectTypeOf(groups[0]?.['date_order:month']?.from).toEqualTypeOf<Date | undefined>()
  expectTypeOf(groups[0]?.partner_id?.display_name).toEqualTypeOf<string | undefined>()
  // @ts-expect-error no such field
  orders.groupBy('nmae')
  // @ts-expect-error no such field
  orders.groupBy('state').aggregate({ total: 'amount:sum' })
})

test('models are known by name, or told', async () => {
  // @ts-expect-error no such model
  odoo.model('res.prtner')
  const wide = connect('https://host').model('res.partner')
  const row = (await wide.select('name').rows())[0]
  expectTypeOf(row?.name).toBeUnknown()
  const record = await wide.find(5)
  expectTypeOf(record.anything).toBeUnknown()
  expectTypeOf(record.save).not.toBeAny()
  const told = await connect('https://host').model<Partner>('res.partner').find(5)
  expectTypeOf(told.email).toEqualTypeOf<string | null>()
  // @ts-expect-error another name
  connect('https://host').model<Partner>('res.country')
})

test('extensions are typed', async () => {
  const people = partners.extend({
    get greeting() {
      return `Dear ${this.name}`
    },
    async rename(name: string) {
      await this.update({ name })
    },
  })
  const person = await people.find(5)
  expectTypeOf(person.greeting).toEqualTypeOf<string>()
  expectTypeOf(person.rename).toEqualTypeOf<(name: string) => Promise<void>>()
  for await (const one of people.stream()) expectTypeOf(one.greeting).toEqualTypeOf<string>()
})

test('streams, finds and lists', async () => {
  for await (const row of partners.select('name').stream({ as: 'rows' })) {
    expectTypeOf(row).toEqualTypeOf<{ id: number; name: string }>()
  }
  expectTypeOf(await partners.findOrNull('base.main_partner')).toEqualTypeOf<RecordOf<Partner> | null>()
  expectTypeOf((await partners.find([1, 2]))[0]?.name).toEqualTypeOf<string | undefined>()
  expectTypeOf(await partners.ids()).toEqualTypeOf<number[]>()
  await partners.where({ name: 'x' }).write({ email: null })
  // @ts-expect-error a wrong value
  await partners.where({ name: 'x' }).write({ email: 5 })
  expectTypeOf((await partners.createMany([{ name: 'x' }]))[0]?.id).toEqualTypeOf<number | undefined>()
})

test('mistakes say what may be meant, where they were made', () => {
  type Said<K extends string> = NoSuchField<Partner, K> extends { readonly 'does not fit': infer S } ? S : never
  expectTypeOf<Said<'emial'>>().toEqualTypeOf<"res.partner has no field 'emial': did you mean 'email'?">()
  expectTypeOf<Said<'emai'>>().toEqualTypeOf<"res.partner has no field 'emai': did you mean 'email'?">()
  expectTypeOf<Said<'colour'>>().toEqualTypeOf<"res.partner has no field 'colour': did you mean 'color'?">()
  expectTypeOf<Said<'colar'>>().toEqualTypeOf<"res.partner has no field 'colar': did you mean 'color'?">()
  expectTypeOf<Said<'parent'>>().toEqualTypeOf<"res.partner has no field 'parent': did you mean 'parent_id'?">()
  expectTypeOf<Said<'xyzzy'>>().toEqualTypeOf<"res.partner has no field 'xyzzy'">()
  partners.select(
    'name',
    // @ts-expect-error the name itself is marked
    'emial',
  )
  partners.select({
    name: true,
    // @ts-expect-error the key itself is marked
    emial: true,
    country_id: {
      // @ts-expect-error beyond a relation too
      cdoe: true,
    },
  })
  partners.where({
    name: 'x',
    // @ts-expect-error the key itself is marked
    emial: 'x',
  })
  partners.where({
    // @ts-expect-error conditions are joined by or(…)
    $or: [{ name: 'x' }, { email: 'x' }],
  })
  partners.where({
    name: 'x',
    // @ts-expect-error and by and(…)
    AND: [{ name: 'x' }],
  })
  partners.find({
    // @ts-expect-error conditions are conditions wherever they stand
    emial: 'x',
  })
  partners.order(
    'name',
    // @ts-expect-error the term itself is marked
    'emial desc',
  )
  partners.groupBy(
    'name',
    // @ts-expect-error the key itself is marked
    'emial',
  )
  // @ts-expect-error days have no such part
  orders.groupBy('date_order:mnoth')
  partners.groupBy('name').aggregate({
    // @ts-expect-error no such field
    first: 'emial:min',
    // @ts-expect-error nothing is called so
    last: 'email:mxa',
    // @ts-expect-error it does not say what
    some: 'email',
  })
  const names: ('name' | 'email')[] = ['name']
  expectTypeOf(partners.select(...names).rows()).resolves.toEqualTypeOf<
    { id: number; name: string; email: string | null }[]
  >()
})

test('servers do not order by paths', () => {
  partners.order('country_id.id', 'parent_id.id desc')
  // @ts-expect-error no server does
  partners.order('country_id.code')
  // @ts-expect-error no server does
  partners.order('child_ids.name')
  // @ts-expect-error text leads nowhere
  partners.order('name.x')
  connect('https://host').model('res.partner').order('country_id.id', 'anything.size')
})

test('servers neither order by lists of records nor make something of any kind', () => {
  // @ts-expect-error a list of records
  partners.order('child_ids')
  partners.order(
    'name',
    // @ts-expect-error the term itself is marked
    'child_ids desc',
  )
  orders.groupBy('state').aggregate({
    // @ts-expect-error text is not added up
    names: 'name:sum',
    // @ts-expect-error nor are records
    partners: 'partner_id:avg',
    // @ts-expect-error lists have no value of their own
    lines: 'order_line:count',
    // @ts-expect-error amounts are neither true nor false
    all: 'amount_total:bool_and',
    // @ts-expect-error moments have no currency
    when: 'date_order:sum_currency',
    total: 'amount_total:sum',
    first: 'date_order:min',
    ids: 'id:sum',
  })
  partners.groupBy('name').aggregate({
    // @ts-expect-error true and false have no order
    most: 'is_company:max',
    all: 'is_company:bool_and',
  })
  connect('https://host').model('res.partner').order('anything').groupBy('x').aggregate({ any: 'anything:sum' })
})

test('groups, pages and translations are typed by kind', async () => {
  const [group] = await odoo
    .model('sale.order.line')
    .groupBy('order_id.date_order:month', 'order_id.partner_id', 'order_id.state')
    .aggregate({
      first: 'name:min',
      dear: 'price_unit:max',
      prices: 'price_unit:array_agg',
      orders: 'order_id:array_agg',
    })
    .limit(5)
  expectTypeOf(group?.['order_id.date_order:month']?.from).toEqualTypeOf<Date | undefined>()
  expectTypeOf(group?.['order_id.partner_id']?.id).toEqualTypeOf<number | undefined>()
  expectTypeOf(group?.['order_id.state']).toEqualTypeOf<'draft' | 'sale' | null | undefined>()
  expectTypeOf(group?.first).toEqualTypeOf<string | null | undefined>()
  expectTypeOf(group?.dear).toEqualTypeOf<number | undefined>()
  expectTypeOf(group?.prices).toEqualTypeOf<readonly number[] | undefined>()
  expectTypeOf(group?.orders).toEqualTypeOf<readonly (number | null)[] | undefined>()
  const [again] = await orders.groupBy('date_order:month_number', 'date_order:month')
  expectTypeOf(again?.['date_order:month_number']).toEqualTypeOf<number | undefined>()
  expectTypeOf(again?.['date_order:month']?.from).toEqualTypeOf<Date | undefined>()
  const [moments] = await orders.groupBy().aggregate({ last: 'date_order:max' })
  expectTypeOf(moments?.last).toEqualTypeOf<Date | null | undefined>()
  for await (const { records, cursor } of partners.select('name').pages({ by: 'write_date', after: 'x' })) {
    expectTypeOf(records[0]?.name).toEqualTypeOf<string | undefined>()
    expectTypeOf(cursor).toEqualTypeOf<string>()
  }
  expectTypeOf(partners.each((page) => page.write({ email: null }))).resolves.toEqualTypeOf<number>()
  const partner = await partners.find(1)
  expectTypeOf(partner.translations('name')).resolves.toEqualTypeOf<Record<string, string | null>>()
  expectTypeOf(partner.translations('name', { terms: true })).resolves.toEqualTypeOf<
    Record<string, Record<string, string>>
  >()
  partner.setTranslations('name', { fr_FR: 'x', en_US: { a: 'b' } })
  // @ts-expect-error text, or terms
  partner.setTranslations('name', { fr_FR: 5 })
  // @ts-expect-error no such field
  partner.setTranslations('nmae', { fr_FR: 'x' })
})

test('changes have what was tracked where that is asked for', async () => {
  for await (const { created, updated, deleted } of orders.changes({ fields: ['name', 'state'], tracking: true })) {
    expectTypeOf(deleted).toEqualTypeOf<readonly number[]>()
    for (const { name, tracked } of [...created, ...updated]) {
      expectTypeOf(name).toEqualTypeOf<string>()
      for (const change of tracked) {
        expectTypeOf(change.at).toEqualTypeOf<Date>()
        if (change.field === 'state') expectTypeOf(change.to).toEqualTypeOf<'draft' | 'sale' | null>()
        if (change.field === 'partner_id') {
          expectTypeOf(change.from).toEqualTypeOf<{ id: number; display_name: string } | null>()
        }
        // @ts-expect-error no such field
        if (change.field === 'stat') throw change
      }
    }
  }
  for await (const { updated } of orders.select('name').changes()) {
    // @ts-expect-error it was not asked for
    for (const { tracked } of updated) expectTypeOf(tracked).toBeNever()
  }
  const untyped = connect('https://host').model('x.y')
  for await (const { updated } of untyped.changes({ tracking: true })) {
    for (const { tracked, active } of updated) {
      expectTypeOf(tracked[0]?.field).toEqualTypeOf<string | undefined>()
      expectTypeOf(active).toEqualTypeOf<boolean | undefined>()
    }
  }
})
