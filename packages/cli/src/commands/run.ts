import { Command } from 'commander'
import type { CommandMaker } from '../command.ts'
import { onConsoleServer } from './console-server.ts'

const MORE = `
  ooor run report.ts 2026
  ooor -c prod run report.ts

The program has the names of the console: odoo, session, each model's (partners, saleOrders), and what \`ooor\` exports. It
may await at its top; \`await ooor.show(value)\` writes tables. The server is that of -c, --url, --sandbox or OOOR_URL.

Exit codes: 0 it ended, 2 it threw, or the server does not answer.
`

/** `ooor run`: a program with the names of the console. */
export const runCommand: CommandMaker = (run) =>
  new Command('run')
    .summary('runs a TypeScript program with the names of the console')
    .description('Runs a TypeScript or JavaScript program with the names of the console.')
    .argument('<file>', 'the program')
    .argument('[args...]', 'its arguments')
    .allowUnknownOption()
    .addHelpText('after', MORE)
    .action(async (file: string, args: readonly string[]) => {
      const [{ runProgram }, { ModelSession }] = await Promise.all([
        import('../console/run-program.ts'),
        import('../console/model-session.ts'),
      ])
      const { terminal } = run
      await onConsoleServer(run, undefined, async ({ odoo, pages, aliases, credentialOf }) => {
        const ask = terminal.isInteractive ? (question: string) => terminal.askSecret(question) : undefined
        const models = new ModelSession(odoo, pages, aliases)
        run.exitCode = await runProgram({ file, args }, models, terminal, (login) => credentialOf(login, ask))
      })
    })
