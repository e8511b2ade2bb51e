import { describe } from '../../errors/describe.ts'
import { InvalidValueError } from '../../errors/index.ts'

/** A method of the server as a member of what it is called on: it takes named arguments. */
export type ServerMethod = (named?: Readonly<Record<string, unknown>>) => Promise<unknown>

/** Makes a member of a server's method. */
export function serverMethod(
  model: string,
  method: string,
  call: (named: Readonly<Record<string, unknown>> | undefined) => Promise<unknown>,
): ServerMethod {
  return (named) => {
    if (named !== undefined && (typeof named !== 'object' || named === null || Array.isArray(named))) {
      const remedy = `pass an object, or use call('${method}', [${describe(named)}])`
      throw new InvalidValueError(`${model}.${method} takes named arguments: ${remedy}`)
    }
    return call(named)
  }
}
