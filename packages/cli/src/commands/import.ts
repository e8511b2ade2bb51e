import { type ImportOptions, type ImportProgress, importer } from 'ooor/transfer'
import { fileJournal } from 'ooor/transfer/node'
import { type Command, EXIT, UsageError } from '../command.ts'
import { parsedArguments, TARGET_OPTIONS } from '../parsed-arguments.ts'
import { readTable } from '../tables/read-table.ts'
import { tableFormat } from '../tables/table-format.ts'
import { type TableWriter, writeTable } from '../tables/write-table.ts'
import { fileAndModel, onServer } from './table-command.ts'

const HELP = `Takes rows of a file into a model: those that are there are changed, the others are made.

  ooor import partners.csv --model res.partner --journal partners.journal --rejects rejects.csv
  ooor import prices.jsonl --model product.template --match default_code

Columns are fields; records behind relations are told by country_id/id (external id), country_id/.id, country_id/code
(a field of theirs), or country_id (their name).

Options
  --model <name>         the model
  --external-id <column> the column with the external id (default: id, where --match is not given)
  --match <fields>       fields that together tell a record, with commas
  --journal <file>       what is done is written there: the same command goes on where it broke off
  --rejects <file>       rows that are refused, with the reason beside them
  --dry-run              check all rows, keep nothing
  --batch <n>            rows in one call (default: 500)
  --format csv|jsonl     what the file is (default: by its ending)
  --help                 this text

Server
  --url <string>, with --database <name> and --username <name>; for what they leave open OOOR_URL, OOOR_DATABASE,
  OOOR_USERNAME, and OOOR_PASSWORD or OOOR_API_KEY.

Exit codes: 0 all rows are in, 1 some were refused, 2 a wrong command line, or a server that does not answer.
`

const OPTIONS = {
  model: { type: 'string' },
  'external-id': { type: 'string' },
  match: { type: 'string' },
  journal: { type: 'string' },
  rejects: { type: 'string' },
  'dry-run': { type: 'boolean' },
  batch: { type: 'string' },
  format: { type: 'string' },
  ...TARGET_OPTIONS,
} as const

/** `ooor import`: rows of a CSV or JSON lines file into a model. */
export const importCommand: Command = {
  summary: 'takes rows of a CSV or JSON lines file into a model',
  help: HELP,
  async run(args, terminal) {
    const { values, positionals } = parsedArguments(args, OPTIONS)
    if (values.help) {
      terminal.out(HELP)
      return EXIT.ok
    }
    const { path, model } = fileAndModel(positionals, values.model, 'import')
    if (values.match !== undefined && values['external-id'] !== undefined) {
      throw new UsageError('records are told by --external-id or by --match: leave one out')
    }
    if (values.batch !== undefined && !/^[1-9]\d{0,4}$/.test(values.batch)) {
      throw new UsageError(`'${values.batch}' is no --batch: write a number`)
    }
    const rows = readTable(path, tableFormat(values.format, path))
    let rejects: TableWriter | undefined
    const by = values.match?.split(',').map((name) => name.trim())
    const options = {
      ...(by === undefined ? { externalId: values['external-id'] ?? 'id' } : { match: by }),
      ...(values.journal !== undefined && { journal: fileJournal(values.journal) }),
      ...(values.batch !== undefined && { batch: Number(values.batch) }),
      dryRun: values['dry-run'] ?? false,
      onReject: async ({ index, row, reason }: { index: number; row: object; reason: string }) => {
        if (values.rejects === undefined) return terminal.error(`row ${index + 1}: ${reason}\n`)
        rejects ??= writeTable(values.rejects, tableFormat(undefined, values.rejects))
        await rejects.write({ ...row, reason })
      },
      onProgress: (done: ImportProgress) => {
        if (terminal.isWatched) terminal.error(`\r${told(done)}`)
      },
    } as ImportOptions<never>
    return onServer(values, terminal, async (odoo) => {
      try {
        const report = await importer(odoo.model(model), options as never).run(rows)
        const dry = report.checkedBy === undefined ? '' : `, and nothing is kept: checked by the ${report.checkedBy}`
        terminal.error(`${terminal.isWatched ? '\r' : ''}${told(report)}${dry}\n`)
        return report.rejected === 0 ? EXIT.ok : EXIT.differs
      } finally {
        await rejects?.close()
      }
    })
  },
}

function told({ rows, made, changed, rejected }: ImportProgress): string {
  return `${rows} rows: ${made} made, ${changed} changed, ${rejected} refused`
}
