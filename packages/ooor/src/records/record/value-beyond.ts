import { InvalidValueError } from '../../errors/index.ts'
import { isRecord } from './internals.ts'
import { isRelationPath } from './step-symbol.ts'

/**
 * What lies beyond the value of a field, along the other names of a path; null where a relation on the way is empty.
 * Throws an `InvalidValueError` with these words for a path that goes on behind what is no relation.
 */
export async function valueBeyond(
  first: unknown,
  names: readonly string[],
  noRelation: () => string,
): Promise<unknown> {
  let value = first
  for (const [index, name] of names.entries()) {
    if (isRelationPath(value)) {
      value = (value as Record<string, unknown>)[name]
      continue
    }
    const here = await value
    if (here === null) return null
    if (!isRecord(here)) throw new InvalidValueError(noRelation())
    return (here as unknown as { get(path: string): Promise<unknown> }).get(names.slice(index).join('.'))
  }
  return value
}
