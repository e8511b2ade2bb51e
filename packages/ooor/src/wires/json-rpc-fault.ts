import type { CallSite, ServerError, ServerFault } from '../errors/index.ts'
import { serverError } from './fault.ts'
import { isShallow } from './is-shallow.ts'
import { oldFault } from './old-fault.ts'
import { textOf } from './text-of.ts'

/** The error for a JSON-RPC `error` member, wherever it stands. */
export function errorOfFault(error: unknown, call: CallSite | undefined): ServerError {
  return serverError(jsonRpcFault(error), call)
}

function jsonRpcFault(error: unknown): ServerFault {
  const { code, message, data } = error as { code?: unknown; message?: unknown; data?: unknown }
  const details = (typeof data === 'object' && data !== null ? data : {}) as {
    type?: unknown
    fault_code?: unknown
    name?: unknown
    message?: unknown
    arguments?: unknown
    debug?: unknown
    context?: unknown
  }
  const traceback = textOf(details.debug)
  const told = typeof code === 'number' || typeof code === 'string' ? code : undefined
  // 6.1 and 7.0 name no exceptions; only 100 and the traceback tell of an unknown session (wire/7.0/session-*).
  if (details.type === 'session_invalid' || (code === 300 && traceback.includes('SessionExpiredException'))) {
    return { exception: 'SessionExpiredException', message: textOf(message), code: told ?? 100 }
  }
  if (typeof details.fault_code === 'string') return oldFault(details.fault_code, traceback)
  return {
    exception: textOf(details.name),
    message: textOf(details.message) || textOf(message),
    ...(told !== undefined && { code: told }),
    ...(Array.isArray(details.arguments) && isShallow(details.arguments) && { arguments: details.arguments }),
    ...(traceback !== '' && { traceback }),
    ...(isPlain(details.context) && { context: details.context }),
  }
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && isShallow(value)
}
