#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ConfigError } from 'ooor/protocol'
import type { SandboxSchema } from './orm/models-of-schema.ts'
import { Sandbox } from './sandbox.ts'

const HELP = `Usage: ooor-sandbox [options]

A small Odoo on 127.0.0.1, for any client in any language. It keeps nothing outside its own memory.

  --port <number>      where to listen; any free port when left out
  --series <series>    6.1 to 20.0, as 17.0 [19.0, or that of the schema]
  --database <name>    [sandbox]
  --schema <file>      models and fields of a server of yours, as \`ooor types --schema\` writes them
  --strict             refuse computed fields that have no rule here
  -h, --help

Users are admin, demo and portal, whose passwords are their logins; API keys sandbox-admin-key and so on.
Exit codes: 0 stopped by Ctrl-C, 1 cannot listen, 2 wrong arguments.
`

const OPTIONS = {
  port: { type: 'string' },
  series: { type: 'string' },
  database: { type: 'string' },
  schema: { type: 'string' },
  strict: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true })
  if (values.help) {
    process.stdout.write(HELP)
    return 0
  }
  const port = Number(values.port ?? 0)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new ConfigError(`--port ${values.port} is no port`)
  const { series, database, schema, strict } = values
  const sandbox = new Sandbox({
    ...(series !== undefined && { series }),
    ...(database !== undefined && { database }),
    ...(schema !== undefined && { schema: readSchema(schema) }),
    ...(strict !== undefined && { strict }),
  })
  const server = await sandbox.listen({ port })
  process.stdout.write(`Odoo ${sandbox.series.name}, database ${sandbox.database}: ${server.url}\n`)
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  await server.close()
  return 0
}

function readSchema(file: string): SandboxSchema {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as SandboxSchema
  } catch (error) {
    throw new ConfigError(`--schema ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    const isUsage = ConfigError.is(error) || (error instanceof TypeError && 'code' in error)
    process.exitCode = isUsage ? 2 : 1
  },
)
