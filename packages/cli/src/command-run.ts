import { type Connection, type ConnectOptions, connect, type HttpMiddleware } from 'ooor'
import { type CommandRun, EXIT, type GlobalOptions } from './command.ts'
import { resolveTarget } from './connections/resolve-target.ts'
import type { Terminal } from './terminal.ts'

/** A run of `ooor` in a terminal. */
export class TerminalRun implements CommandRun {
  readonly terminal: Terminal
  exitCode: number = EXIT.ok
  readonly #options: () => GlobalOptions

  constructor(terminal: Terminal, options: () => GlobalOptions) {
    this.terminal = terminal
    this.#options = options
  }

  get options(): GlobalOptions {
    return this.#options()
  }

  target(target: string | undefined): Promise<ConnectOptions> {
    return resolveTarget(target, this.options, this.terminal)
  }

  async onServer<T>(target: string | undefined, work: (odoo: Connection) => Promise<T>): Promise<T> {
    const options = await this.target(target)
    const middleware = [...(options.middleware ?? []), interruptible(this.terminal.interrupted)]
    const odoo = connect({ ...options, middleware })
    try {
      return await work(odoo)
    } finally {
      await odoo.close()
    }
  }
}

/** Ctrl-C breaks off what only reads; what writes is let through, so that its outcome is known. */
export function interruptible(interrupted: AbortSignal): HttpMiddleware {
  return (request, next) => {
    if (!request.isReadOnly) return next(request)
    const signal = request.signal === undefined ? interrupted : AbortSignal.any([request.signal, interrupted])
    return next({ ...request, signal })
  }
}
