import type { Series } from 'ooor/protocol'
import { keyError, ServerException, userError, valueError } from '../python/exceptions.ts'
import { pythonRepr } from '../python/repr.ts'

/** What a series makes of grouping, and says of what cannot be grouped (tried on 14.0, 16.0 and 19.0). */
export interface Groups {
  readonly hasManyToMany: boolean
  /** `date:month_number`. */
  readonly hasNumbers: boolean
  /** `partner_id.country_id`. */
  readonly followsPaths: boolean
  /** A granularity on what is no date is an error. */
  readonly minds: boolean
  /** Weeks begin on Sunday (0) or Monday (1). */
  readonly firstWeekday: 0 | 1
  /** What a sum over nothing is. */
  readonly nothing: false | null
  /** Up to 9: the keys must be among the fields; up to 7.0 as they stand, so that there are no parts of time. */
  readonly wantsKeysAmongFields: boolean
  /** Up to 7.0 no group without a key, no `field:sum`. */
  readonly isOldest: boolean
  /** Up to 11 `field:sum` is dropped, and an order by what is not there passed over. */
  readonly passesOver: boolean
  keyNotAmongFields(): ServerException
  noKeys(): ServerException
  unknownField(name: string, model: string): ServerException
  notStored(model: string, name: string): ServerException
  noTime(spec: string): ServerException
  granularityMissing(spec: string): ServerException
  unknownGranularity(name: string): ServerException
  noPath(spec: string, model: string, property: string): ServerException
  unknownAggregateField(name: string, model: string, spec: string): ServerException
  notStoredAggregate(model: string, name: string): ServerException
  unreadableAggregate(spec: string): ServerException
  unknownAggregate(method: string, spec: string): ServerException
  noCurrency(name: string): ServerException
  unknownOrder(term: string, name: string, model: string): ServerException
}

const UNSTORED =
  "Fields in 'groupby' must be regular database-persisted fields (no function or related fields), or function fields with store=True"

// wire/6.1, wire/7.0 and wire/8.0/old-read_group-no-groupby-field
const NOT_AMONG_FIELDS =
  "Fields in 'groupby' must appear in the list of fields to read (perhaps it's missing in the list view?)"

export function groupsOf({ major }: Series): Groups {
  const is17 = major >= 17
  const notStored = (model: string, name: string) =>
    is17
      ? valueError(`Cannot convert ${model}.${name} to SQL because it is not stored`)
      : major >= 16
        ? userError(
            `Field ${model}.${name} is not a stored field, only stored fields (regular or many2many) are valid for the 'groupby' parameter`,
          )
        : new ServerException('builtins.AssertionError', UNSTORED)
  return {
    hasManyToMany: major >= 15,
    hasNumbers: major >= 18,
    followsPaths: major >= 19,
    minds: is17,
    firstWeekday: is17 ? 0 : 1,
    nothing: is17 ? false : null,
    wantsKeysAmongFields: major < 10,
    isOldest: major < 8,
    passesOver: major < 12,
    keyNotAmongFields: () => new ServerException('builtins.AssertionError', NOT_AMONG_FIELDS),
    noKeys: () => new ServerException('psycopg2.ProgrammingError', 'syntax error at or near "FROM"'),
    // wire/6.1, wire/7.0 and wire/8.0/old-read_group-unknown-field
    unknownField: (name, model) =>
      major < 8
        ? notStored(model, name)
        : major < 9
          ? keyError(name)
          : valueError(`Invalid field '${name}' on model '${model}'`),
    notStored,
    noTime: (spec) => valueError(`Granularity set on a no-datetime field or property: ${pythonRepr(spec)}`),
    granularityMissing: (spec) => valueError(`Granularity not set on a date(time) field: ${pythonRepr(spec)}`),
    unknownGranularity: (name) =>
      is17 ? valueError(`Granularity specification isn't correct: ${pythonRepr(name)}`) : keyError(name),
    noPath: (spec, model, property) =>
      is17
        ? valueError(`Property name ${pythonRepr(property)} has to be used on a property field.`)
        : valueError(`Invalid field '${spec}' on model '${model}'`),
    unknownAggregateField: (name, model, spec) =>
      valueError(`Invalid field '${name}' on model '${model}'${major >= 19 ? ` for ${pythonRepr(spec)}.` : ''}`),
    notStoredAggregate: (model, name) =>
      is17 ? notStored(model, name) : userError(`Cannot aggregate field '${name}'.`),
    unknownAggregate: (method, spec) =>
      is17
        ? valueError(`Invalid aggregate method ${pythonRepr(method)} for ${pythonRepr(spec)}.`)
        : userError(`Invalid aggregation function '${method}'.`),
    noCurrency: (name) => valueError(`Aggregator "sum_currency" only works on currency field for ${pythonRepr(name)}`),
    unknownOrder: (term, name, model) =>
      is17
        ? valueError(`Order term ${pythonRepr(term)} is not a valid aggregate nor valid groupby`)
        : valueError(`Invalid field '${name}' on model '${model}'`),
    unreadableAggregate: (spec) => (is17 ? valueError : userError)(`Invalid field specification ${pythonRepr(spec)}.`),
  }
}
