import { AccessDeniedError, type ServerError, UnknownDatabaseError } from '../errors/index.ts'
import type { WireSession } from './wire.ts'

/** The error of a refused login, with who and where in it. */
export async function refusalOf(wireSession: WireSession, error: ServerError): Promise<ServerError> {
  if (AccessDeniedError.is(error)) return new AccessDeniedError(faultOf(error), await told(wireSession, error))
  if (!UnknownDatabaseError.is(error)) return error
  const message = `there is no database '${await wireSession.database()}' (${error.serverMessage.trim()})`
  return new UnknownDatabaseError(faultOf(error), { cause: error, call: callOf(error), message })
}

async function told({ credential, database }: WireSession, error: AccessDeniedError) {
  const who = credential?.login === undefined ? 'the API key' : `the login of '${credential.login}'`
  const isKey = credential?.kind === 'password' && /^[0-9a-f]{40}$/.test(credential.password)
  const hint = isKey ? ". The password looks like an API key: pass it as 'apiKey'" : ''
  const message = `${who} to database '${await database()}' was refused: ${error.serverMessage.trim()}${hint}`
  return { cause: error, call: callOf(error), message }
}

function faultOf({ exception, serverMessage, arguments: args, context, code, traceback }: ServerError) {
  return {
    exception,
    message: serverMessage,
    arguments: args,
    context,
    ...(code !== undefined && { code }),
    ...(traceback !== undefined && { traceback }),
  }
}

function callOf({ model, method, path }: ServerError) {
  return {
    ...(model !== undefined && { model }),
    ...(method !== undefined && { method }),
    ...(path !== undefined && { path }),
  }
}
