import { describe } from '../../errors/describe.ts'
import { InvalidDomainError } from '../../errors/index.ts'

/** Throws, for what a method without parameters was given: other clients take conditions there. */
export function refuseUnasked([first]: readonly unknown[]): never {
  const example = "where({ state: 'sale' }).count()"
  throw new InvalidDomainError(
    `it takes nothing, and was given ${describe(first)}: conditions go before it, ${example}`,
  )
}
