import { NetworkError, OutcomeUnknownError, ResponseError } from '../../errors/index.ts'
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
  throw new ResponseError(`${path} answered ${page.status}`, { status: page.status, call: { path } })
}

/** What was sent has run when a page after it is lost: nobody may take it for undone. */
export async function onceItRan<T>(path: string, send: () => Promise<T>): Promise<T> {
  try {
    return await send()
  } catch (error) {
    // That of the form itself is an `OutcomeUnknownError` already, or was never sent.
    if (!NetworkError.is(error) || error.path === path) throw error
    throw new OutcomeUnknownError(`${error.message}. ${path} has run: look on the server before sending it again`, {
      cause: error,
      call: { path },
    })
  }
}
