import { resolve } from 'node:path'
import { UsageError } from '../command.ts'

/** Refuses one file for two options, which would write over one another: `checkApart(folder, { '--out': 'a', … })`. */
export function checkApart(directory: string, files: Readonly<Record<string, string | undefined>>): void {
  const seen = new Map<string, readonly [option: string, file: string]>()
  for (const [option, file] of Object.entries(files)) {
    if (file === undefined) continue
    const path = resolve(directory, file)
    const other = seen.get(path)
    if (other !== undefined) {
      const [first, named] = other
      throw new UsageError(`${first} and ${option} are both ${named}: one would be written over by the other`)
    }
    seen.set(path, [option, file])
  }
}
