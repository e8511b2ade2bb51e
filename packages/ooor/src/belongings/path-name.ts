import { describe } from '../errors/describe.ts'
import { InvalidValueError } from '../errors/index.ts'

/** A name that becomes a part of a path, which it must not leave: dots and slashes would lead to another page. */
export function pathName(what: 'model' | 'field' | 'report', name: string): string {
  if (typeof name === 'string' && /^[\w-]+(\.[\w-]+)*$/.test(name)) return name
  throw new InvalidValueError(`${describe(name)} is no name of a ${what}: letters, digits, _ and dots between them`)
}
