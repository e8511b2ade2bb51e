import { parseArgs } from 'node:util'
import { ConfigError } from 'ooor/errors'

export const HELP = `Usage: ooor-mcp [url] [options]

A server of the Model Context Protocol for Odoo, OpenERP 6.1 to Odoo 20. Over stdin and stdout it speaks in the rights of
the user of OOOR_URL (or url), OOOR_DATABASE, OOOR_USERNAME and OOOR_API_KEY or OOOR_PASSWORD; over HTTP in those of each
caller, who brings an API key.

  --write                  let agents propose and commit changes; read-only without it
  --policy <file>          models, fields, methods, companies and limits, as JSON
  --audit <file>           append a JSON line for each thing that is asked or done; - is stderr
  --sandbox                a sandbox in the place of a server; its series in the place of url, as 14.0 [19.0]

  --http <port>            speak over HTTP, on /mcp
  --listen <address>       where [127.0.0.1]
  --host <name>            a name by which it is reached, as mcp.example.com; several times [those of this machine]
  --origin <origin>        a site whose scripts may call, as https://agents.example.com; several times
  --resource <url>         its public address, as https://mcp.example.com/mcp
  --authorization-server <url>   who gives tokens for it; several times

  -h, --help, --version
`

const OPTIONS = {
  write: { type: 'boolean', default: false },
  policy: { type: 'string' },
  audit: { type: 'string' },
  sandbox: { type: 'boolean', default: false },
  http: { type: 'string' },
  listen: { type: 'string', default: '127.0.0.1' },
  host: { type: 'string', multiple: true },
  origin: { type: 'string', multiple: true },
  resource: { type: 'string' },
  'authorization-server': { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const

/** What the command line asks for. Throws a `ConfigError` for what it does not know. */
export function readCommandLine(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: OPTIONS,
      allowPositionals: true,
      strict: true,
    })
    if (positionals.length > 1) throw new ConfigError(`there are ${positionals.length} servers: name one`)
    return { ...values, target: positionals[0] }
  } catch (error) {
    // Behind its first sentence Node tells of positional arguments.
    if (error instanceof TypeError) throw new ConfigError(error.message.replace(/\. To specify .*/s, ''))
    throw error
  }
}
