import { OF_ACTIVITIES } from './depends-of-19.ts'

/** What fields of 16 to 18 are computed from, where their own definition does not say it (`fields_get` of 16.0 to 18.0). */
export const DEPENDS_OF_16_TO_18: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'ir.module.module': {
    icon_image: 'icon',
    installed_version: 'name',
    menus_by_module: 'name state',
    reports_by_module: 'name state',
    views_by_module: 'name state',
  },
  'product.product': { ...OF_ACTIVITIES },
  'product.template': { ...OF_ACTIVITIES, currency_id: 'company_id' },
  'res.company': { logo: 'partner_id.image_1920' },
  'res.currency': { date: 'rate_ids.name', inverse_rate: 'rate_ids.rate', rate_string: 'rate_ids.rate' },
  'res.currency.rate': {
    company_rate: 'rate name currency_id company_id currency_id.rate_ids.rate',
    inverse_company_rate: 'company_rate',
  },
  'res.partner': { ...OF_ACTIVITIES },
  'res.users': { share: 'groups_id' },
  'sale.order': { ...OF_ACTIVITIES },
}
