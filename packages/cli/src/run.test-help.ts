import { PassThrough } from 'node:stream'
import picocolors from 'picocolors'
import { run } from './run.ts'

/** What a test's terminal is like. */
export interface TestTerminal {
  /** Somebody is looking on. */
  readonly isWatched?: boolean
  /** What is answered to questions, in order. Without it there is nobody to ask. */
  readonly answers?: readonly string[]
  readonly columns?: number
  readonly directory?: string
  readonly interrupted?: AbortSignal
  /** What comes on its standard input. Without it, nothing ever does. */
  readonly input?: string
  /** The key store of its system, by account; undefined for none. */
  readonly secrets?: Map<string, string>
  /** Is told what is written to `out`, as it is. */
  readonly heard?: (text: string) => void
}

/** What a command line wrote, what was asked, and its exit code. */
export interface RunResult {
  readonly out: string
  readonly error: string
  /** Both, as a terminal shows them. */
  readonly shown: string
  readonly code: number
  /** Answers that nothing asked for. */
  readonly answersLeft: readonly string[]
}

/** Runs a command line; what it wrote and its exit code. */
export async function runOoor(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  { isWatched = false, answers, columns, directory = '/', interrupted, input, secrets, heard }: TestTerminal = {},
): Promise<RunResult> {
  const written = { out: '', error: '', shown: '' }
  const write = (where: 'out' | 'error', text: string) => {
    written[where] += text
    written.shown += text
    if (where === 'out') heard?.(text)
  }
  const left = [...(answers ?? [])]
  const asking = (isSecret: boolean) => (question: string) => {
    const answer = left.shift()
    if (answer === undefined) return Promise.reject(new Error(`nobody answers '${question}'`))
    write('error', `${question}${isSecret ? '' : answer}\n`)
    return Promise.resolve(answer)
  }
  const output = new PassThrough().on('data', (chunk) => write('out', String(chunk)))
  const code = await run(args, {
    out: (text) => write('out', text),
    error: (text) => write('error', text),
    ask: asking(false),
    askSecret: asking(true),
    isInteractive: answers !== undefined,
    isWatched,
    columns,
    colors: picocolors.createColors(false),
    input: input === undefined ? new PassThrough() : new PassThrough().end(input),
    output,
    environment,
    secrets: {
      get: async (account) => secrets?.get(account),
      set: async (account, secret) => secrets?.set(account, secret) !== undefined,
      delete: async (account) => {
        secrets?.delete(account)
      },
    },
    directory,
    interrupted: interrupted ?? new AbortController().signal,
  })
  return { ...written, code, answersLeft: left }
}
