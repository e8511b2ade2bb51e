import {
  ConfigError,
  NetworkError,
  OutcomeUnknownError,
  PartialWriteError,
  ResultLostError,
  ServerError,
} from 'ooor/errors'
import type { Fate } from '../audit/audit.ts'
import { AuditError } from '../audit/audit-error.ts'
import { PolicyError } from '../policy/policy-error.ts'

/** What has become of a change that ended with an error: `not done` only where that is certain. */
export function fateOf(error: unknown): Fate {
  if (isLost(error)) return 'unknown'
  if (PartialWriteError.is(error)) return 'partly'
  if (ResultLostError.is(error)) return 'done'
  const isRefusal = error instanceof PolicyError || error instanceof AuditError || ServerError.is(error)
  if (isRefusal || ConfigError.is(error) || (NetworkError.is(error) && !error.sent)) return 'not done'
  return 'unknown'
}

/** Whether the answer to a write was lost, be it one of several. */
export function isLost(error: unknown): boolean {
  return OutcomeUnknownError.is(error) || (PartialWriteError.is(error) && OutcomeUnknownError.is(error.cause))
}
