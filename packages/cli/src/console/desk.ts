import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Connection, type CredentialOptions, GroupQuery, Query } from 'ooor'
import type { SessionPages } from '../codegen/session-pages.ts'
import { counted } from '../output/counted.ts'
import { printable } from '../output/printable.ts'
import { PRIVATE } from '../private-mode.ts'
import type { Terminal } from '../terminal.ts'
import type { Desk, DotCommand } from './dot-commands/dot-command.ts'
import { errorLines, isSql, NO_SQL } from './error-lines.ts'
import { type Boxed, evaluated, type Settled, settled } from './evaluate.ts'
import { bindGlobals, LIBRARY_NAMES, toolsOf } from './globals.ts'
import type { ModelSession } from './model-session.ts'
import type { AskSecret } from './other-user.ts'
import { showValue } from './show-value.ts'
import { Line, type Traffic } from './traffic.ts'
import { programOf, type Step } from './transcript.ts'

/** What a console works with. */
export interface ConsoleOptions {
  readonly odoo: Connection
  readonly terminal: Terminal
  /** The connection's name: a part of the prompt, and of the history's file. */
  readonly name: string
  /** Whose middleware is the connection's first. */
  readonly traffic: Traffic
  /** Whose middleware is the connection's last: 19 documents methods on pages. */
  readonly pages?: SessionPages
  readonly aliases?: Readonly<Record<string, string>>
  /** The folder of the history; none is kept without it. */
  readonly historyFolder?: string
  /** The secret of another user, asked for where there is somebody to ask. */
  credentialOf(login: string, ask: AskSecret | undefined): Promise<CredentialOptions>
}

/** How a line ended: with a value, with an error that was told, or not yet. */
export type Ended =
  | { readonly how: 'done'; readonly value: unknown; readonly text: string }
  | { readonly how: 'failed' }
  | { readonly how: 'goes on'; readonly error: Error }

/** What a console's keyboard does for the lines. */
export interface Keyboard {
  /** Around what a line runs at once. */
  whileRunning<T>(run: () => T): T
  readonly ask: AskSecret | undefined
}

/** Runs lines and the words behind dots, and writes what comes of them; where they come from, it does not know. */
export class ConsoleDesk implements Desk {
  readonly models: ModelSession
  readonly telling: { time: boolean; wire: boolean }
  readonly #options: ConsoleOptions
  readonly #keyboard: Keyboard
  readonly #steps: Step[] = []
  #line: Line | undefined

  constructor(options: ConsoleOptions, models: ModelSession, keyboard: Keyboard, isTyped: boolean) {
    this.models = models
    this.telling = { time: isTyped, wire: false }
    this.#options = options
    this.#keyboard = keyboard
    const show = async (value: unknown) => this.write(`${this.show((await settled(value)).value)}\n`)
    bindGlobals(
      models,
      toolsOf(models, (login) => this.credentialOf(login), show),
    )
  }

  get isRunning(): boolean {
    return this.#line !== undefined
  }

  /** Ends what runs. */
  stop(): void {
    this.#line?.stop()
  }

  /** Runs code; what it throws is told. */
  async run(code: string): Promise<Ended> {
    const line = this.#begin()
    try {
      const { value, note } = await this.#options.traffic.run(line, () => this.#found(code, line))
      this.#took(code)
      const parts = [...(value === undefined ? [] : [this.show(value)]), ...(note === undefined ? [] : [note])]
      return { how: 'done', value, text: [...parts, ...this.#timeOf(line)].join('\n') }
    } catch (error) {
      if (error instanceof Error && error.name === 'SyntaxError' && 'err' in error) return { how: 'goes on', error }
      this.tell(error, error instanceof SyntaxError && isSql(code) ? NO_SQL : undefined)
      for (const text of this.#timeOf(line)) this.write(`${text}\n`)
      return { how: 'failed' }
    } finally {
      this.#line = undefined
    }
  }

  /** Runs a word behind a dot, and writes its answer; false where it failed. */
  async command(command: DotCommand, text: string): Promise<boolean> {
    const line = this.#begin()
    let isDone = false
    try {
      this.write(`${await this.#options.traffic.run(line, () => command.run(text, this))}\n`)
      isDone = true
    } catch (error) {
      this.tell(error)
    }
    for (const time of this.#timeOf(line)) this.write(`${time}\n`)
    this.#line = undefined
    return isDone
  }

  evaluate(code: string): Promise<Boxed> {
    return evaluated(code, (run) => this.#keyboard.whileRunning(run))
  }

  show(value: unknown, rows?: number): string {
    const { columns = 120, colors, output } = this.#options.terminal
    const width = (output as NodeJS.WriteStream).columns || columns
    return showValue(value, { columns: width, colors, ...(rows !== undefined && { rows }) })
  }

  credentialOf(login: string): Promise<CredentialOptions> {
    return this.#options.credentialOf(login, this.#keyboard.ask)
  }

  note(change: string): void {
    this.#steps.push({ change })
  }

  async save(file: string): Promise<string> {
    const names = { file, models: this.models.bindings, library: LIBRARY_NAMES }
    await writeFile(resolve(this.#options.terminal.directory, file), programOf(this.#steps, names), PRIVATE)
    return `${file}: ${counted(this.#steps.length, 'line')}; ooor run ${file} runs them`
  }

  /** Two lines for an error, the second with a remedy where there is one; it is in `_error` from then on. */
  tell(error: unknown, remedy?: string): void {
    const { colors } = this.#options.terminal
    const [what, more] = errorLines(error, [...this.models.bindings.keys(), ...this.names()])
    this.write(`${colors.red(printable(what))}\n${colors.dim(printable(remedy ?? more))}\n`)
    Object.defineProperty(globalThis, '_error', { configurable: true, writable: true, value: error })
  }

  /** All variables. */
  names(): string[] {
    return Object.getOwnPropertyNames(globalThis).filter((name) => !/^(?:__|_\w)/.test(name))
  }

  write(text: string): void {
    this.#options.terminal.output.write(text)
  }

  dim(text: string): string {
    return this.#options.terminal.colors.dim(text)
  }

  #begin(): Line {
    this.#options.traffic.onExchange = this.telling.wire
      ? ({ what, status, duration }) =>
          this.write(this.dim(`  ${what} ${status ?? 'failed'} ${Math.round(duration)} ms\n`))
      : undefined
    this.#line = new Line()
    return this.#line
  }

  /** What a line stands for, unless Ctrl-C ends it first. */
  #found(code: string, { signal }: Line): Promise<Settled> {
    const interrupted = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason))
    })
    const found = this.evaluate(code).then(({ value }) => settled(value))
    return Promise.race([found, interrupted])
  }

  #timeOf({ calls, duration }: Line): string[] {
    if (!this.telling.time || (calls === 0 && duration < 1000)) return []
    return [this.dim(`${calls} ${calls === 1 ? 'call' : 'calls'}, ${Math.round(duration)} ms`)]
  }

  /** Keeps what was done for the program; tells of a query that a name holds and nobody has awaited. */
  #took(code: string): void {
    if (code.trim() !== '') this.#steps.push({ code })
    const [, name] = /^\s*(?:const|let|var)\s+([A-Za-z_$][\w$]*)\s*=/.exec(code) ?? []
    const value = name === undefined ? undefined : Reflect.get(globalThis, name)
    if (value instanceof Query || value instanceof GroupQuery) {
      this.write(this.dim(`${name} is a query, which asks whenever it is awaited: await it for its records\n`))
    }
  }
}
