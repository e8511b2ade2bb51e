import { isOoorError } from 'ooor/errors'
import { nearest } from 'ooor/schema'

/** Two lines for an error: what happened, and where or what helps. */
export function errorLines(error: unknown, names: readonly string[]): [what: string, more: string] {
  if (!(error instanceof Error)) return [`Uncaught ${String(error)}`, 'it is in _error']
  const message = error.message.split(/\s*\n\s*/).join(' ')
  if (isOoorError(error)) {
    const call = error.model !== undefined && error.method !== undefined ? `${error.model}.${error.method}` : error.path
    return [`${error.name}: ${message}`, call === undefined ? 'it is in _error' : `in ${call}; it is in _error`]
  }
  const [, unknown] = /^(\S+) is not defined$/.exec(message) ?? []
  if (unknown !== undefined) {
    const near = nearest(unknown, new Set(names))
    const remedy = near.length === 0 ? 'Tab completes names' : `did you mean ${near.join(', ')}?`
    return [`${error.name}: ${message}`, remedy]
  }
  if (/ERR_SCRIPT_EXECUTION_INTERRUPTED|AbortError/.test(`${(error as { code?: string }).code} ${error.name}`)) {
    return ['interrupted', 'calls under way were ended; what a write did is to be looked at']
  }
  return [`${error.name}: ${message}`, placeOf(error) ?? 'it is in _error']
}

/** Where in the line. */
function placeOf({ stack = '' }: Error): string | undefined {
  const [, place] = /^\s+at (?:.*\()?(console:\d+:\d+)\)?$/m.exec(stack) ?? []
  return place === undefined ? undefined : `at ${place}; it is in _error`
}
