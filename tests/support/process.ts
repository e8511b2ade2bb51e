import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const SHOWN_AT_FAILURE = 4000

/** A process of the test's own. */
export interface Running {
  readonly pid: number
  /** What made it ready: the groups of the pattern it was waited for with. */
  readonly said: RegExpExecArray
  /** Ends it and waits until it is gone. */
  stop(signal?: NodeJS.Signals): Promise<void>
}

/** Starts a program and waits until it says that it is ready. */
export async function start(
  command: string,
  args: readonly string[],
  ready: RegExp,
  env: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = await firstMatch(child, ready, `${command} ${args[0] ?? ''}`)
  // Nobody reads on, and a full pipe would stop it.
  child.stdout?.resume()
  child.stderr?.resume()
  const gone = once(child, 'exit')
  return {
    pid: child.pid ?? 0,
    said,
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill(signal)
      await gone
    },
  }
}

/** Starts a TypeScript file of this repository on its sources, without a build. */
export function startTypeScript(
  file: string,
  args: readonly string[],
  ready: RegExp,
  env: Readonly<Record<string, string>> = {},
): Promise<Running> {
  return start(process.execPath, ['--import', 'tsx', file, ...args], ready, {
    TSX_TSCONFIG_PATH: `${ROOT}/tsconfig.json`,
    ...env,
  })
}

function firstMatch(child: ChildProcess, pattern: RegExp, name: string): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let output = ''
    const settle = (finish: () => void) => {
      child.stdout?.off('data', read)
      child.stderr?.off('data', read)
      child.off('exit', exited)
      finish()
    }
    const read = (chunk: Buffer) => {
      output += chunk.toString('utf8')
      const match = pattern.exec(output)
      if (match !== null) settle(() => resolve(match))
    }
    const exited = (code: number | null) =>
      settle(() => reject(new Error(`${name} ended with ${code}:\n${output.slice(-SHOWN_AT_FAILURE)}`)))
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', exited)
    child.once('error', (error) => settle(() => reject(error)))
  })
}

/** A port that was free a moment ago, for programs that cannot choose one by themselves. */
export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
