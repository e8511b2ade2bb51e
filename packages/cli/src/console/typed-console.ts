import repl, { type REPLServer } from 'node:repl'
import { BusyKeys } from './busy-keys.ts'
import { completerOf } from './completer.ts'
import { ConsoleDesk, type ConsoleOptions } from './desk.ts'
import type { DotCommand } from './dot-commands/dot-command.ts'
import { DOT_COMMANDS } from './dot-commands/index.ts'
import { NO_COMMAND, unknownCommand } from './dot-commands/unknown-command.ts'
import { keepHistory } from './history.ts'
import type { ModelSession } from './model-session.ts'

/** A console at a terminal, Node's own: history, completion, several lines, Ctrl-C. */
export async function typedConsole(options: ConsoleOptions, models: ModelSession): Promise<void> {
  await new TypedConsole(options, models).run()
}

class TypedConsole {
  readonly #options: ConsoleOptions
  readonly #models: ModelSession
  readonly #server: REPLServer
  readonly #keys: BusyKeys
  readonly #desk: ConsoleDesk
  /** Lines that await more, as of a function. */
  #begun = ''
  /** The text of the value that is about to be shown. */
  #text = ''

  constructor(options: ConsoleOptions, models: ModelSession) {
    this.#options = options
    this.#models = models
    const { input, output, colors } = options.terminal
    const names = () => this.#desk.names()
    this.#server = repl.start({
      input,
      output,
      prompt: '',
      terminal: true,
      useColors: colors.isColorSupported,
      useGlobal: true,
      ignoreUndefined: true,
      preview: false,
      eval: (code, _context, _file, done) => void this.#evaluate(code, done),
      writer: () => this.#text,
      completer: completerOf({ models, names, begun: () => this.#begun, hint: (text) => this.#hint(text) }),
    })
    this.#keys = new BusyKeys(this.#server)
    const ask = (question: string) => this.#ask(question)
    this.#desk = new ConsoleDesk(options, models, { whileRunning: (run) => this.#whileRunning(run), ask }, true)
    this.#replaceParts()
  }

  async run(): Promise<void> {
    const server = this.#server
    const { odoo, name, historyFolder, terminal } = this.#options
    const left = new Promise<void>((done) => server.once('exit', done))
    const stop = () => {
      this.#desk.stop()
      server.close()
    }
    terminal.interrupted.addEventListener('abort', stop)
    process.on('unhandledRejection', this.#tellStray)
    try {
      const database = await odoo.database()
      if (historyFolder !== undefined) await keepHistory(server, historyFolder, `${name}-${database}`)
      const { series } = await odoo.explain()
      const count = this.#models.catalogue.models.size
      this.#desk.write(
        `Odoo ${series} at ${odoo.url}, ${count} models. Tab completes, .help tells more, .exit leaves.\n`,
      )
      await this.#nextPrompt()
      server.displayPrompt()
      await left
    } finally {
      process.off('unhandledRejection', this.#tellStray)
      terminal.interrupted.removeEventListener('abort', stop)
    }
  }

  /** Ctrl-C and the words behind dots are ours. */
  #replaceParts(): void {
    const server = this.#server
    const [ofNode] = server.listeners('SIGINT')
    server.removeAllListeners('SIGINT')
    server.on('SIGINT', () => {
      this.#keys.drop()
      if (this.#desk.isRunning) {
        this.#desk.stop()
      } else {
        this.#begun = ''
        ofNode?.call(server)
      }
    })
    for (const word of ['editor', 'load', 'clear', 'save', 'help', 'break'])
      delete (server.commands as Record<string, unknown>)[word]
    for (const command of DOT_COMMANDS) {
      const help = `${command.usage}  ${command.help}`
      server.defineCommand(command.name, { help, action: (text) => void this.#command(command, text) })
    }
    this.#tellUnknown()
  }

  /** Node calls them invalid keywords. Of lines that await more, one may begin with a dot. */
  #tellUnknown(): void {
    const known = this.#server.commands
    const commands = new Proxy(known, {
      get: (_, word) => {
        if (typeof word !== 'string' || word in known || this.#begun !== '') return Reflect.get(known, word)
        const action = () => {
          this.#desk.tell(unknownCommand(word), NO_COMMAND)
          this.#server.displayPrompt()
        }
        return { action }
      },
    })
    Object.defineProperty(this.#server, 'commands', { value: commands })
  }

  async #evaluate(code: string, done: (error: Error | null, value?: unknown) => void): Promise<void> {
    this.#keys.start()
    const ended = await this.#desk.run(code)
    this.#begun = ended.how === 'goes on' ? code : ''
    if (ended.how === 'goes on') {
      done(ended.error)
    } else {
      await this.#nextPrompt()
      this.#text = ended.how === 'done' ? ended.text : ''
      const value = ended.how === 'done' ? ended.value : undefined
      if (value === undefined && this.#text !== '') this.#desk.write(`${this.#text}\n`)
      done(null, value)
    }
    this.#keys.end()
  }

  async #command(command: DotCommand, text: string): Promise<void> {
    this.#keys.start()
    this.#begun = ''
    await this.#desk.command(command, text)
    await this.#nextPrompt()
    this.#server.displayPrompt()
    this.#keys.end()
  }

  /** Without raw mode Ctrl-C is a signal, which ends also what never awaits. */
  #whileRunning<T>(run: () => T): T {
    const input = this.#options.terminal.input as NodeJS.ReadStream
    input.setRawMode(false)
    try {
      return run()
    } finally {
      input.setRawMode(true)
    }
  }

  async #ask(question: string): Promise<string> {
    this.#desk.write(question)
    try {
      return await this.#keys.secret()
    } finally {
      this.#desk.write('\n')
    }
  }

  /** A promise that nobody awaited has failed. */
  readonly #tellStray = (error: unknown): void => {
    if (this.#desk.isRunning) return
    this.#desk.write('\n')
    this.#desk.tell(error)
    this.#server.prompt(true)
  }

  #hint(text: string): void {
    this.#desk.write(`\r\n${this.#desk.dim(text)}\r\n`)
    this.#server.prompt(true)
  }

  async #nextPrompt(): Promise<void> {
    const { login, view } = this.#models
    const database = await this.#options.odoo.database()
    this.#server.setPrompt(`${this.#options.name} ${login}@${database}${view === '' ? '' : ` (${view})`}> `)
  }
}
