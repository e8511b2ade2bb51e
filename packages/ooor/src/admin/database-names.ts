import { describe } from '../errors/describe.ts'
import { InvalidValueError } from '../errors/index.ts'

/** The same name, said twice, or an error that says what is missing. */
export function twice(option: string, name: string, said: unknown): InvalidValueError {
  const found = said === undefined ? 'it was said once' : `the second one was '${String(said)}'`
  return new InvalidValueError(`'${name}' would be gone: say its name twice, { ${option}: '${name}' }; ${found}`)
}

/** What all series take: the forms' own pattern. */
export function checkName(name: unknown): void {
  if (typeof name === 'string' && name.length <= 63 && /^[a-zA-Z0-9][\w.-]+$/.test(name)) return
  throw new InvalidValueError(
    `${describe(name)} is no name for a database: 2 to 63 letters, digits, underscores, dots and hyphens, the first a letter or digit`,
  )
}
