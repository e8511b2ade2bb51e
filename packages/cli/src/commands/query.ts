import { Command } from 'commander'
import type { Query } from 'ooor'
import type { CommandMaker } from '../command.ts'
import { namesOf } from '../expressions/names.ts'
import { counted } from '../output/counted.ts'
import { outputFormat, writeRows } from '../output/row-writer.ts'
import { columnsOf, type ReadRow, selectionOf } from '../output/selected-columns.ts'
import {
  archivedOption,
  modelNamed,
  orderOf,
  recordsOf,
  WHERE_HELP,
  type WhereOptions,
  whereOption,
  wholeNumber,
} from './record-options.ts'

const MORE = `
Examples:
  ooor query sale.order --where "state = sale and amount_total > 100" --select name,partner_id.name,amount_total
  ooor query res.partner --where "name ilike azure" --select '*' --format jsonl
${WHERE_HELP}
`

/** What a table has at most, unless it is told: nobody reads more. */
const TABLE_ROWS = 100

interface QueryOptions extends WhereOptions {
  readonly select?: string
  readonly order?: string
  readonly limit?: number
  readonly offset?: number
  readonly format?: string
  readonly explain?: true
}

/** `ooor query`: records of a model. */
export const queryCommand: CommandMaker = (run) =>
  new Command('query')
    .summary('reads records of a model')
    .description('Reads records of a model.')
    .argument('<model>', 'as sale.order')
    .addOption(whereOption())
    .option('--select <paths>', "what to read, as name,partner_id.country_id.code; '*' for all that is cheap to read")
    .option('--order <terms>', 'as "date_order desc, name"')
    .option(
      '--limit <n>',
      `at most so many; 0 for all (default: ${TABLE_ROWS} in a table, else all)`,
      wholeNumber('--limit'),
    )
    .option('--offset <n>', 'without the first so many', wholeNumber('--offset'))
    .option('--format <format>', 'table, json, jsonl or csv')
    .addOption(archivedOption())
    .option('--explain', 'only tell the calls that it takes')
    .addHelpText('after', MORE)
    .action(async (model: string, options: QueryOptions) => {
      const format = outputFormat(options.format, run.options)
      await run.onServer(undefined, async (odoo) => {
        const { fields } = await modelNamed(odoo, model).schema()
        const names = namesOf(options.select ?? (fields.has('display_name') ? 'id,display_name' : 'id,name'))
        const paths = names.includes('*') ? ['id', ...(await modelNamed(odoo, model).schema()).defaults] : names
        const limit = options.limit ?? (format === 'table' ? TABLE_ROWS : 0)
        const { records } = await recordsOf(odoo, model, options)
        const query = told(records.select(selectionOf(paths) as never) as unknown as Query, options, limit)
        if (options.explain) {
          run.terminal.out(`${JSON.stringify((await query.explain({ by: 'auto' })).calls, null, 2)}\n`)
          return
        }
        const count = await writeRows(await rowsOf(query, options, limit), columnsOf(paths), format, run.terminal)
        if (format === 'table') run.terminal.error(`${countText(count, options, limit)}\n`)
      })
    })

function told(query: Query, { order, offset }: QueryOptions, limit: number): Query {
  const ordered = order === undefined ? query : query.order(...orderOf(order))
  const skipping = offset === undefined ? ordered : ordered.offset(offset)
  return limit === 0 ? skipping : skipping.limit(limit)
}

/** All records come a page at a time, unless they are to come in an order. */
async function rowsOf(query: Query, { order, offset }: QueryOptions, limit: number) {
  const isStream = limit === 0 && order === undefined && offset === undefined
  return (isStream ? query.stream({ as: 'rows' }) : await query.rows()) as Iterable<ReadRow> | AsyncIterable<ReadRow>
}

function countText(count: number, options: QueryOptions, limit: number): string {
  if (count === limit && options.limit === undefined) return `the first ${count}: --limit 0 for all`
  return counted(count, 'record')
}
