import { type Connection, type CredentialOptions, connect } from 'ooor'
import { SessionPages } from '../codegen/session-pages.ts'
import type { CommandRun } from '../command.ts'
import { interruptible } from '../command-run.ts'
import { type AskSecret, otherUser } from '../console/other-user.ts'
import { Traffic } from '../console/traffic.ts'

/** What a console and a program with its names are given by their command. */
export interface ConsoleServer {
  readonly odoo: Connection
  /** The connection's name, or its host. */
  readonly name: string
  readonly traffic: Traffic
  readonly pages: SessionPages
  readonly aliases: Readonly<Record<string, string>>
  credentialOf(login: string, ask: AskSecret | undefined): Promise<CredentialOptions>
}

/** Connects for a console: calls are told apart by the lines that make them, and pages of documentation can be read. */
export async function onConsoleServer<T>(
  run: CommandRun,
  target: string | undefined,
  work: (server: ConsoleServer) => Promise<T>,
): Promise<T> {
  const options = await run.target(target)
  const traffic = new Traffic()
  const pages = new SessionPages()
  const middleware = [
    traffic.middleware,
    ...(options.middleware ?? []),
    interruptible(run.terminal.interrupted),
    pages.middleware,
  ]
  const odoo = connect({ ...options, middleware })
  const { connection, sandbox } = run.options
  try {
    return await work({
      odoo,
      name: connection ?? (sandbox === undefined ? new URL(options.url).hostname : 'sandbox'),
      traffic,
      pages,
      aliases: options.aliases ?? {},
      credentialOf: async (login, ask) =>
        // Its users' passwords are their logins.
        sandbox === undefined ? otherUser(login, run.terminal.environment, ask) : { username: login, password: login },
    })
  } finally {
    await odoo.close()
  }
}
