import { isOoorError } from 'ooor/errors'
import { KNOWN_COUNT } from 'ooor/protocol'
import { AuditError } from '../audit/audit-error.ts'
import { PolicyError } from '../policy/policy-error.ts'
import { isLost } from './fate.ts'

/** What an agent is told of an error: its name, its words, and what to do. */
export interface Failure {
  readonly error: string
  readonly message: string
  readonly next?: string
}

/** Errors of ours and of Odoo by their own words; of others nothing but that there was one. */
export function failureOf(error: unknown): Failure {
  if (error instanceof AuditError) {
    const { name, message, isDone } = error
    return { error: name, message, ...(isDone && { next: 'Do not repeat it: it was done. Tell the user.' }) }
  }
  if (isOoorError(error) && isLost(error)) {
    return {
      error: error.name,
      message: error.message,
      next: 'Nobody knows whether this was done. Do not repeat it: look at the records with query first, then tell the user.',
    }
  }
  if (error instanceof PolicyError || isOoorError(error)) {
    return { error: error.name, message: withoutKnown(error.message).slice(0, LONGEST) }
  }
  return { error: 'InternalError', message: 'this server could not answer; its own log says why' }
}

const LONGEST = 4000

/** An agent has no error to look into: what that knows besides, `describe` tells. */
function withoutKnown(message: string): string {
  return message.replace(KNOWN_COUNT, '$1 There are $2, which describe lists')
}

/** What the audit has of an error: all of its words, also those that an agent is not told. */
export function outcomeOf(error: unknown): string {
  const { error: name } = failureOf(error)
  if (!(error instanceof Error)) return name
  return `${name}: ${error.message.replace(KNOWN_COUNT, '$1').slice(0, 500)}`
}

/** {@link failureOf}, with a warning of the process for what the caller is told nothing of. */
export function loggedFailure(error: unknown): Failure {
  const failure = failureOf(error)
  if (failure.error === 'InternalError' || error instanceof AuditError) {
    const { cause = error } = error instanceof AuditError ? error : {}
    const { message, stack: detail } = cause instanceof Error ? cause : { message: String(cause), stack: undefined }
    process.emitWarning(`@ooor/mcp could not answer: ${message}`, { type: 'OoorWarning', ...(detail && { detail }) })
  }
  return failure
}
