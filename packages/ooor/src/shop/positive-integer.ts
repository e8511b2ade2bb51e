import { describe } from '../errors/describe.ts'
import { InvalidValueError } from '../errors/index.ts'

/** Throws for what is no whole number of 1 or more. */
export function positiveInteger(what: string, value: number): void {
  if (!Number.isInteger(value) || value < 1) {
    throw new InvalidValueError(`${what} must be a whole number of 1 or more, not ${describe(value)}`)
  }
}
