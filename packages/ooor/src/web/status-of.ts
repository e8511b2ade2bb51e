import {
  AccessDeniedError,
  AccessError,
  DatabaseUnavailableError,
  InvalidValueError,
  LockError,
  LoginRequiredError,
  MissingError,
  NotFoundError,
  OutcomeUnknownError,
  ResponseError,
  SessionExpiredError,
  SessionLostError,
  UserError,
} from '../errors/index.ts'
import { ownStatusOf } from './respond.ts'

/**
 * The HTTP status that tells a browser of what failed in a handler; 500 for what is the site's own mistake.
 *
 * | error | status |
 * |---|---|
 * | `AccessDeniedError`, `LoginRequiredError`, `SessionExpiredError` | 401 |
 * | `AccessError` | 403 |
 * | `MissingError`, `NotFoundError` | 404 |
 * | `SessionMovedError`, `LockError` | 409 |
 * | `SessionLostError` | 410 |
 * | `UserError`, `ValidationError`, `InvalidValueError` | 422 |
 * | `NetworkError`, `ResponseError`, `OutcomeUnknownError` | 502 |
 * | `SessionStoreError`, `DatabaseUnavailableError` | 503 |
 * | `TimeoutError` | 504 |
 *
 * It cannot know whose mistake it was: a value that the site itself made up, a credential of the connection's own that is
 * wrong, are a 500 that only the handler can tell. What a visitor may read of a `UserError` is its `serverMessage`.
 *
 * ```ts
 * import { statusOf } from 'ooor/web'
 *
 * app.onError((error, c) => c.text('That did not work.', statusOf(error)))            // Hono
 * app.use((error, req, res, next) => res.status(statusOf(error)).send('Sorry.'))      // Express
 * app.setErrorHandler((error, req, reply) => reply.code(statusOf(error)).send())      // Fastify
 * ```
 */
export function statusOf(error: unknown): ErrorStatus {
  const own = ownStatusOf(error)
  if (own !== undefined) return own as ErrorStatus
  for (const [status, kinds] of KINDS) if (kinds.some((kind) => kind.is(error))) return status
  return 500
}

/** What {@link statusOf} answers. */
export type ErrorStatus = 401 | 403 | 404 | 409 | 410 | 422 | 500 | 502 | 503 | 504

const KINDS: readonly (readonly [ErrorStatus, readonly { is(error: unknown): boolean }[]])[] = [
  [401, [AccessDeniedError, LoginRequiredError, SessionExpiredError]],
  [403, [AccessError]],
  [404, [MissingError, NotFoundError]],
  [409, [LockError]],
  [410, [SessionLostError]],
  [422, [UserError, InvalidValueError]],
  [503, [DatabaseUnavailableError]],
  [502, [ResponseError, OutcomeUnknownError]],
]
