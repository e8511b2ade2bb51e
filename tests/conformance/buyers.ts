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
  // One each up to 16.
  const name = ['report_template_ids', 'report_template'].find((one) => fields.has(one))
  if (name === undefined) return work()
  const domain = [
    ['model', '=', 'sale.order'],
    [name, '!=', false],
  ]
  const rows = (await admin.call('mail.template', 'search_read', [domain, [name]])) as Record<string, unknown>[]
  const write = (id: unknown, value: unknown) => admin.call('mail.template', 'write', [[id], { [name]: value }])
  const isOne = name === 'report_template'
  for (const { id } of rows) await write(id, isOne ? false : [[6, 0, []]])
  try {
    return await work()
  } finally {
    for (const { id, [name]: was } of rows) await write(id, isOne ? (was as [number])[0] : [[6, 0, was]])
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
