import type { HttpUpgrade } from '../http/index.ts'
import { abortable } from '../http/index.ts'
import { type ForwardedAnswer, type ForwardedRequest, SESSION_COOKIE } from '../wires/index.ts'
import { prepare } from './calls.ts'
import { isOver, readyToShow } from './ensure-identity.ts'
import { Candidate } from './life/candidate.ts'
import type { Holder, LivingSession } from './life/living-session.ts'
import { keepsIdAtLogin, mayChangeUser } from './login-keeps-id.ts'
import { isRotation } from './session-ids.ts'
import { webOf } from './web-session.ts'

/**
 * Sends what a browser has sent, in this session, and hands the answer on as a stream. The session's cookies stay
 * here; `setCookies` are the browser's. An answer that takes long keeps no login waiting, and when it comes behind one,
 * what it says of the session is old.
 */
export async function forward(
  session: LivingSession,
  holder: Holder,
  path: string,
  request: ForwardedRequest,
): Promise<ForwardedAnswer> {
  const turn = session.turns.share(async () => {
    session.admit(holder)
    await readyToShow(session)
    const forwarding = await webOf(session).forwarding()
    const candidate = new Candidate(session, undefined)
    const sent = forwarding.forward(candidate.wireSession, path, request)
    // Whoever still waits for it hears of its failure.
    sent.catch(() => {})
    return { candidate, sent, epoch: session.life.epoch }
  })
  const { candidate, sent, epoch } = await abortable(turn, request.signal)
  const answer = await sent
  const isUnsure =
    answer.isLogin && !answer.isAnother && mayChangeUser(request.method, path) && (await keepsIdAtLogin(session))
  const isAnother = candidate.take() && (answer.isAnother || isUnsure)
  if (isAnother) {
    if (session.isVisitor && !answer.isLogin && session.cartQuantity) session.events.emit('lost')
    await session.replaced(holder, epoch)
  } else {
    if (session.life.epoch === epoch) {
      session.cartQuantity = quantityAfter(session.cartQuantity, request.method, path)
    }
    await session.saveAfter(session.look())
  }
  return { ...answer, isAnother }
}

/** Asks the server to switch protocols, as a browser's WebSocket does, in this session. */
export async function upgrade(
  session: LivingSession,
  holder: Holder,
  path: string,
  request: ForwardedRequest,
): Promise<HttpUpgrade> {
  const turn = session.turns.share(async () => {
    session.admit(holder)
    await readyToShow(session)
    const forwarding = await webOf(session).forwarding()
    const asked = forwarding.upgrade(session.wireSession, path, request)
    asked.catch(() => {})
    return { asked }
  })
  const { asked } = await abortable(turn, request.signal)
  return asked
}

/** Goes on under an id that a browser brought: the same session after a rotation, or another one. */
export async function follow(session: LivingSession, holder: Holder, id: string): Promise<void> {
  await session.turns.alone(async () => {
    session.admit(holder)
    const isSame = isRotation(session, id)
    session.wireSession.cookies.set(SESSION_COOKIE, id)
    // The browser may know a newer id than the one that has expired here.
    if (!isSame || isOver(session)) await session.replaced(holder, session.life.epoch)
  })
  await session.saveAfter(prepare(session, holder))
}

/**
 * What the cart holds after a browser's request, by what it held before: null where nobody knows. Only what is known
 * tells of a lost session.
 */
function quantityAfter(before: number | null, method: string, path: string): number | null {
  const rest = path.replace(/^\/[a-z]{2,3}(_[A-Za-z]+)?(?=\/)/, '')
  if (!rest.startsWith('/shop')) return before
  if (method === 'POST' || rest.startsWith('/shop/cart/update')) return null
  // They may place the order: an empty cart stays empty.
  return before !== 0 && /^\/shop\/(confirmation|payment)/.test(rest) ? null : before
}
