import { Command } from 'commander'
import type { CommandMaker } from '../command.ts'
import { counted } from '../output/counted.ts'
import { outputFormat, writeRows } from '../output/row-writer.ts'
import { modelNamed } from './record-options.ts'

interface ModelRow {
  readonly model: string
  readonly name: string
}

/** `ooor models`: the models that the user may know of. */
export const modelsCommand: CommandMaker = (run) =>
  new Command('models')
    .summary('lists models')
    .description('Lists the models of the server, by their names and what users call them.')
    .argument('[search]', 'only those that have this in either')
    .option('--format <format>', 'table, json, jsonl or csv')
    .action(async (search: string | undefined, options: { readonly format?: string }) => {
      const format = outputFormat(options.format, run.options)
      await run.onServer(undefined, async (odoo) => {
        const query = modelNamed(odoo, 'ir.model')
          .select('model' as never, 'name' as never)
          .order('model' as never)
        const all = (await query.rows()) as unknown as readonly ModelRow[]
        run.remember(all.map(({ model }) => model))
        const wanted = search?.toLowerCase()
        const rows = all
          .filter(({ model, name }) => wanted === undefined || `${model}\n${name}`.toLowerCase().includes(wanted))
          .map(({ model, name }) => ({ model, name }))
        const columns = [
          { title: 'model', value: ({ model }: ModelRow) => model },
          { title: 'name', value: ({ name }: ModelRow) => name },
        ]
        const count = await writeRows(rows, columns, format, run.terminal)
        if (format === 'table') run.terminal.error(`${counted(count, 'model')}\n`)
      })
    })
