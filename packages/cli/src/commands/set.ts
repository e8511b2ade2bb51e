import { Command } from 'commander'
import type { CommandMaker } from '../command.ts'
import { outputFormat, writeRows } from '../output/row-writer.ts'
import { columnsOf } from '../output/selected-columns.ts'
import { givenValues } from './given-values.ts'
import { namedRecords, rowsOfRecords } from './named-records.ts'
import { modelNamed } from './record-options.ts'

/** How values are written, for the help. */
export const VALUES_HELP = `
Values:
  each in the kind of its field; nothing behind = is empty, and so is null or none
  where the field is no text
  a many2one takes an id, an external id or a name; a list takes ids as 1,2 or JSON; picture=@photo.png takes a file`

const MORE = `
Examples:
  ooor set res.partner 14 email=alice@example.com phone=
  ooor set res.partner 14,15 country_id=base.fr category_id=3,4
${VALUES_HELP}
`

/** `ooor set`: changes records. */
export const setCommand: CommandMaker = (run) =>
  new Command('set')
    .summary('changes a record')
    .description('Changes a record, or several the same way, and shows what was set as it is then.')
    .argument('<model>', 'as res.partner')
    .argument('<ids>', 'an id or an external id; several with commas')
    .argument('<values...>', 'as name=Alice')
    .option('--format <format>', 'table, json, jsonl or csv')
    .addHelpText('after', MORE)
    .action(async (name: string, what: string, texts: readonly string[], options: { readonly format?: string }) => {
      const format = outputFormat(options.format, run.options)
      await run.onServer(undefined, async (odoo) => {
        const model = modelNamed(odoo, name)
        const values = await givenValues(run, odoo, model, texts)
        const ids = await namedRecords(model, what)
        await model.browse(ids).write(values as never)
        const paths = ['id', ...Object.keys(values)]
        await writeRows(await rowsOfRecords(model, ids, paths), columnsOf(paths), format, run.terminal)
      })
    })
