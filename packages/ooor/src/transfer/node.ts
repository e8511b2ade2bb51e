/**
 * Journals in files, for imports on Node.
 *
 * @module ooor/transfer/node
 */
import { open, readFile } from 'node:fs/promises'
import type { ImportJournal } from './journal.ts'

/**
 * Keeps the journal of an import in a file: one line for each batch that begins and ends, each on the disk before the
 * import goes on.
 *
 * ```ts
 * const journal = fileJournal('partners.journal')
 * ```
 */
export function fileJournal(path: string): ImportJournal {
  const read = async () => {
    try {
      return await readFile(path, 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
      throw error
    }
  }
  let isWhole: Promise<boolean> | undefined
  return {
    read: async () => (await read()).split('\n').filter((line) => line !== ''),
    append: async (line) => {
      // A crash may have torn the last line: it stays a line of its own.
      isWhole ??= read().then((text) => text === '' || text.endsWith('\n'))
      const start = (await isWhole) ? '' : '\n'
      isWhole = Promise.resolve(true)
      const file = await open(path, 'a', 0o600)
      try {
        await file.appendFile(`${start}${line}\n`)
        await file.datasync()
      } finally {
        await file.close()
      }
    },
  }
}
