import { NetworkError, OutcomeUnknownError, ResponseError } from '../../errors/index.ts'
import { mayHaveRun } from '../../http/index.ts'
import type { CallOptions, FormFields, Page } from '../../wires/index.ts'
import type { ShopSession } from '../shop-session.ts'

/**
 * Sends a form of the shop and follows where it leads.
 *
 * @throws OutcomeUnknownError when its answer is lost, or the page that it leads to
 */
export async function sendForm(
  session: ShopSession,
  path: string,
  fields: FormFields,
  options: CallOptions,
): Promise<Page> {
  const page = await onceItRan(path, () => session.submit(path, fields, options))
  if (page.status < 400) return page
  throw failedAnswer(path, page.status)
}

/** The error for a page that says nothing but its status: what was sent may have run. */
export function failedAnswer(path: string, status: number): Error {
  const call = { path }
  const cause = new ResponseError(`${path} answered ${status}`, { status, call })
  if (!mayHaveRun(status)) return cause
  const message = `${cause.message}. It may have run: look on the server before sending it again`
  return new OutcomeUnknownError(message, { cause, call })
}

/** True for what was lost after the form itself: a page of an error there, or none at all. */
function isAfter(error: unknown, path: string): error is NetworkError | ResponseError {
  return NetworkError.is(error) ? error.path !== path : ResponseError.is(error) && mayHaveRun(error.status)
}

/** What was sent has run when a page after it is lost: nobody may take it for undone. */
export async function onceItRan<T>(path: string, send: () => Promise<T>): Promise<T> {
  try {
    return await send()
  } catch (error) {
    // That of the form itself is an `OutcomeUnknownError` already, or was never sent.
    if (!isAfter(error, path)) throw error
    throw new OutcomeUnknownError(`${error.message}. ${path} has run: look on the server before sending it again`, {
      cause: error,
      call: { path },
    })
  }
}
