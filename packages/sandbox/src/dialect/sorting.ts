import type { Series } from 'ooor/protocol'
import { indexError, type ServerException, userError, valueError } from '../python/exceptions.ts'
import { pythonRepr } from '../python/repr.ts'

/** What a series makes of an `order` (tried on 14.0 and 16.0 to 19.0). */
export interface Sorting {
  /** One term: 16 knows `country_id.id` by its looks alone, `nulls first` and properties came with 17. */
  readonly term: RegExp
  /** Whether a dot and a colon end the name of a field; before, they are part of it. */
  readonly hasPaths: boolean
  /** `country_id.id`, the ids instead of the own order of what it leads to. */
  readonly hasIds: boolean
  /** Fields without a column raise; before, they were passed over. */
  readonly refusesUnstored: boolean
  invalid(order: string): ServerException
  notStored(model: string, name: string): ServerException
  noProperty(model: string, name: string, property: string): ServerException
}

const PLAIN = /^\s*[\w:"]+(\s+(asc|desc))?\s*$/i
const WITH_IDS = /^\s*[\w:"]+(\.id)?(\s+(asc|desc))?\s*$/i
const WITH_PROPERTIES = /^\s*[\w"]+(\.\w+)?(:[a-z_]+)?(\s+(asc|desc))?(\s+nulls\s+(first|last))?\s*$/i
const WITHOUT_QUOTES = /^\s*\w+(\.\w+)?(:[a-z_]+)?(\s+(asc|desc))?(\s+nulls\s+(first|last))?\s*$/i

function termOf(major: number): RegExp {
  if (major < 16) return PLAIN
  if (major < 17) return WITH_IDS
  return major < 19 ? WITH_PROPERTIES : WITHOUT_QUOTES
}

export function sortingOf({ major }: Series): Sorting {
  return {
    term: termOf(major),
    hasPaths: major >= 17,
    hasIds: major >= 18,
    refusesUnstored: major >= 18,
    invalid: (order) => {
      // What is to be saved before is looked up by the fields' names, of which one is lacking (tried on 14.0, 16.0 and 17.0; 13 and 15 as 14).
      const isLacking = major >= 13 && major < 18 && order.split(',').some((part) => part.trim() === '')
      if (isLacking) return indexError('list index out of range')
      return userError(
        `Invalid "order" specified${major >= 13 ? ` (${order})` : ''}. A valid "order" specification is a comma-separated list of valid field names (optionally followed by asc/desc for the direction)`,
        major < 9 ? 'AccessError' : undefined,
      )
    },
    notStored: (model, name) => valueError(`Cannot convert ${model}.${name} to SQL because it is not stored`),
    noProperty: (model, name, property) => {
      if (major >= 19) return valueError(`Invalid field property ${pythonRepr(property)} on ${model}.${name}`)
      if (major >= 18)
        return valueError(`Invalid field ${pythonRepr(`${name}.${property}`)} on model ${pythonRepr(model)}`)
      const [quoted, field] = [pythonRepr(property), pythonRepr(name)]
      return valueError(`Order a property (${quoted}) on a non-properties field (${field})`)
    },
  }
}
