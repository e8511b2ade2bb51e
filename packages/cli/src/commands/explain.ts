import { Command } from 'commander'
import type { CommandMaker } from '../command.ts'
import { outputFormat, writeOne } from '../output/row-writer.ts'

/** `ooor explain`: how the connection speaks to its server, and why. */
export const explainCommand: CommandMaker = (run) =>
  new Command('explain')
    .summary('tells how a connection speaks to its server, and why')
    .description(
      'Tells how a connection speaks to its server, and why. `ooor query --explain` tells the calls of a query.',
    )
    .argument('[target]', 'a connection string, or the name of a connection')
    .action(async (target: string | undefined) => {
      await run.onServer(target, async (odoo) => {
        const explanation = await odoo.explain()
        const columns = Object.keys(explanation).map((title) => ({
          title,
          value: (one: typeof explanation) => one[title as keyof typeof explanation],
        }))
        writeOne(explanation, columns, outputFormat(undefined, run.options), run.terminal)
      })
    })
