import type { Group } from '../orm/definition.ts'

/** What groups are listed under since 19: ids and sequences there. */
export const PRIVILEGES = {
  Export: [1, 100],
  Contact: [2, 100],
  'Canned Responses': [3, 100],
  Products: [4, 9],
  Sales: [5, 1],
  Accounting: [6, 7],
  Bank: [7, 50],
  Dashboard: [8, 30],
  Inventory: [9, 100],
  Website: [10, 23],
} as const

export type PrivilegeName = keyof typeof PRIVILEGES

interface Facts {
  readonly privilege?: PrivilegeName
  readonly sequence?: number
  /** Groups that come with it. */
  readonly implies?: readonly Group[]
}

/** Groups that a plain 19 with sales, stock, accounting and a website has besides those that the sandbox's rights ask for. */
export const GROUPS_OF_APPS: readonly (readonly [id: number, externalId: Group, name: string, facts?: Facts])[] = [
  [3, 'base.group_sanitize_override', 'Bypass HTML Field Sanitize'],
  [
    12,
    'base.default_user_group',
    'Default access for new users',
    {
      implies: [
        'sales_team.group_sale_manager',
        'account.group_account_manager',
        'product.group_product_manager',
        'website.group_website_designer',
        'stock.group_stock_manager',
      ],
    },
  ],
  [13, 'uom.group_uom', 'Manage Multiple Units of Measure'],
  [15, 'mail.group_mail_canned_response_admin', 'Canned Response Administrator', { privilege: 'Canned Responses' }],
  [16, 'mail.group_mail_template_editor', 'Mail Template Editor'],
  [17, 'mail.group_mail_notification_type_inbox', 'Receive notifications in Odoo'],
  [18, 'analytic.group_analytic_accounting', 'Analytic Accounting'],
  [19, 'product.group_product_pricelist', 'Basic Pricelists'],
  [20, 'product.group_product_variant', 'Manage Product Variants'],
  [25, 'account.group_delivery_invoice_address', 'Delivery Address'],
  [26, 'account.group_account_readonly', 'Show Accounting Features - Readonly', { implies: ['user'] }],
  [27, 'account.group_account_invoice', 'Invoicing', { privilege: 'Accounting', sequence: 20, implies: ['user'] }],
  [28, 'account.group_account_basic', 'Basic', { implies: ['account.group_account_invoice'] }],
  [
    29,
    'account.group_account_user',
    'Show Full Accounting Features',
    { implies: ['account.group_account_basic', 'account.group_account_readonly'] },
  ],
  [
    30,
    'account.group_account_manager',
    'Administrator',
    { privilege: 'Accounting', sequence: 50, implies: ['account.group_account_invoice'] },
  ],
  [31, 'account.group_account_secured', 'Show Inalterability Features'],
  [32, 'account.group_cash_rounding', 'Allow the cash rounding management'],
  [33, 'account.group_partial_purchase_deductibility', 'Partial Purchase Deductibility'],
  [34, 'account.group_validate_bank_account', 'Validate bank account', { privilege: 'Bank' }],
  [
    35,
    'spreadsheet_dashboard.group_dashboard_manager',
    'Admin',
    { privilege: 'Dashboard', sequence: 10, implies: ['user'] },
  ],
  [36, 'stock.group_stock_user', 'User', { privilege: 'Inventory', sequence: 10, implies: ['user'] }],
  [
    37,
    'stock.group_stock_manager',
    'Administrator',
    { privilege: 'Inventory', sequence: 20, implies: ['stock.group_stock_user'] },
  ],
  [38, 'stock.group_stock_multi_locations', 'Manage Multiple Stock Locations'],
  [39, 'stock.group_stock_multi_warehouses', 'Manage Multiple Warehouses'],
  [40, 'stock.group_production_lot', 'Manage Lots / Serial Numbers'],
  [41, 'stock.group_stock_lot_print_gs1', 'Print GS1 Barcodes for Lot & Serial Numbers'],
  [42, 'stock.group_lot_on_delivery_slip', 'Display Serial & Lot Number in Delivery Slips'],
  [43, 'stock.group_tracking_lot', 'Manage Packages'],
  [44, 'stock.group_adv_location', 'Manage Push and Pull inventory flows'],
  [45, 'stock.group_tracking_owner', 'Manage Different Stock Owners'],
  [46, 'stock.group_warning_stock', 'A warning can be set on a partner (Stock)'],
  [47, 'stock.group_stock_sign_delivery', 'Require a signature on your delivery orders'],
  [48, 'stock.group_reception_report', 'Use Reception Report'],
  [49, 'website.group_website_restricted_editor', 'Restricted Editor', { privilege: 'Website', sequence: 10 }],
  [
    50,
    'website.group_website_designer',
    'Editor and Designer',
    {
      privilege: 'Website',
      sequence: 20,
      implies: ['website.group_website_restricted_editor', 'base.group_sanitize_override'],
    },
  ],
  [51, 'website.website_page_controller_expose', 'Public access to arbitrary exposed model'],
  [52, 'website.group_multi_website', 'Multi-website'],
  [53, 'stock_account.group_lot_on_invoice', 'Display Serial & Lot Number on Invoices'],
  [54, 'sale.group_auto_done_setting', 'Lock Confirmed Sales'],
  [55, 'sale.group_discount_per_so_line', 'Discount on lines'],
  [56, 'sale.group_warning_sale', 'A warning can be set on a product or a customer (Sale)'],
  [57, 'sale.group_proforma_sales', 'Pro-forma Invoices'],
  [58, 'sale_management.group_sale_order_template', 'Quotation Templates'],
  [59, 'website_sale.group_show_uom_price', 'UOM Price Display for eCommerce'],
  [60, 'website_sale.group_product_price_comparison', 'Comparison Price'],
  [61, 'website_sale.group_product_feed', 'Product Feed'],
]
