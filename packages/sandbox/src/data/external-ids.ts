import type { Series } from 'ooor/protocol'
import type { ModelDefinition, Stored } from '../orm/definition.ts'
import { actionNames } from './actions.ts'
import { CATALOGUE } from './catalogue.ts'
import { countryRows } from './country-rows.ts'
import { currencyCodes, rateRows } from './currency-rows.ts'
import { externalIdMethods } from './external-id-methods.ts'
import { groupNames } from './group-rows.ts'
import { INDUSTRY_LETTERS } from './industries.ts'
import { moduleRows } from './module-rows.ts'
import { paymentTermNames } from './payment-terms.ts'
import { PRICELIST_NAMES_OF_14 } from './pricelist-rows.ts'
import { STATE_ROWS } from './state-rows.ts'
import { unitModel } from './unit-model.ts'
import { VACUUM } from './vacuum.ts'

type Name = readonly [module: string, name: string, model: string, id: number]

export function externalIdsModel(series: Series): ModelDefinition {
  const { major } = series
  return {
    name: 'ir.model.data',
    description: 'Model Data',
    // Since 15 for administrators only (tried on 14.0 and 16.0 to 19.0).
    access: { system: 'rwcd', ...(major < 15 && { user: major < 14 ? 'r' : 'rc' }) },
    order: 'module, model, name',
    recName: 'complete_name',
    searchedByName: ['name', 'module'],
    fields: {
      name: { type: 'char', string: 'External Identifier', required: true },
      module: { type: 'char', string: 'Module', required: true, default: '' },
      model: { type: 'char', string: 'Model Name', required: true },
      res_id:
        major < 14
          ? { type: 'integer', string: 'Record ID' }
          : { type: 'many2one_reference', string: 'Record ID', modelField: 'model' },
      noupdate: { type: 'boolean', string: 'Non Updatable' },
      complete_name: {
        type: 'char',
        string: 'Complete ID',
        readonly: true,
        store: false,
        since: 7,
        // In a form of 19 of what is there (tried on 19.0).
        compute: ({ module, name }) =>
          major >= 19 && !(module && name)
            ? String(module || name || '')
            : module
              ? `${String(module)}.${String(name)}`
              : String(name),
      },
      reference: {
        type: 'char',
        string: 'Reference',
        readonly: true,
        store: false,
        since: 9,
        compute: ({ model, res_id }) => `${model || 'False'},${res_id || 0}`,
      },
    },
    // A name is called after what it names.
    displayName: ({ module, name, model, res_id }, env) => {
      const title = env.hasModel(String(model)) ? env.sudo().displayName(String(model), res_id as number) : ''
      if (title || major < 19 || (module && name)) return title || `${String(module)}.${String(name)}`
      return String(module || name || '')
    },
    unique: {
      'name,module':
        'duplicate key value violates unique constraint "ir_model_data_module_name_uniq_index"\nDETAIL:  Key (module, name)=({module}, {name}) already exists.\n',
    },
    methods: externalIdMethods(major),
    records: namesOf(series).map(([module, name, model, res_id], index): Stored => {
      return { id: index + 1, module, name, model, res_id, noupdate: true }
    }),
  }
}

function namesOf(series: Series): Name[] {
  const { major } = series
  const base = (name: string, model: string, id: number): Name => ['base', name, model, id]
  return [
    base('main_company', 'res.company', 1),
    ...currencyCodes(series).map((code, index) => base(code, 'res.currency', index + 1)),
    base('user_root', 'res.users', 1),
    // The system and the administrator are two since 12.
    ...(major < 12 ? [] : [base('user_admin', 'res.users', 2)]),
    base('public_user', 'res.users', 4),
    base('user_demo', 'res.users', 6),
    base('demo_user0', 'res.users', 7),
    ...groupNames(series).map(([externalId, id]) => named(externalId, 'res.groups', id)),
    ...actionNames(series).map(([externalId, model, id]) => named(externalId, model, id)),
    ...partnerNames(major).map(([name, id]) => base(name, 'res.partner', id)),
    ...['0', '2', '3', '8', '11', '12', '14'].map((number, index) =>
      base(`res_partner_category_${number}`, 'res.partner.category', index + 1),
    ),
    ...countryRows(major)
      .filter(({ code }) => code)
      .map(({ id, code }) => base(code === 'GB' ? 'uk' : String(code).toLowerCase(), 'res.country', id)),
    ...STATE_ROWS.map(({ id, externalId }) => base(externalId, 'res.country.state', id)),
    base('lang_en', 'res.lang', 1),
    ...rateRows(series).map(({ id, externalId }) => base(externalId, 'res.currency.rate', id)),
    ...moduleRows(series).modules.map(({ id, name }) => base(`module_${String(name)}`, 'ir.module.module', id)),
    ...(major < 11 ? [] : [base('autovacuum_job', 'ir.cron', VACUUM.id)]),
    ...productNames(major),
    ...(major < 9
      ? []
      : paymentTermNames(major).map(([name, id]): Name => ['account', name, 'account.payment.term', id])),
    ...messageNames(major),
    ...(major === 14 ? NAMES_OF_14 : []),
    ...unitCategoryNames(major),
    ...(major < 19
      ? []
      : INDUSTRY_LETTERS.map((letter, index) =>
          base(`res_partner_industry_${letter}`, 'res.partner.industry', index + 1),
        )),
  ]
}

