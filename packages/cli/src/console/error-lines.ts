import { isOoorError } from 'ooor/errors'
import { nearest } from 'ooor/schema'

/** Two lines for an error: what happened, and where or what helps. */
export function errorLines(error: unknown, names: readonly string[], file = 'console'): [what: string, more: string] {
  if (!(error instanceof Error)) return [`thrown: ${String(error)}`, 'throw an Error, which says where it comes from']
  const message = error.message.split(/\s*\n\s*/).join(' ')
  const what = `${error.name}: ${message}`
  if (isOoorError(error)) {
    const call = error.model !== undefined && error.method !== undefined ? `${error.model}.${error.method}` : error.path
    const parts = [call === undefined ? undefined : `in ${call}`, placeOf(error, file), '_error has all of it']
    return [what, parts.filter((part) => part !== undefined).join(', ')]
  }
  const [, unknown] = /^(\S+) is not defined$/.exec(message) ?? []
  const near = unknown === undefined ? [] : nearest(unknown, new Set(names))
  if (near.length > 0) return [what, `did you mean ${near.join(', ')}?`]
  if (error.name === 'AbortError' || (error as { readonly code?: string }).code === INTERRUPTED) {
    return ['interrupted', 'calls under way were ended; what a write did is to be looked at']
  }
  return [what, placeOf(error, file) ?? '_error has all of it']
}

const INTERRUPTED = 'ERR_SCRIPT_EXECUTION_INTERRUPTED'

/** Where in the line, or in the program. */
function placeOf({ stack = '' }: Error, file: string): string | undefined {
  const line = stack.split('\n').find((one) => /^\s+at /.test(one) && one.includes(`${file}:`))
  const [, place] = /:(\d+:\d+)\)?$/.exec(line ?? '') ?? []
  return place === undefined ? undefined : `at ${file}:${place}`
}
