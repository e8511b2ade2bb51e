import type { ConnectOptions } from 'ooor'
import { type GlobalOptions, UsageError } from '../command.ts'
import type { Terminal } from '../terminal.ts'
import { connectionTarget } from './connection-target.ts'

/** What to connect to: one of what the command line names, else what the environment does. */
export async function resolveTarget(
  target: string | undefined,
  options: GlobalOptions,
  terminal: Terminal,
): Promise<ConnectOptions> {
  const { url, database, username, sandbox } = options
  const named = Object.entries({ [`'${target}'`]: target, '--url': url, '--sandbox': sandbox }).flatMap(
    ([name, value]) => (value === undefined ? [] : [name]),
  )
  if (named.length > 1) throw new UsageError(`there are two servers, ${named.join(' and ')}: leave one out`)
  if (sandbox !== undefined) return sandboxTarget(sandbox)
  return connectionTarget({ url: target ?? url, database, username }, terminal.environment)
}

/** A sandbox inside the process. */
async function sandboxTarget(series: string): Promise<ConnectOptions> {
  const { Sandbox } = await import('@ooor/sandbox')
  const sandbox = new Sandbox({ series })
  return {
    url: 'http://sandbox',
    database: sandbox.database,
    username: 'admin',
    password: 'admin',
    adapter: sandbox.adapter,
  }
}
