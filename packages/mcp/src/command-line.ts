import { parseArgs } from 'node:util'
import { ConfigError } from 'ooor/errors'

export const HELP = `Usage: ooor-mcp [url] [options]

A server of the Model Context Protocol for Odoo, OpenERP 6.1 to Odoo 20. It speaks over stdin and stdout, in the rights of
the user of OOOR_URL (or url), OOOR_DATABASE, OOOR_USERNAME and OOOR_API_KEY or OOOR_PASSWORD.

  --write                  let agents propose and commit changes; read-only without it
  --policy <file>          models, fields, methods, companies and limits, as JSON
  --audit <file>           append a JSON line for each thing that is asked or done; - is stderr
  --sandbox [series]       a sandbox in the place of a server, as 14.0 [19.0]
  -h, --help, --version
`

const OPTIONS = {
  write: { type: 'boolean', default: false },
  policy: { type: 'string' },
  audit: { type: 'string' },
  sandbox: { type: 'boolean', default: false },
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
    if (positionals.length > 1) throw new ConfigError(`one url or series, not ${positionals.length}`)
    return { ...values, target: positionals[0] }
  } catch (error) {
    if (error instanceof TypeError) throw new ConfigError(error.message)
    throw error
  }
}
