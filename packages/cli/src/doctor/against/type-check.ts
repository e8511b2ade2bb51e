import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { ConfigError } from 'ooor/errors'

/** One error of the compiler. */
export interface CompilerError {
  /** Absolute. */
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly column: number
  readonly code: string
  /** All its lines. */
  readonly message: string
}

/** What the compiler answers: its errors and the files that it read. */
export interface Compilation {
  readonly errors: readonly CompilerError[]
  readonly files: readonly string[]
}

/** A project's own TypeScript, as a program: 7 has no other way, and this one is there since ever. */
export class Compiler {
  readonly #bin: string

  private constructor(bin: string) {
    this.#bin = bin
  }

  /** The TypeScript of the project in a folder. Throws a `ConfigError` where there is none. */
  static async of(folder: string): Promise<Compiler> {
    let path: string
    try {
      path = createRequire(join(folder, 'package.json')).resolve('typescript/package.json')
    } catch (cause) {
      throw new ConfigError(`there is no TypeScript for ${folder}: npm install --save-dev typescript`, { cause })
    }
    const { bin } = JSON.parse(await readFile(path, 'utf8')) as { readonly bin: Readonly<Record<string, string>> }
    return new Compiler(join(dirname(path), bin.tsc ?? 'bin/tsc'))
  }

  /** Checks a project without writing anything. */
  async check(project: string, signal?: AbortSignal): Promise<Compilation> {
    const folder = dirname(project)
    const args = [
      '--project',
      project,
      '--noEmit',
      '--pretty',
      'false',
      '--listFiles',
      '--incremental',
      'false',
      '--composite',
      'false',
    ]
    const text = await this.#run(args, folder, signal)
    return parseCompilation(text, folder)
  }

  /** The project's options and files, with all that it extends. */
  async config(project: string, signal?: AbortSignal): Promise<ProjectConfig> {
    const text = await this.#run(['--project', project, '--showConfig'], dirname(project), signal)
    try {
      return JSON.parse(text) as ProjectConfig
    } catch (cause) {
      throw new ConfigError(`${project} cannot be read: ${text.trim().split('\n')[0] ?? 'the compiler says nothing'}`, {
        cause,
      })
    }
  }

  #run(args: readonly string[], cwd: string, signal: AbortSignal | undefined): Promise<string> {
    const options = { cwd, signal, maxBuffer: 256 * 1024 * 1024, env: { ...process.env, NO_COLOR: '1' } }
    return new Promise((done, failed) => {
      execFile(process.execPath, [this.#bin, ...args], options, (error, out, err) => {
        // It exits with 1 or 2 where there are errors, which it has told by then.
        if (error !== null && typeof error.code !== 'number') failed(error)
        else if (error !== null && out === '')
          failed(new ConfigError(`the compiler failed: ${err.trim().split('\n')[0] ?? ''}`))
        else done(out)
      })
    })
  }
}

/** What `tsc --showConfig` answers. */
export interface ProjectConfig {
  readonly compilerOptions?: Readonly<Record<string, unknown>>
  readonly files?: readonly string[]
}

/** Reads what the compiler writes: errors, with their further lines indented, and names of files. */
export function parseCompilation(text: string, folder: string): Compilation {
  const errors: { file: string; line: number; column: number; code: string; message: string }[] = []
  const files: string[] = []
  for (const line of text.split(/\r?\n/)) {
    const [, file, row, column, code, message] = /^(.+?)\((\d+),(\d+)\): error (TS\d+): (.*)$/.exec(line) ?? []
    const last = errors.at(-1)
    if (file !== undefined) {
      errors.push({
        file: resolve(folder, file),
        line: Number(row),
        column: Number(column),
        code: code ?? '',
        message: message ?? '',
      })
    } else if (/^error TS\d+: /.test(line)) {
      throw new ConfigError(`the compiler cannot read the project: ${line.replace(/^error /, '')}`)
    } else if (/^\s/.test(line)) {
      if (last !== undefined) last.message += `\n${line}`
    } else if (line !== '') {
      files.push(resolve(folder, line))
    }
  }
  return { errors, files }
}
