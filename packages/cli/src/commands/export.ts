import { exporter } from 'ooor/transfer'
import { type Command, EXIT, UsageError } from '../command.ts'
import { parsedArguments, TARGET_OPTIONS } from '../parsed-arguments.ts'
import { tableFormat } from '../tables/table-format.ts'
import { writeTable } from '../tables/write-table.ts'
import { fileAndModel, onServer } from './table-command.ts'

const HELP = `Writes records of a model to a file, which \`ooor import\` takes in again.

  ooor export partners.csv --model res.partner --fields id,name,country_id/id
  ooor export products.jsonl --model product.product --fields .id,name --where '[["sale_ok", "=", true]]'

Fields may lie behind relations; id is the external id, .id the id.

Options
  --model <name>      the model
  --fields <paths>    what to write, with commas
  --where <domain>    which records, as JSON (default: all that are active)
  --make-ids          have the server give an external id to records that have none
  --format csv|jsonl  what to write (default: by the file's ending)
  --help              this text

Server
  --url <string>, with --database <name> and --username <name>; for what they leave open OOOR_URL, OOOR_DATABASE,
  OOOR_USERNAME, and OOOR_PASSWORD or OOOR_API_KEY.

Exit codes: 0 written, 2 a wrong command line, or a server that does not answer.
`

const OPTIONS = {
  model: { type: 'string' },
  fields: { type: 'string' },
  where: { type: 'string' },
  'make-ids': { type: 'boolean' },
  format: { type: 'string' },
  ...TARGET_OPTIONS,
} as const

/** `ooor export`: records of a model as CSV or JSON lines. */
export const exportCommand: Command = {
  summary: 'writes records of a model as CSV or JSON lines',
  help: HELP,
  async run(args, terminal) {
    const { values, positionals } = parsedArguments(args, OPTIONS)
    if (values.help) {
      terminal.out(HELP)
      return EXIT.ok
    }
    const { path, model } = fileAndModel(positionals, values.model, 'write to')
    const fields = (values.fields ?? '').split(',').flatMap((name) => name.trim() || [])
    if (fields.length === 0) throw new UsageError('say what to write: --fields id,name')
    const format = tableFormat(values.format, path)
    const domain = domainOf(values.where)
    const externalIds = values['make-ids'] ? 'make' : 'keep'
    let count = 0
    await onServer(values, terminal, async (odoo) => {
      const query = odoo.model(model).where(domain as never)
      const table = writeTable(path, format)
      try {
        for await (const row of exporter(query, fields as never, { externalIds })) {
          await table.write(row)
          count++
        }
      } finally {
        await table.close()
      }
    })
    terminal.error(`${path}: ${count} records\n`)
    return EXIT.ok
  },
}

function domainOf(text: string | undefined): unknown {
  if (text === undefined) return []
  try {
    const domain: unknown = JSON.parse(text)
    if (Array.isArray(domain)) return domain
  } catch {
    // Told below.
  }
  throw new UsageError(`'${text}' is no domain: write it as JSON, [["name", "=", "Alice"]]`)
}
