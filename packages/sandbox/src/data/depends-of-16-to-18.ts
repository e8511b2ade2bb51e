import { OF_ACTIVITIES, OF_ORDERS } from './depends-of-19.ts'

type Depends = Readonly<Record<string, Readonly<Record<string, string>>>>

/** What fields of 16 to 18 are computed from, where their own definition does not say it (`fields_get` of 16.0 to 18.0). */
const COMMON: Depends = {
  'ir.attachment': {
    checksum: '',
    file_size: '',
    index_content: '',
    datas: 'store_fname db_datas file_size',
    raw: 'store_fname db_datas',
  },
  'ir.cron': {
    display_name: 'name',
  },
  'ir.module.module': {
    icon_image: 'icon',
    installed_version: 'name',
    menus_by_module: 'name state',
    reports_by_module: 'name state',
    views_by_module: 'name state',
  },
  'mail.activity': {
    res_model: 'res_model_id.model',
    res_name: 'res_model res_id',
  },
  'product.attribute': {
    number_related_products: 'product_tmpl_ids',
  },
  'product.category': {
    display_name: 'complete_name',
  },
  'product.product': {
    ...OF_ACTIVITIES,
    image_128: '',
    image_1920: '',
    lst_price: 'list_price price_extra',
    price_extra: 'product_template_attribute_value_ids.price_extra',
  },
  'product.template': {
    ...OF_ACTIVITIES,
    barcode: 'product_variant_ids.barcode',
    currency_id: 'company_id',
    image_128: 'image_1920',
    invoice_policy: 'type',
    product_variant_count: 'product_variant_ids.product_tmpl_id',
    product_variant_id: 'product_variant_ids',
    taxes_id: 'taxes_id.type_tax_use',
    website_published: 'is_published website_id',
  },
  'product.template.attribute.line': {
    value_count: 'value_ids',
  },
  'res.company': {
    logo: 'partner_id.image_1920',
    name: 'partner_id.name',
  },
  'res.currency': {
    date: 'rate_ids.name',
    inverse_rate: 'rate_ids.rate',
    rate_string: 'rate_ids.rate',
  },
  'res.currency.rate': {
    company_rate: 'rate name currency_id company_id currency_id.rate_ids.rate',
    inverse_company_rate: 'company_rate',
  },
  'res.groups': {
    display_name: 'full_name',
    full_name: 'category_id.name name',
    trans_implied_ids: 'implied_ids.trans_implied_ids',
  },
  'res.partner': {
    ...OF_ACTIVITIES,
    child_ids: 'child_ids.active',
    commercial_company_name: 'company_name parent_id.is_company commercial_partner_id.name',
    contact_address: 'street street2 zip city state_id country_id country_id company_name state_id',
    image_128: 'image_1920',
    same_vat_partner_id: 'vat company_id company_registry',
    user_id: 'parent_id',
  },
  'res.partner.bank': {
    acc_type: 'acc_number',
    company_id: 'partner_id.company_id',
    sanitized_acc_number: 'acc_number',
  },
  'res.users': {
    login_date: 'log_ids.create_date',
    share: 'groups_id',
    signature: 'name',
    state: '',
  },
  'sale.order': {
    ...OF_ACTIVITIES,
    ...OF_ORDERS,
  },
  'sale.order.line': {
    customer_lead: 'product_id',
    discount: 'product_id product_uom product_uom_qty',
    price_unit: 'product_id product_uom product_uom_qty',
    product_uom: 'product_id',
    product_uom_qty: 'display_type product_id product_packaging_qty',
    product_updatable: 'move_ids product_id state qty_invoiced qty_delivered',
    qty_invoiced: 'invoice_lines.move_id.state invoice_lines.quantity',
    tax_id: 'product_id company_id',
  },
}

