import { Command } from 'commander'
import type { CommandMaker } from '../command.ts'
import { onConsoleServer } from './console-server.ts'

const MORE = `
Examples:
  ooor console https://me@erp.example.com/prod
  ooor console -c prod
  ooor console --sandbox

In it, \`await\` stands everywhere, each model has its names (partners, saleOrders, resPartner), and Tab completes models,
fields through relations, values and methods. Rows are shown as tables; Ctrl-C ends what runs. \`.help\` lists the words
behind a dot.

Exit codes: 0 it ended, 2 a line of a pipe failed (those behind it are run), or the server does not answer.
`

/** `ooor console`: a console on a server. */
export const consoleCommand: CommandMaker = (run) =>
  new Command('console')
    .summary('a console on a server: its models by name, completion, tables')
    .description('Opens a console on a server, or on a sandbox.')
    .argument('[target]', 'a connection string, or the name of a connection')
    .option('--no-history', 'keep no history of lines')
    .addHelpText('after', MORE)
    .action(async (target: string | undefined, { history }: { readonly history: boolean }) => {
      const [{ runConsole }, { historyFolder }] = await Promise.all([
        import('../console/console.ts'),
        import('../console/history.ts'),
      ])
      const { terminal } = run
      run.exitCode = await onConsoleServer(run, target, (server) =>
        runConsole({ ...server, terminal, ...(history && { historyFolder: historyFolder(terminal.environment) }) }),
      )
    })
