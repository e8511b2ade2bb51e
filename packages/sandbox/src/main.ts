#!/usr/bin/env node
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { ConfigError } from 'ooor/protocol'
import { serve } from './serve.ts'

const HELP = `Usage: ooor-sandbox [options]

A small Odoo on 127.0.0.1, for any client in any language. It keeps nothing outside its own memory.

  --port <number>      where to listen; any free port when left out
  --series <series>    6.1 to 20.0, as 17.0 [19.0, or that of the file]
  --database <name>    [sandbox]
  --snapshot <file>    a server of yours, as \`ooor sandbox snapshot\` writes it: its models, rights and sample of records
  --schema <file>      models and fields of a server of yours, as \`ooor types --schema\` writes them
  --apps <names>       models and fields of a plain Odoo's apps, as sale,account (14.0, 16.0 to 19.0)
  --strict             refuse computed fields that have no rule here
  --json               tell as a line of JSON when it can be asked
  -h, --help, --version

Users are admin, demo and portal, whose passwords are their logins; API keys sandbox-admin-key and so on.
Exit codes: 0 stopped by Ctrl-C, 1 cannot listen, 2 wrong arguments.
`

const OPTIONS = {
  port: { type: 'string' },
  series: { type: 'string' },
  database: { type: 'string' },
  snapshot: { type: 'string' },
  schema: { type: 'string' },
  apps: { type: 'string' },
  strict: { type: 'boolean' },
  json: { type: 'boolean' },
  version: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true })
  const { help, version, json, ...options } = values
  if (help) {
    process.stdout.write(HELP)
    return 0
  }
  if (version) {
    const file = await readFile(new URL('../package.json', import.meta.url), 'utf8')
    process.stdout.write(`${(JSON.parse(file) as { readonly version: string }).version}\n`)
    return 0
  }
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  await serve(options, {
    signal: stop.signal,
    started: (served) => {
      const { url, series, database } = served
      process.stdout.write(json ? `${JSON.stringify(served)}\n` : `Odoo ${series}, database ${database}: ${url}\n`)
    },
  })
  return 0
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    const isUsage = ConfigError.is(error) || (error instanceof TypeError && 'code' in error)
    const help = isUsage ? '`ooor-sandbox --help` tells how.\n' : ''
    process.stderr.write(`ooor-sandbox: ${error instanceof Error ? error.message : String(error)}\n${help}`)
    process.exitCode = isUsage ? 2 : 1
  },
)
