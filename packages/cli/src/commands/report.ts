import { Command } from 'commander'
import { type CommandMaker, UsageError } from '../command.ts'
import { withOut } from './out-option.ts'
import { WHERE_TO, writeDownload } from './write-download.ts'

const MORE = `
Examples:
  ooor report sale.report_saleorder 42
  ooor report sale.report_saleorder 42,43 --format html -o orders.html

Exit codes: 0 written, 2 a wrong command line, or what the server refuses.
`

const FORMATS: readonly string[] = ['pdf', 'html', 'text']

interface ReportCommandOptions {
  readonly format: string
  readonly out?: string
}

/** `ooor report`: prints records. */
export const reportCommand: CommandMaker = (run) =>
  withOut(new Command('report'), WHERE_TO)
    .summary('prints records by a report, as PDF or HTML')
    .description('Prints records by a report of the server.')
    .argument('<report>', 'as sale.report_saleorder')
    .argument('<ids>', 'ids of records, several with commas')
    .option('--format <format>', 'pdf, html or text', 'pdf')
    .addHelpText('after', MORE)
    .action(async (name: string, text: string, { format, out }: ReportCommandOptions) => {
      if (!FORMATS.includes(format)) throw new UsageError(`'${format}' is no --format: ${FORMATS.join(', ')}`)
      const ids = idsOf(text)
      await run.onServer(undefined, async (odoo) => {
        const report = await odoo.session().report(name, ids, { format: format as 'pdf' | 'html' | 'text' })
        await writeDownload(run, report, out)
      })
    })

function idsOf(text: string): number[] {
  const parts = text.split(',').map((part) => part.trim())
  const wrong = parts.find((part) => !/^[1-9]\d{0,9}$/.test(part))
  if (wrong === undefined) return parts.map(Number)
  throw new UsageError(`'${wrong}' is no id: write 42, several as 42,43`)
}
