import { Command } from 'commander'
import { type Connection, type ConnectOptions, connect, parseConnectionString, type SessionInfo } from 'ooor'
import { type CommandMaker, type CommandRun, UsageError } from '../command.ts'
import { checkedName, NamedConnections, secretAccount } from '../connections/named-connections.ts'
import { credentialOf, environmentPrefix, secretQuestion } from '../connections/secret.ts'
import { printable } from '../output/printable.ts'

const MORE = `
Examples:
  ooor login prod https://erp.example.com/prod
  ooor -c prod whoami

The secret is asked for, or taken from OOOR_PASSWORD or OOOR_API_KEY, and tried. It is kept in the key store of the
system where there is one; else it is asked for each time, or taken from OOOR_PROD_PASSWORD or OOOR_PROD_API_KEY.
`

/** `ooor login`: gives a connection a name. */
export const loginCommand: CommandMaker = (run) =>
  new Command('login')
    .summary('gives a connection a name')
    .description('Gives a connection a name, for -c.')
    .argument('<name>', 'as prod')
    .argument('<server>', 'a connection string without a secret')
    .addHelpText('after', MORE)
    .action(async (name: string, server: string) => {
      const { terminal } = run
      checkedName(name)
      const where = await placeOf(server, run)
      const found = await signedIn(where, run)
      const { database, info, series, secret, auth } = found
      const connection = { ...where, database, auth }
      const isKept = await terminal.secrets.set(secretAccount(connection), secret)
      await new NamedConnections(terminal.environment).add(name, connection)
      const { url, username } = connection
      if (run.options.json) {
        terminal.out(`${JSON.stringify({ name, url, database, username, series, isSecretKept: isKept })}\n`)
        return
      }
      terminal.out(
        `${printable(`${name}: ${info?.name ?? username} at ${url}, database ${database}, Odoo ${series}`)}\n`,
      )
      if (isKept) return
      const prefix = environmentPrefix(name)
      terminal.error(
        `this system has no key store: set ${prefix}_PASSWORD or ${prefix}_API_KEY, or be asked each time\n`,
      )
    })

interface Place {
  readonly url: string
  readonly database?: string
  readonly username: string
}

async function placeOf(server: string, { options, terminal }: CommandRun): Promise<Place> {
  const { url, password, ...inString } = parseConnectionString(server)
  if (password !== undefined) {
    throw new UsageError('leave the password out: what is in a command line, others see, and the shell remembers')
  }
  if (url.protocol === 'http:' && !/^(localhost|127\.|\[::1\])/.test(url.hostname)) {
    terminal.error(`${url.host} is spoken to without encryption: everybody on the way can read the secret\n`)
  }
  const database = options.database ?? inString.database
  const username = options.username ?? inString.username ?? terminal.environment.OOOR_USERNAME
  if (username === undefined && !terminal.isInteractive) {
    throw new UsageError('there is no user: write https://admin@…, or --username')
  }
  return { url: url.href, ...(database && { database }), username: username ?? (await terminal.ask('User: ')) }
}

async function signedIn(where: Place, { terminal }: CommandRun) {
  const { OOOR_API_KEY: key, OOOR_PASSWORD: password } = terminal.environment
  if (!key && !password && !terminal.isInteractive) {
    throw new UsageError('there is nobody to ask for the secret: set OOOR_PASSWORD or OOOR_API_KEY')
  }
  const secret = key || password || (await terminal.askSecret(secretQuestion(where)))
  const given = key ? 'API key' : password ? 'password' : undefined
  const options: ConnectOptions = { ...where, ...credentialOf(secret, given) }
  const odoo = connect(options)
  try {
    const info = await odoo.whoami()
    const auth: 'password' | 'API key' = options.apiKey === undefined ? 'password' : 'API key'
    return { secret, auth, info, ...(await aboutServer(odoo, info)) }
  } finally {
    await odoo.close()
  }
}

async function aboutServer(odoo: Connection, info: SessionInfo | null) {
  return { database: info?.database ?? (await odoo.database()), series: (await odoo.series()).name }
}
