import {
  isOoorError,
  LoginRequiredError,
  type ServerError,
  UnknownMethodError,
  UnknownModelError,
} from '../errors/index.ts'
import { suggestion } from '../errors/nearest.ts'
import type { CallOptions, ModelCall } from '../wires/index.ts'
import { baseSignatures } from '../wires/parameter-names.ts'
import type { LivingSession } from './life/living-session.ts'

/** What a server's refusal leaves out: which models and methods there are, and that nobody was named to log in. */
export async function explainRefusedCall(
  session: LivingSession,
  call: ModelCall,
  error: UnknownModelError | UnknownMethodError | LoginRequiredError,
  ask: (call: ModelCall) => Promise<unknown>,
  options: CallOptions,
): Promise<Error> {
  if (UnknownModelError.is(error)) return call.model === MODELS ? error : withModels(call, error, ask)
  if (LoginRequiredError.is(error)) return withoutCredential(session, call, error)
  const { model, method } = call
  const documented = await methodNames(session, model, options)
  // Without the server's documentation only those that all models have are known.
  const { guess, text, nearest, known } = suggestion(
    method,
    documented ?? Object.keys(baseSignatures(await session.host.server.series())),
  )
  const names = { nearest, known: documented === undefined ? [] : known }
  const message = `${error.message}${documented === undefined ? guess : text}`
  return new UnknownMethodError(faultOf(error), { message, cause: error, call: { model, method }, ...names })
}

/** Where servers list their models. */
const MODELS = 'ir.model'

/** Says what models there are, when the user may know. */
async function withModels(
  { model, method }: ModelCall,
  error: UnknownModelError,
  ask: (call: ModelCall) => Promise<unknown>,
): Promise<Error> {
  try {
    const rows = await ask({ model: MODELS, method: 'search_read', args: [[], ['model']], kwargs: {} })
    const told = Array.isArray(rows) ? rows.map((row: { model?: unknown } | null) => row?.model) : []
    const { text, ...names } = suggestion(
      model,
      told.filter((name) => typeof name === 'string'),
    )
    const message = `the server has no model '${model}'${text}`
    return new UnknownModelError(faultOf(error), { message, cause: error, call: { model, method }, ...names })
  } catch (failure) {
    if (isOoorError(failure)) return error
    throw failure
  }
}

/** A mistake costs its own error, not another one. */
async function methodNames(
  session: LivingSession,
  model: string,
  options: CallOptions,
): Promise<readonly string[] | undefined> {
  const { major } = await session.host.server.series()
  if (major < 19) return undefined
  try {
    return await session.wire.methodNames?.(session.wireSession, model, options)
  } catch (error) {
    if (isOoorError(error) || error instanceof SyntaxError) return undefined
    throw error
  }
}

function withoutCredential({ host }: LivingSession, { model, method }: ModelCall, error: LoginRequiredError): Error {
  if (host.hasCredential) return error
  const message = `${model}.${method}: Odoo answers model calls to logged-in users only, and the connection was given no user: put one into its address, https://user:password@host/database, or into its options (OOOR_USERNAME and the like count for connect() without an address), or log the session in`
  return new LoginRequiredError(faultOf(error), { message, cause: error, call: { model, method } })
}

function faultOf({ exception, serverMessage }: ServerError) {
  return { exception, message: serverMessage }
}
