import type { Series } from 'ooor/protocol'
import type { Parameter } from '../python/signature.ts'
import { type Domains, domainsOf } from './domains.ts'
import { type Exceptions, exceptionsOf } from './exceptions.ts'
import { type Faults, faultsOf } from './faults.ts'
import { type Groups, groupsOf } from './groups.ts'
import { type SessionRules, sessionRulesOf } from './session-rules.ts'
import { signatureOf } from './signatures.ts'
import { type Sorting, sortingOf } from './sorting.ts'

export type { Operation } from './exceptions.ts'

/** The series that the sandbox answers as, the first and the last: a new one begins here. */
export const SERIES = { oldest: 6, newest: 20 } as const

/** What a series says differently, as recorded from real servers. */
export interface Dialect {
  readonly series: Series
  readonly python: 2 | 3
  readonly sessions: SessionRules
  readonly exceptions: Exceptions
  readonly faults: Faults
  readonly domains: Domains
  readonly sorting: Sorting
  readonly groups: Groups
  /** The parameters of a method that every model has, as this one has it; undefined where it is not there. */
  signature(method: string, model?: string): readonly Parameter[] | undefined
  /** Arguments before the parameters of a model's method: `self`, up to 9 also the cursor and the user. */
  readonly implicitArguments: number
  /** A method's name in a TypeError. */
  qualified(owner: string, method: string): string
  /** Unknown fields in `read` and `write` are passed over. */
  readonly ignoresUnknownFields: boolean
  /** `read` of ids alone answers them, whether they are there or not. */
  readonly echoesIds: boolean
  /** `read` of one id that is no list answers one struct. */
  readonly readsOneAsStruct: boolean
  /** `unlink` of records that are gone is no error. */
  readonly unlinksMissing: boolean
  /** `copy` answers a list of ids. */
  readonly copiesToList: boolean
  /** Old methods of a view run only by their text, and answer only what the form told of. */
  readonly onchangesByText: boolean
  /** A JSON result of None: `result: null`, or no `result` at all. */
  readonly sendsNull: boolean
  /** Binary fields are read as `{content, size, filename?}`, and may be written as such. */
  readonly readsBinariesAsObjects: boolean
  /** An API key may stand in the password's place. */
  readonly hasApiKeys: boolean
  /** A second factor may be asked for. */
  readonly hasSecondFactor: boolean
}

export function dialectOf(series: Series): Dialect {
  const { major } = series
  return {
    series,
    python: major < 11 ? 2 : 3,
    sessions: sessionRulesOf(series),
    exceptions: exceptionsOf(series),
    faults: faultsOf(series),
    domains: domainsOf(series),
    sorting: sortingOf(series),
    groups: groupsOf(series),
    signature: (method, model) => signatureOf(series, method, model),
    implicitArguments: major < 10 ? 3 : 1,
    // Python 3.10 names the class too; `create` is wrapped up to 18 (wire/16.0 to 19.0; tried on 16.0 to 19.0).
    qualified: (owner, method) => (major >= (method === 'create' ? 19 : 16) ? `${owner}.${method}` : method),
    // wire/8.0/xmlrpc-object-read-unknown-field, -write-unknown-field
    ignoresUnknownFields: major < 9,
    // Tried on 6.1, 7.0, 8.0 and 19.0; 9 by source.
    echoesIds: major >= 19 || major < 10,
    readsOneAsStruct: major < 10,
    unlinksMissing: major < 9,
    copiesToList: major >= 18,
    // wire/8.0/old-onchange-one, -view-text, -values-one
    onchangesByText: major === 8,
    // The source of 20: odoo/http/dispatcher.py.
    sendsNull: major < 8 || major >= 20,
    readsBinariesAsObjects: major >= 20,
    hasApiKeys: major >= 14,
    hasSecondFactor: major >= 14,
  }
}
