import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Sandbox } from '@ooor/sandbox'
import { runOoor } from '../../packages/cli/src/run.test-help.ts'

/** A block of a document that shows a terminal: lines with a command behind `$ `, and what each wrote below it. */
export interface ConsoleBlock {
  readonly line: number
  /** Where its text begins and ends in the document. */
  readonly start: number
  readonly end: number
  readonly text: string
  /** What is typed when something is asked, in order: `<!-- answers: secret, yes -->` before the block. */
  readonly answers: readonly string[] | undefined
}

const root = new URL('../../', import.meta.url)

/**
 * The address that documents speak of: there is no such server, and the sandbox's own has another port each time. As
 * `https://my.example.com` it is as long, and tables stay straight.
 */
const NAMED = /https:\/\/(\w+@)?(\w+)\.example\.com/g

/** The blocks of a document that are run: all but those behind `<!-- not run: why -->`. */
export function consoleBlocks(document: string): ConsoleBlock[] {
  const text = readFileSync(fileURLToPath(new URL(document, root)), 'utf8')
  const blocks = text.matchAll(/(?:<!-- (not run|answers): ?([^\n]*?) -->\n+)?^```console\n(.*?)^```$/gms)
  return [...blocks].flatMap(({ 0: whole, 1: kind, 2: note = '', 3: inner = '', index }) => {
    if (kind === 'not run') return []
    const start = index + whole.indexOf('```console\n') + '```console\n'.length
    const answers = kind === 'answers' ? note.split(',').map((one) => one.trim()) : undefined
    const line = text.slice(0, start).split('\n').length - 1
    return [{ line, start, end: start + inner.length, text: inner, answers }]
  })
}

/** A sandbox that is the same each time, as the documents' server. */
export async function consoleServer() {
  const sandbox = new Sandbox({ series: '19.0', database: 'shop' })
  sandbox.clock.set('2026-11-26T10:00:00Z')
  sandbox.clock.stop()
  return sandbox.listen()
}

/** Where the commands of one document run. */
export interface ConsoleSurroundings {
  /** The sandbox's own address. */
  readonly url: string
  /** The working directory, and where settings are kept. */
  readonly folder: string
  /** What the system's key store holds. */
  readonly secrets: Map<string, string>
}

/** Runs the commands of a block, one after the other; the block as it should be. */
export async function rewritten({ text, answers }: ConsoleBlock, surroundings: ConsoleSurroundings): Promise<string> {
  const [, , host = 'erp'] = [...text.matchAll(NAMED)][0] ?? []
  const within = { ...surroundings, name: `https://${host}.example.com` }
  let left = answers
  let all = ''
  for (const command of text.split('\n').filter((line) => line.startsWith('$ '))) {
    const [word, ...args] = wordsOf(command.slice(2))
    const { text: output, answersLeft } = await outputOf(word, args, within, left)
    all += `${command}\n${output}`
    if (left !== undefined) left = answersLeft
  }
  return all
}

async function outputOf(
  word: string | undefined,
  args: readonly string[],
  { url, folder, secrets, name }: ConsoleSurroundings & { readonly name: string },
  answers: readonly string[] | undefined,
): Promise<{ readonly text: string; readonly answersLeft: readonly string[] }> {
  // What a document shows of a file.
  if (word === 'cat') return { text: await readFile(join(folder, args[0] ?? ''), 'utf8'), answersLeft: answers ?? [] }
  if (word !== 'ooor') throw new Error(`'${word}' is neither ooor nor cat`)
  const options = { columns: 100, directory: folder, secrets, ...(answers && { answers }) }
  const inside = args.map((arg) => arg.replace(NAMED, (_, user = '') => url.replace('://', `://${user}`)))
  const ofUser = { XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: folder }
  const ofServer = { OOOR_URL: `${url}/shop`, OOOR_USERNAME: 'admin', OOOR_PASSWORD: 'admin' }
  const { shown, answersLeft } = await runOoor(inside, { ...ofUser, ...(isNamed(args) ? {} : ofServer) }, options)
  return { text: shown.replaceAll(url, name).replaceAll(folder, '~'), answersLeft }
}

/** Whether the line names its connection, or gives it a name: the secret is asked for then. */
function isNamed(args: readonly string[]): boolean {
  return args.includes('-c') || args[0] === 'login'
}

/** The words of a command line as a shell parts them: quotes, and backslashes outside of them. */
function wordsOf(line: string): string[] {
  const parts = line.matchAll(/(?:[^\s'"\\]|\\.|'[^']*'|"(?:[^"\\]|\\.)*")+/g)
  return [...parts].map(([word]) =>
    word.replace(/'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/g, (_, single, double, escaped) =>
      String(single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped),
    ),
  )
}

/** What differs from run to run, made the same, and how much the sandbox has by now. */
export function steady(text: string): string {
  return text.replace(/\b\d+(?:\.\d+)?(?= ?(?:ms|s|rows\/s|models|kB|MB)\b)/g, '#').replace(/ +$/gm, '')
}
