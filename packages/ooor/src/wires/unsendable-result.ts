import { type CallSite, ResultLostError, type ServerFault } from '../errors/index.ts'

/** Said when a method returned None, or something with None in it: XML-RPC has no word for it. */
const NONE = /cannot marshal None unless allow_none is enabled/

/** Where the server writes its answer: the method has run and is committed by then. */
const WRITING = /, in dumps\b/
/** Inside of a list or a struct, and not the result itself. */
const INSIDE = /, in dump_(?:array|struct|\w*dict)\b/

/** True for the fault of a method whose whole result is None. */
export function isNoneResult({ message, traceback = '' }: ServerFault): boolean {
  return (NONE.test(message) || NONE.test(traceback)) && !INSIDE.test(traceback)
}

/**
 * The error for a result that XML-RPC cannot carry: with None inside, records, numbers of more than 32 bits. Undefined
 * for any other fault.
 */
export function unsendableResult(fault: ServerFault, call: CallSite): ResultLostError | undefined {
  const { message, traceback = '' } = fault
  if (!WRITING.test(traceback) && !/^cannot marshal /.test(message)) return undefined
  const what = NONE.test(message) ? 'has None inside' : `cannot be written (${message.trim()})`
  const text = `${call.model ?? ''}.${call.method ?? ''} has run, but its result ${what}, and XML-RPC carries no such thing. Do not call it again for that: connect with wire 'web' or 'jsonrpc', which carry it`
  return new ResultLostError(fault, { call, message: text })
}
