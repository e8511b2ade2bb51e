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

/** The address that documents speak of: there is no such server, and the sandbox's own has another port each time. */
const ADDRESS = 'https://erp.example.com'

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
}

/** Runs the commands of a block, one after the other; the block as it should be. */
export async function rewritten({ text, answers }: ConsoleBlock, surroundings: ConsoleSurroundings): Promise<string> {
  const left = [...(answers ?? [])]
  let all = ''
  for (const command of text.split('\n').filter((line) => line.startsWith('$ '))) {
    const [word, ...args] = wordsOf(command.slice(2))
    all += `${command}\n${await outputOf(word, args, surroundings, answers && left)}`
  }
  return all
}

async function outputOf(
  word: string | undefined,
  args: readonly string[],
  { url, folder }: ConsoleSurroundings,
  answers: string[] | undefined,
): Promise<string> {
  // What a document shows of a file.
  if (word === 'cat') return readFile(join(folder, args[0] ?? ''), 'utf8')
  if (word !== 'ooor') throw new Error(`'${word}' is neither ooor nor cat`)
  const environment = {
    OOOR_URL: `${url}/shop`,
    OOOR_USERNAME: 'admin',
    OOOR_PASSWORD: 'admin',
    XDG_CONFIG_HOME: folder,
    XDG_CACHE_HOME: folder,
  }
  const inside = args.map((arg) => arg.replaceAll(ADDRESS, url))
  const options = { columns: 100, directory: folder, ...(answers && { answers }) }
  const { shown } = await runOoor(inside, environment, options)
  return shown.replaceAll(url, ADDRESS).replaceAll(folder, '~')
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

/** What differs from run to run, made the same. */
export function steady(text: string): string {
  return text.replace(/\b\d+(?:\.\d+)?(?= ?(?:ms|s|rows\/s)\b)/g, '#').replace(/ +$/gm, '')
}
