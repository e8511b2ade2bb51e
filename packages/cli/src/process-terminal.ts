import picocolors from 'picocolors'
import { read } from 'read'
import { onScreen } from './output/printable.ts'
import { systemSecrets } from './secret-store.ts'
import type { Terminal } from './terminal.ts'

/** The terminal of this process. Ctrl-C aborts `interrupted`; a second one ends the process. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process
  // `ooor … | head` takes what it wants and goes: nobody is left to write to.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
  // What is told beside it, as with `2>&1 | head`, ends nothing: rows may be under way.
  stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  const interrupted = new AbortController()
  process.once('SIGINT', () => interrupted.abort(new Error('interrupted')))
  const asked = async (prompt: string, silent: boolean) => {
    try {
      const answer = await read({ prompt, silent, input: stdin, output: stderr })
      // The line's end is not shown either.
      if (silent) stderr.write('\n')
      return answer
    } catch (error) {
      // Ctrl-C at a question is no signal.
      stderr.write('\n')
      interrupted.abort(error)
      throw error
    }
  }
  return {
    out: (text) => stdout.write(stdout.isTTY ? onScreen(text) : text),
    error: (text) => stderr.write(text),
    ask: (question) => asked(question, false),
    askSecret: (question) => asked(question, true),
    isInteractive: stdin.isTTY === true && stderr.isTTY === true,
    isWatched: stderr.isTTY === true,
    columns: widthOf(stdout),
    colors: picocolors.createColors(hasColors(env, stdout.isTTY === true)),
    input: stdin,
    output: stdout,
    environment: env,
    secrets: systemSecrets,
    directory: process.cwd(),
    interrupted: interrupted.signal,
  }
}

/** As https://no-color.org and https://force-color.org have it. */
export function hasColors(environment: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  if (environment.NO_COLOR) return false
  if (environment.FORCE_COLOR) return environment.FORCE_COLOR !== '0'
  return isTerminal && environment.TERM !== 'dumb'
}

/** How wide a terminal is; undefined for none, and where nobody has told it, as in containers: it says 0 then. */
export function widthOf({
  isTTY,
  columns,
}: {
  readonly isTTY?: boolean
  readonly columns?: number
}): number | undefined {
  return isTTY && columns ? columns : undefined
}
