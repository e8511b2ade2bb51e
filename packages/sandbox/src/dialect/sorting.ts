import type { Series } from 'ooor/protocol'
import { type ServerException, userError, valueError } from '../python/exceptions.ts'
import { pythonRepr } from '../python/repr.ts'

/** What a series makes of an `order` (tried on 14.0 and 19.0). */
export interface Sorting {
  /** `nulls first`, `nulls last`, and `country_id.id`. */
  readonly hasNulls: boolean
  /** Fields without a column raise; before, they were passed over. */
  readonly refusesUnstored: boolean
  invalid(order: string): ServerException
  notStored(model: string, name: string): ServerException
  noProperty(model: string, name: string, property: string): ServerException
}

export function sortingOf({ major }: Series): Sorting {
  return {
    hasNulls: major >= 17,
    refusesUnstored: major >= 17,
    invalid: (order) =>
      userError(
        `Invalid "order" specified${major >= 13 ? ` (${order})` : ''}. A valid "order" specification is a comma-separated list of valid field names (optionally followed by asc/desc for the direction)`,
        major < 9 ? 'AccessError' : undefined,
      ),
    notStored: (model, name) => valueError(`Cannot convert ${model}.${name} to SQL because it is not stored`),
    noProperty: (model, name, property) =>
      valueError(`Invalid field property ${pythonRepr(property)} on ${model}.${name}`),
  }
}
