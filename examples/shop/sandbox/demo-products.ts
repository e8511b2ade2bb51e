import type { Connection } from 'ooor'
import { type Drawing, draw } from './product-drawings.ts'

interface Piece {
  readonly name: string
  readonly description: string
  readonly drawing?: Drawing
  /** For what the sandbox does not have already. */
  readonly isNew?: { readonly price: number; readonly category: string }
  /** In French. */
  readonly french?: string
}

/** In the shop's own order. */
const PIECES: readonly Piece[] = [
  {
    name: 'Two-Seat Sofa',
    french: 'Canapé deux places',
    drawing: 'sofa',
    description: 'Wool on an oak frame, for the talk before the meeting.',
    isNew: { price: 1290, category: 'Chairs' },
  },
  {
    name: 'Office Chair',
    french: 'Chaise de bureau',
    drawing: 'chair',
    description: 'Tilts, turns and forgives long afternoons.',
  },
  { name: 'Office Lamp', french: 'Lampe de bureau', drawing: 'lamp', description: 'A warm light on a long arm.' },
  { name: 'Large Meeting Table', drawing: 'meetingTable', description: 'Round, so that nobody sits at the end.' },
  {
    name: 'Open Shelf',
    drawing: 'shelf',
    description: 'Steel and oak, for the things worth seeing.',
    isNew: { price: 240, category: 'Cabinets' },
  },
  { name: 'Corner Desk Left Sit', drawing: 'cornerDesk', description: 'Turns the unused corner into the best seat.' },
  {
    name: 'Workshop Stool',
    drawing: 'stool',
    description: 'Solid beech, three legs and no wobble.',
    isNew: { price: 89, category: 'Chairs' },
  },
  {
    name: 'Storage Box',
    french: 'Boîte de rangement',
    drawing: 'box',
    description: 'Stackable, with a lid that stays where it is put.',
  },
  { name: 'Desk Combination', drawing: 'deskSet', description: 'Desk, drawers and chair that belong together.' },
  { name: 'Large Cabinet', drawing: 'cabinet', description: 'Two doors, four shelves, and out of sight it goes.' },
  { name: 'Acoustic Bloc Screens', drawing: 'screens', description: 'Takes the edge off a loud room.' },
  // The one without a picture.
  {
    name: 'Assembly at Your Place',
    description: 'We bring it, build it and take the cardboard with us.',
    isNew: { price: 75, category: 'Services' },
  },
  { name: 'Drawer', drawing: 'drawer', description: 'Three drawers on castors, fits below every desk.' },
  { name: 'Pedal Bin', drawing: 'bin', description: 'Closes softly, every time.' },
  {
    name: 'Cable Management Box',
    drawing: 'cableBox',
    description: 'One lid over eleven cables.',
    isNew: { price: 100, category: 'Boxes' },
  },
  { name: 'Office Chair Black', drawing: 'chair', description: 'The one with the higher back.' },
  { name: 'Corner Desk Right Sit', drawing: 'cornerDesk', description: 'The other corner.' },
  { name: 'Cabinet with Doors', drawing: 'cabinet', description: 'For what nobody should see.' },
  { name: 'Drawer Black', drawing: 'drawer', description: 'One drawer, no nonsense.' },
]

/**
 * Makes a shop worth looking at out of the sandbox's demo data, by ordinary calls: more products, descriptions,
 * pictures, and an order that the portal user has placed before.
 */
