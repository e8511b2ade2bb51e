import { checkForm } from '../errors/check-options.ts'
import { describe } from '../errors/describe.ts'
import { InvalidValueError } from '../errors/index.ts'
import { encodeForm } from '../wires/encode-form.ts'
import {
  type CallOptions,
  type FormFields,
  isAtLeast,
  isSameSession,
  type Page,
  type WireSession,
} from '../wires/index.ts'
import { run, runRead } from './calls.ts'
import type { Holder, LivingSession } from './life/living-session.ts'
import { type RouteOptions, whoseItIs } from './routes.ts'
import { webOf } from './web-session.ts'

/** A token of a session's forms. */
interface FormToken {
  readonly token: string
  readonly session: string
  readonly until: number
}

const tokens = new WeakMap<LivingSession, FormToken>()

/** Fetches a page, through redirects. */
export function page(session: LivingSession, holder: Holder, path: string, options: CallOptions): Promise<Page> {
  return runRead(
    session,
    holder,
    (wireSession) => whoseItIs(session, holder, path, 'GET', webOf(session).page(wireSession, path, options)),
    options,
  )
}

/** The token of the session's forms, asked for once; it stays when 19 rotates the id. */
export async function csrfToken(
  session: LivingSession,
  holder: Holder,
  options: CallOptions,
  refused?: string,
): Promise<string | undefined> {
  const known = tokens.get(session)
  // 6.1 and 7.0 have neither tokens nor a page that would have one.
  const series = await session.host.server.series(options)
  if (!isAtLeast(series, 8)) return undefined
  const isGood = known !== undefined && known.token !== refused && known.until > Date.now()
  const before = session.webSessionId
  if (isGood && before !== undefined && isSameSession(known.session, before)) return known.token
  const token = await runRead(session, holder, (wireSession) => webOf(session).csrfToken(wireSession, options), options)
  const { webSessionId } = session
  if (token === undefined || webSessionId === undefined) tokens.delete(session)
  else tokens.set(session, { token, session: webSessionId, until: endOfToken(token) })
  return token
}

/** Sends a form with the session's token; once more with another one when the server refuses that. */
export async function submit(
  session: LivingSession,
  holder: Holder,
  path: string,
  fields: FormFields,
  { repeatable = false, ...options }: RouteOptions,
): Promise<Page> {
  checkForm(fields)
  checkFields(fields)
  // Another worker may have logged in or out: a form would be sent as who it was before.
  await session.look(options.signal)
  let refused: string | undefined
  for (;;) {
    const token = await csrfToken(session, holder, options, refused)
    const send = async (wireSession: WireSession) => {
      const { innerSessionId } = wireSession
      const form = await encodeForm(fields, {
        ...(token !== undefined && { csrf_token: token }),
        // 6.1 and 7.0 know by it whose form it is (wire/7.0/svc-upload-callback).
        ...(innerSessionId !== undefined && { session_id: innerSessionId }),
      })
      return webOf(session).submit(wireSession, path, form, options)
    }
    const answer = await run(
      session,
      holder,
      (wireSession) => whoseItIs(session, holder, path, 'POST', send(wireSession)),
      {
        ...options,
        repeatable,
      },
    )
    // Refused before it ran (odoo/http.py, `validate_csrf`).
    const isRefused = answer.status === 400 && answer.text.includes('invalid CSRF token')
    if (!isRefused || refused !== undefined) return answer
    refused = token ?? ''
  }
}

/** Refuses what no form holds: a list or an object would be sent as `[object Object]`. */
function checkFields(fields: FormFields): void {
  for (const [name, value] of Object.entries(fields)) {
    if (!isObject(value) || value instanceof Blob) continue
    throw new InvalidValueError(`'${name}' of a form is text or a file, not ${describe(value)}`)
  }
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null

/** When a token ends: it tells so itself, in seconds behind its `o`. A minute early, for clocks that differ. */
function endOfToken(token: string): number {
  const seconds = Number(/o(\d+)$/.exec(token)?.[1])
  return Number.isNaN(seconds) ? 0 : seconds * 1000 - 60_000
}
