import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { expect } from 'vitest'

const run = promisify(execFile)
const DEADLINE = { timeout: 30_000, interval: 50 }
/** For what mostly happens at once, and may be asked for again. */
const PATIENCE = 8000
const MOST_TRIES = 4
/** So long a program has for one Tab, in milliseconds, before the next: Tabs that it reads at once are pasted text. */
const BETWEEN_TABS = 1000

/** How a terminal is started. */
export interface TerminalOptions {
  readonly env: Readonly<Record<string, string>>
  readonly columns?: number
}

/** A program in a real terminal, whose keys are pressed and whose screen is read. */
export class Tmux {
  readonly #socket = `ooor-test-${randomUUID()}`
  readonly #prompt: RegExp
  #typed = ''

  /** The prompt is what the program's line ends with when it waits. */
  private constructor(prompt: RegExp) {
    this.#prompt = new RegExp(`(?:${prompt.source}) *$`)
  }

  /** Starts a program, and waits for its prompt. */
  static async start(
    command: readonly string[],
    prompt: RegExp,
    { env, columns = 150 }: TerminalOptions,
  ): Promise<Tmux> {
    const terminal = new Tmux(prompt)
    const settings = Object.entries(env).flatMap(([name, value]) => ['-e', `${name}=${value}`])
    const size = ['-x', String(columns), '-y', '50']
    // The screen of a program that has ended is of use, when it ended too early.
    await terminal.#tmux(
      ...['-f', '/dev/null', 'set-option', '-g', 'remain-on-exit', 'on', ';'],
      ...['set-option', '-g', 'history-limit', '10000', ';'],
      ...['new-session', '-d', ...size, ...settings, '--', ...command],
    )
    await terminal.ready()
    return terminal
  }

  /** Types text, without Enter. */
  async type(text: string): Promise<void> {
    await this.#tmux('send-keys', '-l', '--', text)
    this.#typed = text
  }

  /** Presses keys, as `Tab`, `Enter`, `C-c`, `Up`. */
  async press(...keys: readonly string[]): Promise<void> {
    await this.#tmux('send-keys', ...keys)
  }

  /** All that was shown, lines of the terminal joined to those of the program. */
  async screen(): Promise<string> {
    return (await this.#tmux('capture-pane', '-p', '-J', '-S', '-')).replace(/ +$/gm, '').trimEnd()
  }

  /**
   * Presses a key until the screen has something, as who sees nothing happen does: a signal that comes while Node takes
   * its listeners off, to run a script that signals end, is nobody's (`breakOnSigint` of `node:vm`).
   */
  async pressUntil(key: string, text: RegExp): Promise<void> {
    for (let tries = 1; ; tries++) {
      await this.press(key)
      try {
        await expect.poll(() => this.screen(), { ...DEADLINE, timeout: PATIENCE }).toMatch(text)
        return
      } catch (error) {
        if (tries === MOST_TRIES) throw error
      }
    }
  }

  /** Waits until the screen has it. */
  async shows(text: string | RegExp): Promise<string> {
    await expect.poll(() => this.screen(), DEADLINE)[typeof text === 'string' ? 'toContain' : 'toMatch'](text as string)
    return this.screen()
  }

  /** Waits until the program waits. */
  async ready(): Promise<string> {
    return this.shows(this.#prompt)
  }

  /** Types a line and Enter, and waits until the program waits for the next; what it has shown for it. */
  async enter(line: string): Promise<string> {
    await this.type(line)
    await this.shows(new RegExp(`${escaped(line)}$`))
    const before = await this.screen()
    await this.press('Enter')
    await expect
      .poll(async () => {
        const now = await this.screen()
        return now.length > before.length && this.#prompt.test(now)
      }, DEADLINE)
      .toBe(true)
    const text = (await this.screen()).slice(before.length)
    return text.slice(0, text.lastIndexOf('\n') + 1).trim()
  }

  /** Presses Tab, again where the server was asked first, until the line that is typed ends as it should. */
  async completes(end: string): Promise<void> {
    // A busy program shows late what was typed: until then the cursor stands behind the prompt's blank.
    await this.shows(new RegExp(`${escaped(this.#typed)}$`))
    let pressed = Number.NEGATIVE_INFINITY
    const isThere = async () => {
      if ((await this.screen()).endsWith(end)) return true
      if (performance.now() - pressed < BETWEEN_TABS) return false
      if (await this.#hasBlankAtCursor()) await this.press('BSpace')
      await this.press('Tab')
      pressed = performance.now()
      return false
    }
    try {
      await expect.poll(isThere, { ...DEADLINE, message: `completion to '${end}'` }).toBe(true)
    } catch (error) {
      // What stands there instead is what one needs to know.
      throw new Error(`no completion to '${end}' on\n${await this.screen()}`, { cause: error })
    }
  }

  /** Whether a Tab became text: Node completes by one that is the last of what it reads, and takes others as pasted. */
  async #hasBlankAtCursor(): Promise<boolean> {
    const place = (await this.#tmux('display-message', '-p', '#{cursor_x} #{cursor_y}')).trim().split(' ').map(Number)
    const [column = 0, line = 0] = place
    const row = (await this.#tmux('capture-pane', '-p', '-S', String(line), '-E', String(line))).trimEnd()
    return column > row.length
  }

  /** Waits until the program has ended by itself. */
  async ended(): Promise<void> {
    await expect
      .poll(async () => (await this.#tmux('display-message', '-p', '#{pane_dead}')).trim(), DEADLINE)
      .toBe('1')
  }

  /** Ends the program, whatever it does. */
  async stop(): Promise<void> {
    await this.#tmux('kill-server').catch(() => {})
  }

  async #tmux(...args: readonly string[]): Promise<string> {
    const { stdout } = await run('tmux', ['-L', this.#socket, ...args])
    return stdout
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
