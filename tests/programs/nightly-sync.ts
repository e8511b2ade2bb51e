import type { Connection, UntypedModel } from 'ooor'
import { importer } from 'ooor/transfer'

/** A customer as the company's own system has it. */
export interface Customer {
  readonly code: string
  readonly name: string
  readonly tier: 'gold' | 'silver'
}

/** A visit that is planned there. */
export interface PlannedVisit {
  readonly customer: string
  readonly on: string
  readonly subject: string
}

/** What a night did. */
export interface Night {
  readonly customers: { readonly made: number; readonly changed: number; readonly rejected: number }
  readonly visits: { readonly made: number; readonly changed: number; readonly rejected: number }
  /** Subjects of visits that were made or changed in Odoo since the last night. */
  readonly told: readonly string[]
  /** Where the next night goes on. */
  readonly cursor: string | Date
}

/** Takes customers and visits over, and tells what has changed in Odoo since the last night. */
export async function nightlySync(
  odoo: Connection<object>,
  customers: readonly Customer[],
  planned: readonly PlannedVisit[],
  since: string | Date,
): Promise<Night> {
  const partners = odoo.model<UntypedModel<'res.partner'>>('res.partner')
  const visits = odoo.model<UntypedModel<'x_visit'>>('x_visit')
  const ofCustomers = await importer(partners, { match: ['x_erp_code'] }).run(
    customers.map(({ code, name, tier }) => ({ x_erp_code: code, name, x_tier: tier, is_company: true })),
  )
  const ofVisits = await importer(visits, { match: ['x_name'] }).run(
    planned.map(({ customer, on, subject }) => ({
      ...{ 'x_partner_id/x_erp_code': customer, x_on: on },
      ...{ x_name: subject, x_state: 'planned' },
    })),
  )
  const told: string[] = []
  let cursor = since
  for await (const page of visits.changes({ since, fields: ['x_name'] })) {
    for (const { x_name } of [...page.created, ...page.updated]) told.push(String(x_name))
    cursor = page.cursor
  }
  return { customers: ofCustomers, visits: ofVisits, told, cursor }
}
