import { Command } from 'commander'
import type { CommandMaker } from '../command.ts'
import { namesOf } from '../expressions/names.ts'
import { outputFormat, writeOne, writeRows } from '../output/row-writer.ts'
import { columnsOf } from '../output/selected-columns.ts'
import { namedRecords, rowsOfRecords } from './named-records.ts'
import { modelNamed } from './record-options.ts'

const MORE = `
  ooor get sale.order 7
  ooor get res.partner base.main_partner --select name,country_id.code
  ooor get res.partner 14,15 --select name --json
`

interface GetOptions {
  readonly select?: string
  readonly format?: string
}

/** `ooor get`: the fields of a record. */
export const getCommand: CommandMaker = (run) =>
  new Command('get')
    .summary('shows a record')
    .description('Shows a record, or several.')
    .argument('<model>', 'as sale.order')
    .argument('<ids>', 'an id or an external id; several with commas')
    .option('--select <paths>', 'what to read, as name,partner_id.country_id.code (default: all that is cheap to read)')
    .option('--format <format>', 'table, json, jsonl or csv')
    .addHelpText('after', MORE)
    .action(async (name: string, what: string, options: GetOptions) => {
      const format = outputFormat(options.format, run.options)
      await run.onServer(undefined, async (odoo) => {
        const model = modelNamed(odoo, name)
        const ids = await namedRecords(model, what)
        const paths =
          options.select === undefined ? ['id', ...(await model.schema()).defaults] : namesOf(options.select)
        const rows = await rowsOfRecords(model, ids, paths)
        const [first] = rows
        if (first !== undefined && ids.length === 1) writeOne(first, columnsOf(paths), format, run.terminal)
        else await writeRows(rows, columnsOf(paths), format, run.terminal)
      })
    })
