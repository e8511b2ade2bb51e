import type { Environment, Table } from '../environment.ts'
import { readLinked } from './first-values.ts'

type Values = Readonly<Record<string, unknown>>

/** Links that are read as soon as they change, whatever the form shows (each tried on 19.0). */
const READ_AT_ONCE: Readonly<Record<string, readonly string[]>> = {
  'res.partner': ['parent_id', 'state_id'],
  'res.partner.bank': ['partner_id'],
  'res.company': ['parent_id'],
  'product.product': ['product_tmpl_id'],
  'product.pricelist.item': ['categ_id', 'product_tmpl_id'],
  'product.template.attribute.line': ['attribute_id'],
  'account.fiscal.position': ['country_id'],
  'mail.activity': ['activity_type_id'],
}

/** Which link fields of a form are made of, beside what is merely related (each tried on 19.0). */
const MADE_OF: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'res.partner': { display_name: 'parent_id' },
  'res.partner.bank': { display_name: 'bank_id' },
  'res.partner.category': { display_name: 'parent_id' },
  'res.country.state': { display_name: 'country_id' },
  'res.groups': { display_name: 'privilege_id', full_name: 'privilege_id' },
  'product.category': { complete_name: 'parent_id' },
  'product.attribute.value': { display_name: 'attribute_id' },
  'product.pricelist.item': { currency_id: 'pricelist_id' },
  'mail.activity': { res_model: 'res_model_id' },
  'sale.order': { pricelist_id: 'partner_id' },
}

/** Raises, since 19, for records that are gone where a form computes something of them; nobody looks for others. */
export function lookAlongGone(
  env: Environment,
  { definition, fields }: Table,
  given: Values,
  changed: readonly string[],
  shown: readonly string[],
): void {
  const madeOf = MADE_OF[definition.name] ?? {}
  const computed = shown.filter((name) => !Object.hasOwn(given, name) && Object.hasOwn(fields, name))
  const links = computed.flatMap((name) => {
    const [link = '', ...beyond] = fields[name]?.related?.split('.') ?? []
    return [...(beyond.length > 0 ? [link] : []), ...(madeOf[name] === undefined ? [] : [madeOf[name]])]
  })
  const atOnce = READ_AT_ONCE[definition.name] ?? []
  for (const link of [...changed.filter((name) => atOnce.includes(name)), ...links]) {
    readLinked(env, fields, given, link)
  }
}
