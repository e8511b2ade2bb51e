import type { Series } from 'ooor/protocol'
import { type AccessExceptions, accessExceptionsOf } from './access-exceptions.ts'
import { type ConstraintExceptions, constraintExceptionsOf } from './constraint-exceptions.ts'
import { type LookupExceptions, lookupExceptionsOf } from './lookup-exceptions.ts'

export type { Operation } from './exception-subjects.ts'

/** What a server raises, in the words of its series. */
export interface Exceptions extends AccessExceptions, ConstraintExceptions, LookupExceptions {}

export function exceptionsOf(series: Series): Exceptions {
  return { ...accessExceptionsOf(series), ...constraintExceptionsOf(series), ...lookupExceptionsOf(series) }
}
