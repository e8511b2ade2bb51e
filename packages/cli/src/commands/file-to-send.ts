import { createReadStream, type ReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { UsageError } from '../command.ts'

/** A file on its way to a server. */
export interface FileToSend {
  readonly name: string
  readonly size: number
  /** Opened when it is sent. */
  stream(): ReadStream
}

/** A file that is named on the command line. Rejects for one that is not there, and for a folder. */
export async function fileToSend(directory: string, path: string): Promise<FileToSend> {
  const full = resolve(directory, path)
  const facts = await stat(full)
  if (!facts.isFile()) throw new UsageError(`${path} is no file`)
  return { name: basename(path), size: facts.size, stream: () => createReadStream(full) }
}