/** The same of some of them alone, by the first and the last. */
const OF_SOME: readonly (readonly [since: number, until: number, Depends])[] = [
  [
    16,
    16,
    {
      'mail.activity': {
        state: 'date_deadline',
      },
      'product.product': {
        __last_update:
          'create_date write_date product_tmpl_id.create_date product_tmpl_id.write_date create_date write_date',
        free_qty: 'stock_move_ids.product_qty stock_move_ids.state',
        qty_available: 'stock_move_ids.product_qty stock_move_ids.state',
        virtual_available: 'stock_move_ids.product_qty stock_move_ids.state',
      },
      'product.template': {
        default_code: 'product_variant_ids product_variant_ids.default_code',
        standard_price: 'product_variant_ids product_variant_ids.standard_price',
        volume: 'product_variant_ids product_variant_ids.volume',
        weight: 'product_variant_ids product_variant_ids.weight',
      },
      'res.partner': {
        display_name: 'is_company name parent_id.display_name type company_name commercial_company_name name',
      },
      'res.users': {
        notification_type: 'share',
      },
      'sale.order': {
        currency_id: 'pricelist_id',
        payment_term_id: 'partner_id',
        pricelist_id: 'partner_id',
      },
      'sale.order.line': {
        invoice_status: 'order_id.state state product_uom_qty qty_delivered qty_to_invoice qty_invoiced',
        qty_delivered:
          'move_ids.state move_ids.scrapped move_ids.product_uom_qty move_ids.product_uom qty_delivered_method analytic_line_ids.so_line analytic_line_ids.unit_amount analytic_line_ids.product_uom_id',
      },
    },
  ],
  [
    16,
    17,
    {
      'product.template': {
        type: 'detailed_type',
      },
      'sale.order': {
        amount_tax: 'order_line.price_subtotal order_line.price_tax order_line.price_total',
        amount_total: 'order_line.price_subtotal order_line.price_tax order_line.price_total',
        amount_untaxed: 'order_line.price_subtotal order_line.price_tax order_line.price_total',
      },
      'sale.order.line': {
        name: 'linked_line_id option_line_ids product_id product_id',
      },
    },
  ],
  [
    17,
    18,
    {
      'account.tax': {
        display_name: 'type_tax_use tax_scope name',
      },
      'delivery.carrier': {
        fixed_price: 'product_id.list_price product_id.product_tmpl_id.list_price',
      },
      'ir.model.fields': {
        display_name: 'field_description model field_description',
      },
      'mail.activity': {
        display_name: 'summary activity_type_id summary',
        state: 'active date_deadline',
      },
      'product.attribute.value': {
        display_name: 'attribute_id name',
      },
      'product.pricelist': {
        display_name: 'currency_id name',
      },
      'product.product': {
        display_name: 'name default_code product_tmpl_id name',
        free_qty: 'stock_move_ids.product_qty stock_move_ids.state stock_move_ids.quantity',
        qty_available: 'stock_move_ids.product_qty stock_move_ids.state stock_move_ids.quantity',
        virtual_available: 'stock_move_ids.product_qty stock_move_ids.state stock_move_ids.quantity',
        write_date: 'product_tmpl_id.write_date',
      },
      'product.public.category': {
        display_name: 'parents_and_self name',
      },
      'product.template': {
        default_code: 'product_variant_ids.default_code',
        display_name: 'name default_code name',
        standard_price: 'product_variant_ids.standard_price',
        volume: 'product_variant_ids.volume',
        weight: 'product_variant_ids.weight',
      },
      'product.template.attribute.value': {
        display_name: 'attribute_id name',
      },
      'res.bank': {
        display_name: 'bic name',
      },
      'res.country.state': {
        display_name: 'country_id name',
      },
      'res.partner': {
        display_name: 'website_id complete_name email vat state_id country_id commercial_company_name name',
      },
      'res.partner.bank': {
        acc_holder_name: 'partner_id',
        display_name: 'allow_out_payment acc_number bank_id acc_number bank_id acc_number',
      },
      'res.partner.category': {
        display_name: 'parent_id name',
      },
      'res.users': {
        notification_type: 'share groups_id',
      },
      'sale.order': {
        amount_delivery: 'order_line.price_total order_line.price_subtotal',
        display_name: 'partner_id name',
        pricelist_id: 'partner_id company_id',
      },
      'sale.order.line': {
        display_name: 'order_partner_id order_id product_id name',
        qty_delivered:
          'move_ids.state move_ids.scrapped move_ids.quantity move_ids.product_uom qty_delivered_method analytic_line_ids.so_line analytic_line_ids.unit_amount analytic_line_ids.product_uom_id',
      },
    },
  ],
  [
    17,
    17,
    {
      'sale.order': {
        invoice_status: 'order_line.is_delivery order_line.is_downpayment state order_line.invoice_status',
        payment_term_id: 'partner_id partner_id',
      },
    },
  ],
  [
    18,
    18,
    {
      'account.tax': {
        price_include: 'price_include_override',
      },
      'product.template': {
        is_storable: 'type',
      },
      'sale.order': {
        amount_tax: 'order_line.price_subtotal currency_id company_id',
        amount_total: 'order_line.price_subtotal currency_id company_id',
        amount_untaxed: 'order_line.price_subtotal currency_id company_id',
        payment_term_id: 'partner_id',
      },
      'sale.order.line': {
        name: 'product_id product_id linked_line_id linked_line_ids',
      },
    },
  ],
]

/** What fields of a series from 16 to 18 are computed from. */
export function dependsOf16To18(major: number, model: string): Readonly<Record<string, string>> | undefined {
  const own = OF_SOME.filter(([since, until]) => since <= major && major <= until).map(([, , depends]) => depends)
  const found = [COMMON, ...own].flatMap((depends) => {
    const ofModel = depends[model]
    return ofModel === undefined ? [] : [ofModel]
  })
  return found.length === 0 ? undefined : Object.fromEntries(found.flatMap((depends) => Object.entries(depends)))
}
