import { Command } from 'commander'
import type { CommandMaker } from '../command.ts'
import { givenValues } from './given-values.ts'
import { modelNamed } from './record-options.ts'
import { VALUES_HELP } from './set.ts'

const MORE = `
Examples:
  ooor create res.partner name=Alice country_id=base.fr
  ooor create sale.order partner_id=14 'order_line=[{"product_id": 7}]'
${VALUES_HELP}
`

/** `ooor create`: makes a record. */
export const createCommand: CommandMaker = (run) =>
  new Command('create')
    .summary('makes a record')
    .description('Makes a record, and writes its id.')
    .argument('<model>', 'as res.partner')
    .argument('<values...>', 'as name=Alice')
    .option('--external-id <id>', 'an external id for it, as shop.first_customer')
    .addHelpText('after', MORE)
    .action(async (name: string, texts: readonly string[], options: { readonly externalId?: string }) => {
      await run.onServer(undefined, async (odoo) => {
        const model = modelNamed(odoo, name)
        const values = await givenValues(run, odoo, model, texts)
        const { id } = await model.create(values as never, options)
        run.terminal.out(run.options.json ? `${JSON.stringify({ id })}\n` : `${id}\n`)
      })
    })
