import type { Connection, PaymentMethod, Session } from 'ooor'

/** Wire transfer, where the demo data have it switched off. It stays on: others may be using it. Whether there is one. */
export async function enableWireTransfer(admin: Connection): Promise<boolean> {
  const provider = admin.model('payment.provider')
  const { fields } = await provider.schema().catch(() => ({ fields: new Map() }))
  if (!fields.has('code')) return true
  const company = fields.has('company_id') ? ([['company_id', '=', 1]] as const) : []
  const ids = await provider.raw.search([['code', '=', 'custom'], ['name', 'ilike', 'wire'], ...company])
  if (ids.length === 0) return false
  await provider.raw.write(ids, { state: 'enabled', ...(fields.has('is_published') && { is_published: true }) })
  return true
}

/** Mails that confirm orders bring a PDF, which a server without wkhtmltopdf cannot print: for a while they bring none. */
export async function withoutPdfs<T>(admin: Connection, work: () => Promise<T>): Promise<T> {
  const { fields } = await admin
    .model('mail.template')
    .schema()
    .catch(() => ({ fields: new Map() }))
  if (!fields.has('report_template_ids')) return work()
  const domain = [
    ['model', '=', 'sale.order'],
    ['report_template_ids', '!=', false],
  ]
  const rows = (await admin.call('mail.template', 'search_read', [domain, ['report_template_ids']])) as {
    id: number
    report_template_ids: number[]
  }[]
  const write = (id: number, reports: readonly number[]) =>
    admin.call('mail.template', 'write', [[id], { report_template_ids: [[6, 0, reports]] }])
  for (const { id } of rows) await write(id, [])
  try {
    return await work()
  } finally {
    for (const { id, report_template_ids } of rows) await write(id, report_template_ids)
  }
}

/** An address that every series takes. */
export const address = (name: string, countryId: number) => ({
  name,
  email: 'ooor.buyer@example.com',
  phone: '+32 2 555 00 00',
  street: 'Rue de la Loi 1',
  city: 'Bruxelles',
  zip: '1000',
  countryId,
})

/** The id of a country that the shop sells to, as its form has it. */
export async function belgium({ checkout }: Session): Promise<number> {
  const { countries } = await checkout.address()
  const found = countries.find(({ name }) => name === 'Belgium')
  if (found === undefined) throw new Error('the shop does not sell to Belgium')
  return found.id
}

/** The wire transfer that the order can be paid by. */
export async function wireTransfer({ checkout }: Session): Promise<PaymentMethod> {
  const { methods } = await checkout.payments()
  const found = methods.find(({ name }) => /wire transfer/i.test(name))
  if (found === undefined) throw new Error('the shop takes no wire transfers')
  return found
}
