import type { Stored } from '../../orm/definition.ts'
import type { Environment } from '../../orm/environment.ts'

type Row = Readonly<Stored>

/** What a form tells of a product's type, in each series with words of its own (tried on 16.0 to 19.0). */
export const productTooltip = (row: Row, { dialect }: Environment): string =>
  dialect.series.major < 18
    ? ofStock(row)
    : [ofCombo(row), ofInvoices(row, dialect.series.major)].filter(Boolean).join(' ')

function ofStock({ type }: Row): string {
  if (type === 'product') return 'Storable products are physical items for which you manage the inventory level.'
  return type === 'consu'
    ? "Consumables are physical products for which you don't manage the inventory level: they are always available."
    : ''
}

const ofCombo = ({ type }: Row) =>
  type === 'combo' ? 'Combos allow to choose one product amongst a selection of choices per category.' : ''

function ofInvoices({ sale_ok, type, invoice_policy }: Row, major: number): string {
  const isGood = type === 'consu'
  if (sale_ok !== true || (isGood && major >= 19)) return ''
  if (invoice_policy === 'delivery') return 'Invoice after delivery, based on quantities delivered, not ordered.'
  if (isGood) return 'You can invoice goods before they are delivered.'
  return type === 'service' ? 'Invoice ordered quantities as soon as this service is sold.' : ''
}
