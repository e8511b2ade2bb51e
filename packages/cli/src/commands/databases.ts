import { Command } from 'commander'
import type { CommandMaker } from '../command.ts'
import { printable } from '../output/printable.ts'

/** `ooor databases`: the databases of a server. */
export const databasesCommand: CommandMaker = (run) =>
  new Command('databases')
    .summary('lists the databases of a server')
    .description('Lists the databases of a server, where it tells. Needs no login.')
    .argument('[target]', 'a connection string, or the name of a connection')
    .action(async (target: string | undefined) => {
      await run.onServer(target, async (odoo) => {
        const names = await odoo.databases()
        const { terminal, options } = run
        if (options.json) terminal.out(`${JSON.stringify(names)}\n`)
        else terminal.out(names.map((name) => `${printable(name)}\n`).join(''))
      })
    })
