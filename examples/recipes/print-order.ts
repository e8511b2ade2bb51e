/**
 * # Reports
 *
 * Prints an order as PDF, or as HTML where the server has not the tool for PDF (`wkhtmltopdf`).
 *
 *   OOOR_URL=https://user:password@erp.example.com/prod npx tsx print-order.ts S00042 order.pdf
 *
 * Reports are printed in a web session, so it needs a password. More: [reports](../../docs/files.md#reports).
 */
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { connect, PdfToolMissingError } from 'ooor'
import type { Odoo } from './odoo.d.ts'

const [name = 'S00042', path = 'order.pdf'] = process.argv.slice(2)
const odoo = connect<Odoo>()
const session = odoo.defaultSession
const order = await session.model('sale.order').find({ name })

const report = await session.report('sale.report_saleorder', order).catch((error: unknown) => {
  if (!PdfToolMissingError.is(error)) throw error
  return session.report('sale.report_saleorder', order, { format: 'html' })
})
await pipeline(report.stream(), createWriteStream(path))
console.log('printed', report.mimetype)
await odoo.close()
