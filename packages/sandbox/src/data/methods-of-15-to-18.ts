import type { Series } from 'ooor/protocol'
import type { MethodDefinition, ModelDefinition } from '../orm/definition.ts'
import { singleton } from '../orm/singleton.ts'
import { own } from '../own.ts'
import { iterated, memberOf } from '../python/eyes.ts'
import { Recordset } from '../python/recordset.ts'
import { ATTACHMENT_METHODS_OF_14 } from './attachment-methods-of-14.ts'
import { defaultsOfRecords } from './defaults-of-records.ts'
import { followsOfOne } from './follows-of-one.ts'
import { METHODS_SINCE_15 } from './methods-of-19.ts'
import { readOrders } from './order-methods.ts'
import { PRODUCT_METHODS_OF_14, VARIANT_METHODS_OF_14 } from './product-methods-of-14.ts'
import { smallMethodsOf16To18 } from './small-methods-of-16-to-18.ts'
import { unmodelledMethods } from './unmodelled-methods.ts'
import { GROUP_WINDOWS } from './window-methods-of-14.ts'

const ORDER = 'sale.order'
const PARTNER = 'res.partner'
const FILES = 'ir.attachment'
const TEMPLATE = 'product.template'

/** What pays an order of a customer: nobody has begun to. */
const lastTransaction: MethodDefinition = {
  params: [],
  run: (env, ids) => {
    readOrders(env, [singleton(ORDER, ids)])
    return new Recordset('payment.transaction', [])
  },
}

/** Opens the dialog that gives a discount on the whole order (odoo/addons/sale of 17 and 18). */
const discountWizard: MethodDefinition = {
  params: [],
  run: (_env, ids) => {
    singleton(ORDER, ids)
    const [type, target] = ['ir.actions.act_window', 'new']
    return { name: 'Discount', type, res_model: 'sale.order.discount', view_mode: 'form', target }
  },
}

/** Writes what an address is made of, and passes over the rest (odoo/addons/base of 16 to 18). */
const updateAddress: MethodDefinition = {
  params: ['vals'],
  required: 1,
  run: (env, ids, { vals }) => {
    const given = ADDRESS.filter((name) => iterated(vals).includes(name))
    if (given.length === 0) return null
    env.write(PARTNER, ids, Object.fromEntries(given.map((name) => [name, memberOf(vals, name)])))
    return true
  },
}

const ADDRESS = ['street', 'street2', 'zip', 'city', 'state_id', 'country_id']

/** Nothing was authorized that could be paid or given back (odoo/addons/sale of 16). */
const nothingAuthorized: MethodDefinition = {
  params: [],
  run: (env, ids) => {
    readOrders(env, ids)
    return null
  },
}

/** Prices by kind, private since 17 (odoo/addons/product of 16). */
const PRICES: Readonly<Record<string, Readonly<Record<string, MethodDefinition>>>> = {
  'product.template': { price_compute: PRODUCT_METHODS_OF_14.price_compute as MethodDefinition },
  'product.product': { price_compute: VARIANT_METHODS_OF_14.price_compute as MethodDefinition },
}

/** Public methods that the sandbox has no logic for, whose arguments are looked at (by source); those of 16 to 18 are told elsewhere. */
const WITHOUT_LOGIC: Readonly<Record<string, readonly string[]>> = {
  [FILES]: ['register_as_main_attachment(force?)'],
  [ORDER]: ['payment_action_capture()', 'payment_action_void()', 'action_view_delivery() read', 'tracking_fields()'],
  'res.country': ['get_address_fields() one read'],
  'res.lang': ['format(percent value grouping? monetary?) one read'],
}

/** A model with the methods of its own that 15 to 18 have and 14 or 19 have as well. */
export function withMethodsOf15To18(model: ModelDefinition, { major }: Series): ModelDefinition {
  const orders = model.name === ORDER && {
    get_portal_last_transaction: lastTransaction,
    ...(major >= 17 && { action_open_discount_wizard: discountWizard }),
    ...(major < 17 && { payment_action_capture: nothingAuthorized, payment_action_void: nothingAuthorized }),
    // Whose invoices they are nobody may say before 17.
    ...(major < 17 && {
      action_view_invoice: { ...METHODS_SINCE_15[ORDER]?.action_view_invoice, params: [] } as MethodDefinition,
    }),
  }
  const partners = model.name === PARTNER && { update_address: updateAddress, onchange_email: followsOfOne(PARTNER) }
  const files = model.name === FILES && { check: ATTACHMENT_METHODS_OF_14.check as MethodDefinition }
  const users = model.name === 'res.users' && GROUP_WINDOWS
  const defaults = major === 18 && model.name === TEMPLATE && { default_get: defaultsOfRecords(TEMPLATE) }
  const small = major >= 16 && major < 19 ? own(smallMethodsOf16To18(major), model.name) : undefined
  const prices = major < 17 ? own(PRICES, model.name) : undefined
  // (odoo/addons/sale: until 16)
  const orders15 = major === 15 && model.name === ORDER ? ['update_prices() one read'] : []
  const withoutLogic = major >= 16 ? [] : [...(own(WITHOUT_LOGIC, model.name) ?? []), ...orders15]
  return {
    ...model,
    methods: {
      ...unmodelledMethods(model.name, withoutLogic),
      ...own(METHODS_SINCE_15, model.name),
      ...orders,
      ...partners,
      ...files,
      ...users,
      ...prices,
      ...defaults,
      ...small,
      ...model.methods,
    },
  }
}
