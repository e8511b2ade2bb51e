#!/usr/bin/env node
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { isOoorError } from 'ooor/errors'
import { auditFile, auditStream } from './audit/audit.ts'
import { HELP, readCommandLine } from './command-line.ts'
import { openTarget } from './open-target.ts'
import { Policy } from './policy/policy.ts'
import { readPolicy } from './policy/read-policy.ts'
import { createMcpServer } from './server.ts'
import { VERSION } from './version.ts'

async function main(args: readonly string[]): Promise<void> {
  const { help, version, write, policy: file, audit: path, ...where } = readCommandLine(args)
  if (help || version) return void process.stdout.write(help ? HELP : `${VERSION}\n`)
  const policy = file === undefined ? new Policy() : readPolicy(file)
  const target = openTarget(where, process.env)
  const audit = path === undefined ? undefined : path === '-' ? auditStream(process.stderr) : auditFile(path)
  const odoo = target.open()
  const server = createMcpServer({ odoo, policy, write, audit, caller: 'environment' })
  const transport = new StdioServerTransport()
  await server.connect(transport)
  process.stderr.write(`ooor-mcp ${VERSION}: ${target.url}, ${write ? 'with writes in two steps' : 'read-only'}\n`)
  process.stdin.once('end', () => void odoo.close())
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`ooor-mcp: ${error instanceof Error ? error.message : String(error)}\n`)
  if (isOoorError(error)) process.stderr.write('`ooor-mcp --help` tells how.\n')
  process.exitCode = 2
})
