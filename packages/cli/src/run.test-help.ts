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
}

/** What a command line wrote, what was asked, and its exit code. */
export interface RunResult {
  readonly out: string
  readonly error: string
  readonly code: number
}

/** Runs a command line; what it wrote and its exit code. */
export async function runOoor(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  { isWatched = false, answers, columns, directory = '/', interrupted }: TestTerminal = {},
): Promise<RunResult> {
  const written = { out: '', error: '' }
  const left = [...(answers ?? [])]
  const ask = (question: string) => {
    written.error += question
    const answer = left.shift()
    return answer === undefined ? Promise.reject(new Error(`nobody answers '${question}'`)) : Promise.resolve(answer)
  }
  const output = new PassThrough().on('data', (chunk) => {
    written.out += String(chunk)
  })
  const code = await run(args, {
    out: (text) => {
      written.out += text
    },
    error: (text) => {
      written.error += text
    },
    ask,
    askSecret: ask,
    isInteractive: answers !== undefined,
    isWatched,
    columns,
    colors: picocolors.createColors(false),
    input: new PassThrough(),
    output,
    environment,
    directory,
    interrupted: interrupted ?? new AbortController().signal,
  })
  return { ...written, code }
}
