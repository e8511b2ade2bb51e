#!/usr/bin/env node
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { isOoorError } from 'ooor/errors'
import { auditFile, auditStream } from './audit/audit.ts'
import { HELP, readCommandLine } from './command-line.ts'
import { openTarget } from './open-target.ts'
import { Policy } from './policy/policy.ts'
import { readPolicy } from './policy/read-policy.ts'
import { serveHttp } from './serve-http.ts'
import { createMcpServer } from './server.ts'
import { VERSION } from './version.ts'

async function main(args: readonly string[]): Promise<void> {
  const line = readCommandLine(args)
  if (line.help || line.version) return void process.stdout.write(line.help ? HELP : `${VERSION}\n`)
  const policy = line.policy === undefined ? new Policy() : readPolicy(line.policy)
  const audit =
    line.audit === undefined ? undefined : line.audit === '-' ? auditStream(process.stderr) : auditFile(line.audit)
  const target = openTarget(line, process.env)
  const { write } = line
  const tell = (where: string) =>
    process.stderr.write(
      `ooor-mcp ${VERSION}: ${where}; ${target.url}, ${write ? 'writing in two steps' : 'read-only'}\n`,
    )
  if (line.http !== undefined) {
    const served = await serveHttp(target, {
      ...{ policy, audit, write, port: line.http, address: line.listen, hosts: line.host, origins: line.origin },
      ...{ resource: line.resource, authorizationServers: line['authorization-server'] },
    })
    tell(served.url)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void served.close())
    return
  }
  const odoo = target.asEnvironment()
  const server = createMcpServer({ odoo, policy, write, audit, caller: 'environment' })
  await server.connect(new StdioServerTransport())
  tell('stdin and stdout')
  process.stdin.once('end', () => void odoo.close())
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`ooor-mcp: ${error instanceof Error ? error.message : String(error)}\n`)
  if (isOoorError(error)) process.stderr.write('`ooor-mcp --help` tells how.\n')
  process.exitCode = 2
})
