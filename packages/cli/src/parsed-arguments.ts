import { type ParseArgsConfig, parseArgs } from 'node:util'
import { UsageError } from './command.ts'

type Options = NonNullable<ParseArgsConfig['options']>
type Parsed<T extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: T; allowPositionals: true; strict: true }>
>

/** Options that say which server is meant. */
export const TARGET_OPTIONS = {
  url: { type: 'string' },
  database: { type: 'string' },
  username: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** What stands behind a command. Throws a `UsageError` for what it does not know. */
export function parsedArguments<const T extends Options>(args: readonly string[], options: T): Parsed<T> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
