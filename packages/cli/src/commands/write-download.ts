import { createWriteStream } from 'node:fs'
import { chmod, rename, rm, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Download } from 'ooor'
import { type CommandRun, UsageError } from '../command.ts'
import { sizeText } from '../output/cell-text.ts'
import { printable } from '../output/printable.ts'
import { PRIVATE } from '../private-mode.ts'
import { STANDARD_OUTPUT } from './out-option.ts'

/** Where a file goes, when nobody has said where: its own name, in the working directory. */
export const WHERE_TO = "where to write it; - for standard output (default: by the file's own name)"

/**
 * Writes what was downloaded, in constant memory: beside the file first, which takes its place when it is whole. Over a
 * file that is there only where it was named. Only its user reads it, but where a file that was there had another mode.
 */
export async function writeDownload(run: CommandRun, download: Download, out: string | undefined): Promise<void> {
  const { terminal, options } = run
  const body = Readable.fromWeb(download.stream() as Parameters<typeof Readable.fromWeb>[0])
  if (out === STANDARD_OUTPUT) {
    await pipeline(body, terminal.output as Writable, { end: false })
    return
  }
  const name = out ?? localName(download.name)
  const path = resolve(terminal.directory, name)
  const before = await modeOf(path)
  if (out === undefined && before !== undefined) {
    body.destroy()
    throw new UsageError(`${name} is there already: say where it is to go, as -o other-${name}`)
  }
  const part = `${path}.part`
  // What a run has left that was ended, or what somebody else has put there.
  await rm(part, { force: true })
  let size = 0
  try {
    body.on('data', (chunk: Uint8Array) => {
      size += chunk.byteLength
    })
    await pipeline(body, createWriteStream(part, { ...PRIVATE, flags: 'wx' }))
    if (before !== undefined) await chmod(part, before)
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  if (options.json) terminal.out(`${JSON.stringify({ file: name, size })}\n`)
  else terminal.error(`${name}: ${sizeText(size)}\n`)
}

/** A name that leads nowhere else and does nothing to a terminal. */
function localName(name: string): string {
  const local = basename(printable(name).replaceAll('\\', '/')).replace(/^\.+/, '')
  return local === '' ? 'download' : local
}

/** Who may do what with a file; undefined where there is none. */
function modeOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    ({ mode }) => mode & 0o777,
    () => undefined,
  )
}
