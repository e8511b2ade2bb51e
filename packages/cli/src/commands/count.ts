import { Command } from 'commander'
import type { CommandMaker } from '../command.ts'
import { archivedOption, recordsOf, WHERE_HELP, type WhereOptions, whereOption } from './record-options.ts'

/** `ooor count`: how many records match. */
export const countCommand: CommandMaker = (run) =>
  new Command('count')
    .summary('counts records of a model')
    .description('Counts records of a model.')
    .argument('<model>', 'as sale.order')
    .addOption(whereOption())
    .addOption(archivedOption())
    .addHelpText('after', `\n  ooor count res.partner --where "country_id.code in (FR, BE)"\n${WHERE_HELP}\n`)
    .action(async (model: string, options: WhereOptions) => {
      await run.onServer(undefined, async (odoo) => {
        const { records } = await recordsOf(odoo, model, options)
        const count = await records.count()
        run.terminal.out(run.options.json ? `${JSON.stringify({ count })}\n` : `${count}\n`)
      })
    })
