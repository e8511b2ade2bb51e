import { UsageError } from '../command.ts'

/** How rows stand in a file: CSV, or JSON lines. */
export type TableFormat = 'csv' | 'jsonl'

const BY_ENDING: Readonly<Record<string, TableFormat>> = { csv: 'csv', jsonl: 'jsonl', ndjson: 'jsonl' }

/** The format that is named, else that of the file's ending. */
export function tableFormat(named: string | undefined, path: string | undefined): TableFormat {
  const ending = named ?? path?.split('.').at(-1)?.toLowerCase() ?? 'csv'
  const format = Object.hasOwn(BY_ENDING, ending) ? BY_ENDING[ending] : undefined
  if (format !== undefined) return format
  throw new UsageError(
    named === undefined ? `what is ${path}? Say --format csv or jsonl` : `'${named}' is no format: csv or jsonl`,
  )
}
