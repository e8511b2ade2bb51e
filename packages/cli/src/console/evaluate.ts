import { constants, Script } from 'node:vm'
import { GroupQuery, Query } from 'ooor'
import { type Prepared, prepared } from './top-level.ts'

/** A value in a box: one that can be awaited is not awaited by the way. */
export interface Boxed {
  readonly value: unknown
}

/**
 * Runs a line's code in the global scope. `whileRunning` is around what runs at once, which Ctrl-C ends as it ends a
 * program. Throws what the code throws, a `Recoverable` where it goes on in the next line.
 */
export async function evaluated(text: string, whileRunning: <T>(run: () => T) => T): Promise<Boxed> {
  const code = prepared(text)
  const script = await scriptOf(code)
  const value: unknown = whileRunning(() => script.runInThisContext({ breakOnSigint: true, displayErrors: false }))
  return code.isAsync ? (value as Promise<Boxed>) : { value }
}

let isQuiet = false

/**
 * A script in which `import()` finds what the working directory has. Node's own console has the same, and does not warn
 * of it either.
 */
async function scriptOf({ source, imports }: Prepared): Promise<Script> {
  const importModuleDynamically = constants.USE_MAIN_CONTEXT_DEFAULT_LOADER
  if (imports && !isQuiet) {
    isQuiet = true
    const { emitWarning } = process
    process.emitWarning = () => {}
    try {
      await new Script("import('node:os')", { importModuleDynamically }).runInThisContext()
    } finally {
      process.emitWarning = emitWarning
    }
  }
  return new Script(source, { filename: 'console', importModuleDynamically })
}

/** What was found for a value that is not there by itself. */
export interface Settled {
  readonly value: unknown
  /** What has to be told of it. */
  readonly note?: string
}

/** Rows that a query shows which nobody awaited. */
export const SHOWN_ROWS = 20

/**
 * Brings in what an expression stands for: promises are awaited; queries show their first rows, unless they are limited
 * to fewer. References stay what they are, since reading them would read a whole record.
 */
export async function settled(value: unknown): Promise<Settled> {
  if (value instanceof Query) return firstRows(value)
  if (value instanceof GroupQuery) return { value: await value }
  return { value: isAwaited(value) ? await value : value }
}

async function firstRows(query: Query): Promise<Settled> {
  const [call] = (await query.explain()).calls
  const limit = call?.kwargs.limit
  if (call === undefined || (typeof limit === 'number' && limit <= SHOWN_ROWS)) return { value: await query }
  const records = await query.limit(SHOWN_ROWS + 1)
  if (records.length <= SHOWN_ROWS) return { value: records }
  records.pop()
  return { value: records, note: `the first ${SHOWN_ROWS}: await the query for all, or give it a limit` }
}

function isAwaited(value: unknown): boolean {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return false
  return typeof (value as { readonly then?: unknown }).then === 'function' && !('id' in value)
}
