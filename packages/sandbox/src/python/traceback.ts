import type { ServerException } from './exceptions.ts'
import { pythonRepr } from './repr.ts'

/** A traceback's last line, which is all that anybody reads. Python 2 leaves the exception's module out. */
function lastLine(exception: ServerException, name: string, python: 2 | 3): string {
  const bare = python === 2 ? name.slice(name.lastIndexOf('.') + 1) : name.replace(/^builtins\./, '')
  // A key is told as what it is: `KeyError: 5` is not `KeyError: '5'`.
  const message = bare === 'KeyError' ? pythonRepr(exception.arguments[0]) : exception.message
  return message === '' ? bare : `${bare}: ${message}`
}

export function traceback(exception: ServerException, name: string, python: 2 | 3): string {
  const source = exception.source === undefined ? '' : `    ${exception.source}\n`
  return `Traceback (most recent call last):\n  File "<sandbox>", line 1, in ${exception.frame}\n${source}${lastLine(exception, name, python)}\n`
}