export async function addDemoProducts(odoo: Connection): Promise<void> {
  const languages = odoo.model('res.lang').raw
  const french = await languages.search([['code', '=', 'fr_FR']], { context: { active_test: false } })
  await languages.write(french, { active: true })
  const templates = odoo.model('product.template').raw
  const categories = odoo.model('product.public.category').raw
  const known = await templates.searchRead([], ['name'])
  const named = new Map((await categories.searchRead([], ['name'])).map(({ id, name }) => [name, id]))
  const categoryOf = async (name: string) => {
    const id = named.get(name) ?? (await categories.create({ name, sequence: 50 }))
    named.set(name, id)
    return id
  }
  const { major } = await odoo.series()
  const picture = major < 13 ? 'image' : 'image_1920'
  const inFrench = odoo.defaultSession.withLang('fr_FR').model('product.template').raw
  for (const [place, { name, description, drawing, isNew, french }] of PIECES.entries()) {
    const values = {
      description_sale: description,
      website_sequence: place + 1,
      taxes_id: [[6, 0, [SALES_TAX]]],
      ...(drawing !== undefined && { [picture]: btoa(draw(drawing)) }),
    }
    let id = known.find((template) => template.name === name)?.id
    if (id !== undefined) await templates.write([id], values)
    else if (isNew !== undefined) {
      const category = await categoryOf(isNew.category)
      const published = {
        sale_ok: true,
        [major < 12 ? 'website_published' : 'is_published']: true,
        public_categ_ids: [[4, category, 0]],
      }
      id = await templates.create({ ...values, ...published, name, list_price: isNew.price })
    }
    if (french !== undefined && id !== undefined) await inFrench.write([id], { name: french })
  }
  await addChoices(odoo)
  await placeAnOrder(odoo)
}

/** What the sandbox has from the beginning. */
const SALES_TAX = 1

/** A product in three colours, one of them sold out, and a second way of delivery, where the series has them. */
async function addChoices(odoo: Connection): Promise<void> {
  const wanted = ['product.template.attribute.line', 'delivery.carrier']
  const found = await odoo.model('ir.model').raw.searchRead([['model', 'in', wanted]], ['model'])
  const has = (name: string) => found.some(({ model }) => model === name)
  if (has('delivery.carrier')) {
    await odoo.model('delivery.carrier').raw.create({ name: 'To your desk, built up', fixed_price: 49 })
  }
  if (!has('product.template.attribute.line')) return
  const [screens] = await odoo
    .model('product.template')
    .raw.searchRead([['name', '=', 'Acoustic Bloc Screens']], ['name'])
  if (screens === undefined) return
  const attribute_id = await odoo.model('product.attribute').raw.create({ name: 'Colour' })
  const values = odoo.model('product.attribute.value').raw
  const ids: number[] = []
  for (const name of ['White', 'Oak', 'Moss']) ids.push(await values.create({ name, attribute_id }))
  const templates = odoo.model('product.template').raw
  await templates.write([screens.id], { attribute_line_ids: [[0, 0, { attribute_id, value_ids: [[6, 0, ids]] }]] })
  const isCounted = { allow_out_of_stock_order: false, is_storable: true }
  const fields = Object.keys((await templates.call('fields_get', [Object.keys(isCounted)])) as object)
  const counted = Object.fromEntries(Object.entries(isCounted).filter(([name]) => fields.includes(name)))
  if (Object.keys(counted).length > 0) await templates.write([screens.id], counted)
  const products = odoo.model('product.product').raw
  const variants = await products.searchRead([['product_tmpl_id', '=', screens.id]], ['display_name'], { order: 'id' })
  for (const [place, { id }] of variants.entries())
    await products.write([id], { qty_available: [12, 3, 0][place] ?? 0 })
}

async function placeAnOrder(odoo: Connection): Promise<void> {
  const [portal] = await odoo.model('res.users').raw.searchRead([['login', '=', 'portal']], ['partner_id'])
  const [partner] = (portal?.partner_id ?? []) as [id: number, name: string]
  const wanted = [['name', 'in', ['Office Lamp', 'Open Shelf']]] as const
  const products = await odoo.model('product.product').raw.searchRead(wanted, ['name', 'lst_price'])
  const orders = odoo.model('sale.order').raw
  const isOf8 = (await odoo.series()).major < 9
  const order = await orders.create({
    partner_id: partner,
    date_order: '2026-02-11 14:20:00',
    order_line: products.map(({ id, name, lst_price }, index) => [
      0,
      0,
      { product_id: id, name, price_unit: lst_price, product_uom_qty: index + 1 },
    ]),
  })
  await orders.call(isOf8 ? 'action_button_confirm' : 'action_confirm', [[order]])
}
