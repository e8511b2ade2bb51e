/**
 * What generated declarations promise. Compiled with those of the sandbox that are kept beside it, and in
 * tests/conformance/types.test.ts with those of each server.
 */
import { connect, gt, ilike, type RecordOf } from 'ooor'
import type { Odoo } from './odoo.d.ts'

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
/** Fails to compile when it is not. */
const is = <_T extends true>() => {}

const odoo = connect<Odoo>('https://host/database')
const partners = odoo.model('res.partner')

export async function values() {
  const partner = await partners.find(1)
  is<Same<typeof partner, RecordOf<Odoo['res.partner']>>>()
  is<Same<typeof partner.city, string | null>>()
  is<Same<typeof partner.color, number>>()
  is<Same<typeof partner.is_company, boolean>>()
  is<Same<typeof partner.create_date, Date | null>>()
  const code = await partner.country_id?.code
  is<Same<typeof code, string | null | undefined>>()
  const grandparent = await partner.parent_id?.parent_id.email
  is<Same<typeof grandparent, string | null | undefined>>()
  for (const child of await partner.child_ids) is<Same<typeof child.city, string | null>>()
  partner.city = 'Lyon'
  // @ts-expect-error a number for text
  partner.city = 5
  // @ts-expect-error readonly
  partner.create_date = new Date()
  // @ts-expect-error no such field
  return partner.ctiy
}

export async function rows() {
  const all = await partners.select({ city: true, country_id: { code: true }, child_ids: { city: true } }).rows()
  for (const { id, city, country_id, child_ids } of all) {
    is<Same<typeof id, number>>()
    is<Same<typeof city, string | null>>()
    is<Same<NonNullable<typeof country_id>['id'], number>>()
    is<Same<typeof child_ids, { id: number; city: string | null }[]>>()
  }
  // @ts-expect-error no such field
  await partners.select('ctiy').rows()
}

export function conditions() {
  partners.where({ is_company: true, 'country_id.code': ['FR', 'BE'], city: ilike('ly'), color: gt(2) })
  partners.where({ type: 'contact' }).where({ type: ['invoice', null] })
  // @ts-expect-error no such value
  partners.where({ type: 'nonsense' })
  // @ts-expect-error no such field beyond
  partners.where({ 'country_id.cdoe': 'FR' })
  // @ts-expect-error no such model
  odoo.model('res.partnre')
  // What was not written has any field.
  return partners.where({ 'company_id.anything': 5 })
}
