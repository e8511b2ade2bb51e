import { type CallSite, HtmlResponseError, MalformedResponseError, OutcomeUnknownError } from '../errors/index.ts'
import { mayHaveRun } from '../http/index.ts'

/** What is known of the call that was answered. */
interface Asked {
  readonly call: CallSite | undefined
  readonly isReadOnly: boolean | undefined
}

/**
 * The error for an answer that cannot be read. When the call may change something and the server may have run it, nobody
 * knows whether it did, as when the connection breaks: an `OutcomeUnknownError`. Any other error is handed back.
 */
export function lostAnswer(error: unknown, { call, isReadOnly }: Asked): unknown {
  if (isReadOnly || !isUnreadable(error)) return error
  const message = `${error.message} The call may have run: look on the server before sending it again`
  return new OutcomeUnknownError(message, { cause: error, call })
}

function isUnreadable(error: unknown): error is MalformedResponseError | HtmlResponseError {
  // A login page or a database selector stands before Odoo: nothing has run.
  const isAnswer = MalformedResponseError.is(error) || (HtmlResponseError.is(error) && error.page === 'page')
  return isAnswer && mayHaveRun((error as MalformedResponseError | HtmlResponseError).status)
}
