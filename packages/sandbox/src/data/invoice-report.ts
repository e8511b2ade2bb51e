import { amount, dayOf, nameOf, printedRecord, type Report } from './report-document.ts'

const MOVE = 'account.move'
const FACTS = ['name', 'move_type', 'state', 'partner_id', 'invoice_date', 'invoice_date_due', 'ref', 'currency_id']
const TOTALS = ['amount_untaxed', 'amount_tax', 'amount_total']

const TITLES: Readonly<Record<string, string>> = {
  out_invoice: 'Invoice',
  out_refund: 'Credit Note',
  in_invoice: 'Vendor Bill',
  in_refund: 'Vendor Credit Note',
}

/** An invoice where `account.move` is a table from a shape: sums that nobody stored are those of its lines. */
export const invoiceReport: Report = {
  model: MOVE,
  documentOf: (env, id) => {
    const known = env.table(MOVE).fields
    const move = printedRecord(
      env,
      MOVE,
      id,
      [...FACTS, ...TOTALS, 'invoice_line_ids'].filter((name) => name in known),
    )
    const ids = (move.invoice_line_ids ?? []) as number[]
    const fields = ['name', 'quantity', 'price_unit', 'discount']
    const lines = env.read('account.move.line', ids, fields).map((line) => {
      const sum = Number(line.quantity) * Number(line.price_unit) * (1 - Number(line.discount) / 100)
      return { ...line, sum: Math.round(sum * 100) / 100 }
    })
    const untaxed = Number(move.amount_untaxed) || lines.reduce((total, { sum }) => total + sum, 0)
    const tax = Number(move.amount_tax)
    const title = TITLES[String(move.move_type)] ?? 'Journal Entry'
    const isDraft = move.state === 'draft' && move.move_type !== 'entry'
    const facts = [
      ['Customer', nameOf(move.partner_id)],
      ['Invoice Date', dayOf(move.invoice_date)],
      ['Due Date', dayOf(move.invoice_date_due)],
      ['Reference', String(move.ref || '')],
    ] as const
    return {
      title: `${isDraft ? 'Draft ' : ''}${title} ${move.name || ''}`.trim(),
      facts: facts.filter(([, value]) => value !== ''),
      columns: ['Description', 'Quantity', 'Unit price', 'Amount'],
      rows: lines.map(({ name, quantity, price_unit, sum }: Record<string, unknown>) => [
        String(name || ''),
        ...[quantity, price_unit, sum].map(amount),
      ]),
      totals: [
        ['Untaxed Amount', amount(untaxed)],
        ['Taxes', amount(tax)],
        [`Total ${nameOf(move.currency_id)}`.trim(), amount(Number(move.amount_total) || untaxed + tax)],
      ],
    }
  },
}
