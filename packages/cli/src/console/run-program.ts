import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createJiti } from 'jiti'
import type { CredentialOptions } from 'ooor'
import { EXIT } from '../command.ts'
import { printable } from '../output/printable.ts'
import type { Terminal } from '../terminal.ts'
import { errorLines } from './error-lines.ts'
import { settled } from './evaluate.ts'
import { bindGlobals, isTaken, LIBRARY_NAMES, toolsOf } from './globals.ts'
import type { ModelSession } from './model-session.ts'
import { showValue } from './show-value.ts'

/** A program with what it is given. */
export interface Program {
  /** A TypeScript or JavaScript module, which may await at its top. */
  readonly file: string
  /** Its arguments: `process.argv` from the third on. */
  readonly args: readonly string[]
}

/** Runs a program with the names of a console; answers the exit code when it has ended. What it throws is told. */
export async function runProgram(
  { file, args }: Program,
  models: ModelSession,
  terminal: Terminal,
  credentialOf: (login: string) => Promise<CredentialOptions>,
): Promise<number> {
  await models.open(isTaken)
  const tools = toolsOf(models, credentialOf, async (value) => {
    terminal.out(`${showValue((await settled(value)).value, terminal)}\n`)
  })
  bindGlobals(models, tools)
  const path = resolve(terminal.directory, file)
  await access(path)
  process.argv = [process.argv[0] ?? 'node', path, ...args]
  // A program without packages of its own has the command's.
  const alias = { ooor: new URL(import.meta.resolve('ooor')).pathname }
  try {
    await createJiti(pathToFileURL(path).href, { fsCache: false, moduleCache: false, alias }).import(path)
    return EXIT.ok
  } catch (error) {
    if (terminal.interrupted.aborted) throw error
    const [what, more] = errorLines(error, [...models.bindings.keys(), ...LIBRARY_NAMES], path)
    terminal.error(`${printable(what)}\n${printable(more.replace(`${path}:`, `${file}:`))}\n`)
    return EXIT.trouble
  }
}
