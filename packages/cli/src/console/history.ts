import { mkdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { REPLServer } from 'node:repl'
import { hasSecret } from './secrets.ts'

/** Where the lines of a connection's console are kept: below `XDG_STATE_HOME`, else `~/.local/state`. */
export function historyFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const state = environment.XDG_STATE_HOME || join(environment.HOME || homedir(), '.local', 'state')
  return join(state, 'ooor', 'history')
}

/**
 * Brings the lines of earlier sessions with this connection, and keeps those of this one, in a file for the user alone.
 * Lines with secrets are not kept. A folder that cannot be written to means no history.
 */
export async function keepHistory(server: REPLServer, folder: string, connection: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => {})
  const file = join(folder, connection.replace(/[^\w.@-]+/g, '_'))
  server.on('history', (lines: string[]) => {
    const [last] = lines
    if (last !== undefined && hasSecret(last)) lines.shift()
  })
  await new Promise<void>((resolve) => server.setupHistory(file, () => resolve()))
}
