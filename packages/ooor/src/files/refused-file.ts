import { AccessError, type CallSite, MissingError, ServerError } from '../errors/index.ts'

/**
 * The error for what a route for files answers in the place of a file. Since 16 it says 404 whatever the reason is;
 * before, 500 where a right lacks (wire/14.0/svc-content-no-rights).
 */
export async function refusedFile(response: Response, call: CallSite): Promise<ServerError> {
  await response.body?.cancel().catch(() => {})
  const { status } = response
  const fault = (message: string) => ({ exception: '', message, code: status })
  if (status === 404) return new MissingError(fault('there is no such file, or the user may not read it'), { call })
  if (status === 403) return new AccessError(fault('the user may not read this file'), { call })
  if (status === 416) return new ServerError(fault('the file has no bytes in this range'), { call })
  return new ServerError(fault(`the server answered ${status} in the place of a file: a right may lack`), { call })
}
