import { Command } from 'commander'
import { type CommandMaker, UsageError } from '../command.ts'
import { TO_OPTION, writeDownload } from './write-download.ts'

const MORE = `
Examples:
  ooor report sale.report_saleorder 42
  ooor report sale.report_saleorder 42,43 --format html --to orders.html

Exit codes: 0 written, 2 a wrong command line, or what the server refuses.
`

const FORMATS: readonly string[] = ['pdf', 'html', 'text']

interface ReportCommandOptions {
  readonly format: string
  readonly to?: string
}

/** `ooor report`: prints records. */
export const reportCommand: CommandMaker = (run) =>
  new Command('report')
    .summary('prints records by a report, as PDF or HTML')
    .description('Prints records by a report of the server.')
    .argument('<report>', 'as sale.report_saleorder')
    .argument('<ids>', 'ids of records, several with commas')
    .option('--format <format>', 'pdf, html or text', 'pdf')
    .option(...TO_OPTION)
    .addHelpText('after', MORE)
    .action(async (name: string, text: string, { format, to }: ReportCommandOptions) => {
      if (!FORMATS.includes(format)) throw new UsageError(`'${format}' is no --format: ${FORMATS.join(', ')}`)
      const ids = idsOf(text)
      await run.onServer(undefined, async (odoo) => {
        const report = await odoo.session().report(name, ids, { format: format as 'pdf' | 'html' | 'text' })
        await writeDownload(run, report, to)
      })
    })

function idsOf(text: string): number[] {
  const parts = text.split(',').map((part) => part.trim())
  const wrong = parts.find((part) => !/^[1-9]\d{0,9}$/.test(part))
  if (wrong === undefined) return parts.map(Number)
  throw new UsageError(`'${wrong}' is no id: write 42, several as 42,43`)
}