function named(externalId: string, model: string, id: number): Name {
  const dot = externalId.indexOf('.')
  return [externalId.slice(0, dot), externalId.slice(dot + 1), model, id]
}

function partnerNames(major: number): readonly (readonly [name: string, id: number])[] {
  return [
    ['main_partner', 1],
    ...(major < 12
      ? ([['partner_root', 3]] as const)
      : ([
          ['partner_root', 2],
          ['partner_admin', 3],
        ] as const)),
    ['public_partner', 4],
    [major < 13 ? 'demo_partner' : 'partner_demo', 7],
    ['partner_demo_portal', 8],
    ['res_partner_1', 9],
    ['res_partner_2', 10],
    ['res_partner_3', 11],
    ['res_partner_10', 12],
    ['res_partner_18', 13],
    ['res_partner_12', 14],
    ['res_partner_4', 15],
    ['res_partner_address_1', 16],
    ['res_partner_address_15', 26],
    ['res_partner_address_16', 27],
  ]
}

function productNames(major: number): Name[] {
  const product = (name: string, model: string, id: number): Name => ['product', name, model, id]
  const units = unitModel(major)
  const unit = (name: string, id: number): Name => [major < 12 ? 'product' : 'uom', name, units, id]
  const categories: readonly (readonly [string, number])[] =
    major < 19
      ? [
          ['product_category_all', 1],
          ['product_category_1', 2],
          ['product_category_3', 3],
          ['product_category_2', 4],
          ['product_category_5', 5],
        ]
      : [
          ['product_category_goods', 1],
          ['product_category_expenses', 2],
          ['product_category_services', 3],
          ['product_category_furniture', 4],
          ['product_category_office', 5],
          ['product_category_outdoor_furniture', 6],
        ]
  return [
    unit('product_uom_unit', 1),
    unit('product_uom_dozen', 2),
    unit('product_uom_kgm', 3),
    unit('product_uom_day', 5),
    unit('product_uom_hour', 6),
    // Gone from 18 (tried on 19.0).
    ...(major < 18 ? [product('list0', 'product.pricelist', 1)] : []),
    ...categories.map(([name, id]) => product(name, 'product.category', id)),
    ...CATALOGUE.flatMap(({ id, externalId }) => [
      product(externalId, 'product.product', id),
      product(`${externalId}_product_template`, 'product.template', id),
    ]),
    ...Array.from({ length: 18 }, (_, index): Name => ['sale', `sale_order_${index + 1}`, 'sale.order', index + 1]),
  ]
}

const NAMES_OF_14: readonly Name[] = [
  ...['madam', 'miss', 'mister', 'doctor', 'prof'].map((name, index): Name => {
    return ['base', `res_partner_title_${name}`, 'res.partner.title', index + 1]
  }),
  ...['europe', 'south_america', 'sepa_zone'].map((name, index): Name => {
    return ['base', name, 'res.country.group', index + 1]
  }),
  ['website_sale', 'benelux', 'res.country.group', 4],
  ...PRICELIST_NAMES_OF_14.flatMap(([name, list, rule]): Name[] => [
    ['website_sale', `list_${name}`, 'product.pricelist', list],
    ['website_sale', `item_${name}`, 'product.pricelist.item', rule],
  ]),
  ['website_sale', 'item_us', 'product.pricelist.item', 5],
  ...INDUSTRY_LETTERS.map((letter, index): Name => {
    return ['base', `res_partner_industry_${letter}`, 'res.partner.industry', index + 1]
  }),
]

/** Kinds of units, from 14 to 18 (tried on 14.0 and 16.0 to 18.0). */
function unitCategoryNames(major: number): Name[] {
  if (major < 14 || major >= 19) return []
  const surface = major < 15 ? [] : ['uom_categ_surface']
  const names = ['product_uom_categ_unit', 'product_uom_categ_kgm', 'uom_categ_wtime', 'uom_categ_length', ...surface]
  return [...names, 'product_uom_categ_vol'].map((name, index) => ['uom', name, 'uom.category', index + 1])
}

/** What tells kinds of messages and activities apart (tried on 14.0 and 19.0; of the others by `mail/data`). */
function messageNames(major: number): Name[] {
  if (major < 8) return []
  const subtypes = ['mt_comment', 'mt_note', ...(major >= 11 ? ['mt_activities'] : [])]
  const activities = major >= 11 ? ['email', 'call', 'meeting', 'todo'] : []
  return [
    ...subtypes.map((name, index): Name => {
      return ['mail', name, 'mail.message.subtype', index + 1]
    }),
    ...(major >= 14 ? ['mt_order_sent', 'mt_order_confirmed'] : []).map((name, index): Name => {
      return ['sale', name, 'mail.message.subtype', index + 7]
    }),
    ...activities.map((name, index): Name => {
      return ['mail', `mail_activity_data_${name}`, 'mail.activity.type', index + 1]
    }),
  ]
}
