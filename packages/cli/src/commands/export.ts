import { resolve } from 'node:path'
import { Command } from 'commander'
import { exporter } from 'ooor/transfer'
import { type CommandMaker, UsageError } from '../command.ts'
import { namesOf } from '../expressions/names.ts'
import { counted } from '../output/counted.ts'
import { ProgressBar } from '../output/progress-bar.ts'
import { tableFormat } from '../tables/table-format.ts'
import { writeTable } from '../tables/write-table.ts'
import { fileAndModel } from './file-and-model.ts'
import { STANDARD_OUTPUT, withOut } from './out-option.ts'
import { archivedOption, recordsOf, WHERE_HELP, type WhereOptions, whereOption } from './record-options.ts'

const MORE = `
Examples:
  ooor export partners.csv --model res.partner --fields id,name,country_id/id
  ooor export products.jsonl --model product.product --fields .id,name --where "sale_ok and list_price > 100"

Fields may lie behind relations; id is the external id, .id the id.
${WHERE_HELP}

Exit codes: 0 written, 130 interrupted, 2 a wrong command line, or a server that does not answer.
`

interface ExportOptions extends WhereOptions {
  readonly model?: string
  readonly fields?: string
  readonly makeIds?: true
  readonly format?: string
  readonly out?: string
}

/** `ooor export`: records of a model as CSV or JSON lines. */
export const exportCommand: CommandMaker = (run) =>
  withOut(new Command('export'), 'the file to write to, in the place of the argument')
    .summary('writes records of a model as CSV or JSON lines')
    .description('Writes records of a model to a file, which `ooor import` takes in again.')
    .argument('[file]', 'the file to write to')
    .option('--model <name>', 'the model')
    .option('--fields <paths>', 'what to write, with commas')
    .addOption(whereOption())
    .addOption(archivedOption())
    .option('--make-ids', 'have the server give an external id to records that have none')
    .option('--format <format>', "csv or jsonl (default: by the file's ending)")
    .addHelpText('after', MORE)
    .action(async (named: string | undefined, options: ExportOptions) => {
      const file = oneOf(named, options.out)
      const { path, model } = fileAndModel(file, options.model, 'write to')
      const fields = namesOf(options.fields ?? '')
      if (fields.length === 0) throw new UsageError('say what to write: --fields id,name')
      const format = tableFormat(options.format, path)
      const externalIds = options.makeIds ? 'make' : 'keep'
      let count = 0
      await run.onServer(undefined, async (odoo) => {
        const { records } = await recordsOf(odoo, model, options)
        const { terminal } = run
        const bar = new ProgressBar(terminal, terminal.isWatched ? await records.count() : 0)
        const table = writeTable(resolve(terminal.directory, path), format)
        try {
          for await (const row of exporter(records, fields as never, { externalIds })) {
            await table.write(row)
            count++
            bar.update(count, { done: count, told: counted(count, 'record') })
          }
        } finally {
          bar.stop()
          await table.close()
          if (terminal.interrupted.aborted)
            terminal.error(`${path}: ${counted(count, 'record')}, and more that are not there\n`)
        }
      })
      run.terminal.error(`${path}: ${counted(count, 'record')}\n`)
      if (run.options.json) run.terminal.out(`${JSON.stringify({ file: path, model, records: count })}\n`)
    })

/** The file, whether it was named by its place or by `--out`. */
function oneOf(named: string | undefined, out: string | undefined): string | undefined {
  if (named !== undefined && out !== undefined)
    throw new UsageError(`name one file to write to: ${named}, or -o ${out}`)
  const file = named ?? out
  if (file !== STANDARD_OUTPUT) return file
  throw new UsageError('an export goes to a file: `ooor query … --format csv` writes to standard output')
}
