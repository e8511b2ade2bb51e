import type { FieldDefinition, ModelDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { EVERYBODY_READS } from './access-rights.ts'
import { fullName, noCircle } from './no-ancestor-circle.ts'

const CATEGORY = {
  desks: 1,
  boxes: 3,
  drawers: 4,
  cabinets: 5,
  bins: 6,
  lamps: 7,
  services: 8,
  components: 10,
  chairs: 17,
}

/** The shop's own category of a product, by its id in the catalogue. */
const CATEGORY_OF: Readonly<Record<number, number>> = {
  ...of(CATEGORY.services, 3, 4),
  ...of(CATEGORY.chairs, 5, 17),
  ...of(CATEGORY.desks, 6, 14, 15, 20, 21, 22),
  ...of(CATEGORY.components, 7, 10, 19),
  ...of(CATEGORY.cabinets, 8, 16),
  ...of(CATEGORY.boxes, 9),
  ...of(CATEGORY.drawers, 11, 18),
  ...of(CATEGORY.bins, 12),
  ...of(CATEGORY.lamps, 13),
}

function of(category: number, ...products: readonly number[]): Record<number, number> {
  return Object.fromEntries(products.map((id) => [id, category]))
}

/** Where something new comes in: five after the last of all. */
function afterTheLast(env: Environment, model: string, column: string): number {
  const places = Array.from(env.table(model).rows.values(), (row) => Number(row[column] || 0))
  return env.dialect.series.major < 13 || places.length === 0
    ? 10_000
    : places.reduce((last, place) => Math.max(last, place)) + 5
}

/** Tried on 14.0 and 16.0 to 19.0; before 13 it was not seen. */
const afterTheLastProduct = (env: Environment) => afterTheLast(env, 'product.template', 'website_sequence')

/** What the shop adds to a template (addons/website_sale, and the pictures of `image.mixin`). */
export const SHOP_FIELDS: Readonly<Record<string, FieldDefinition>> = {
  public_categ_ids: {
    type: 'many2many',
    string: 'Website Product Category',
    relation: 'product.public.category',
    since: 8,
  },
  website_sequence: { type: 'integer', string: 'Website Sequence', default: afterTheLastProduct, since: 8 },
  image_1920: { type: 'binary', string: 'Image', since: 13, isImage: true },
  allow_out_of_stock_order: {
    type: 'boolean',
    string: 'Continue selling when out-of-stock',
    default: true,
    since: 15,
  },
  inventory_availability: {
    type: 'selection',
    string: 'Inventory Availability',
    selection: [
      ['never', 'Sell regardless of inventory'],
      ['always', 'Show inventory on website and prevent sales if not enough stock'],
      ['threshold', 'Show inventory below a threshold and prevent sales if not enough stock'],
      ['custom', 'Show product-specific notifications'],
    ],
    default: 'never',
    since: 11,
    until: 14,
  },
  is_storable: { type: 'boolean', string: 'Track Inventory', default: false, since: 18 },
  available_threshold: { type: 'float', string: 'Show Threshold', default: 5, since: 13 },
  show_availability: { type: 'boolean', string: 'Show availability Qty', default: false, since: 15 },
  // No picture is made smaller here.
  image: { type: 'binary', string: 'Image', since: 8, until: 12 },
  image_medium: { type: 'binary', string: 'Medium-sized image', since: 8, until: 12, compute: (row) => row.image },
  image_small: { type: 'binary', string: 'Small-sized image', since: 8, until: 12, compute: (row) => row.image },
  image_128: { type: 'binary', string: 'Image 128', readonly: true, since: 13, compute: (row) => row.image_1920 },
}

/** A template's values of these fields. */
export function shopValues(id: number): Readonly<Record<string, unknown>> {
  const category = CATEGORY_OF[id]
  return {
    public_categ_ids: category === undefined ? [] : [category],
    website_sequence: 10_000 + id,
    allow_out_of_stock_order: true,
    available_threshold: 5,
    inventory_availability: 'never',
  }
}

const PUBLIC = 'product.public.category'

/** The shop's own categories, which are others than the accountants'. */
export const publicCategories: ModelDefinition = {
  name: 'product.public.category',
  description: 'Website Product Category',
  access: EVERYBODY_READS,
  order: 'sequence, name, id',
  // Tried on 14.0 and 19.0.
  displayName: (row, env) => {
    // What is being made has none above it yet (tried on 19.0).
    const isMade = env.dialect.series.major < 19 || row.id > 0
    return isMade ? fullName(PUBLIC)(row, env) : String(row.name || 'New')
  },
  constrain: noCircle('product.public.category'),
  fields: {
    name: { type: 'char', string: 'Name', required: true, translate: true },
    parent_id: { type: 'many2one', string: 'Parent Category', relation: 'product.public.category' },
    // After the last one, which may be any; before 13 it was not seen.
    sequence: {
      type: 'integer',
      string: 'Sequence',
      default: (env: Environment) => afterTheLast(env, PUBLIC, 'sequence'),
    },
  },
  records: [
    { id: CATEGORY.desks, name: 'Desks', sequence: 15 },
    { id: CATEGORY.components, name: 'Components', sequence: 16, parent_id: CATEGORY.desks },
    { id: CATEGORY.chairs, name: 'Chairs', sequence: 18 },
    { id: CATEGORY.boxes, name: 'Boxes', sequence: 29 },
    { id: CATEGORY.drawers, name: 'Drawers', sequence: 35 },
    { id: CATEGORY.cabinets, name: 'Cabinets', sequence: 40 },
    { id: CATEGORY.bins, name: 'Bins', sequence: 45 },
    { id: CATEGORY.lamps, name: 'Lamps', sequence: 49 },
    { id: CATEGORY.services, name: 'Services', sequence: 55 },
  ],
}
