import { HtmlResponseError, RouteNotFoundError, ServerError, TimeoutError } from '../errors/index.ts'
import { waitFor } from '../http/index.ts'
import type { BusSession } from './bus-session.ts'
import { type Link, type Way, WayClosed } from './link.ts'
import { notificationsOf } from './notifications.ts'

const SURELY_WAITING = 1000

/** Milliseconds after an answer that brought nothing, and did not wait: a server that does not wait is not to be asked on and on. */
const PAUSE = 500

/** Receives by questions that the server answers when there is something: from 8 to 15. */
export function overLongPolls(session: BusSession): Way {
  return async (link, signal) => {
    let wasEmpty = false
    // The first question is not to wait: its answer tells that the server is there.
    for (let isFirst = true; ; isFirst = false) {
      // A question that waited in vain, or was woken by what has a lower number, looks once more behind what is sure.
      const last = wasEmpty || isFirst ? link.after() : link.highest || link.after()
      const [start, highest] = [performance.now(), link.highest]
      const answer = await asked(session, link, last, isFirst, signal)
      if (answer === undefined) continue
      const notifications = notificationsOf(Array.isArray(answer) ? answer : (answer as Peeked | null)?.notifications)
      wasEmpty = notifications.length === 0 && !isFirst
      await link.lookBack()
      link.connected('long polling')
      link.deliver(notifications)
      const hasWaited = performance.now() - start > PAUSE
      if (!isFirst && !hasWaited && link.highest === highest) await waitFor(PAUSE, signal)
    }
  }
}

interface Peeked {
  readonly notifications?: unknown
}

/** The answer; undefined when the question is to be asked anew. */
async function asked(
  session: BusSession,
  link: Link,
  last: number,
  isPeek: boolean,
  signal: AbortSignal,
): Promise<unknown> {
  const changed = new AbortController()
  const stop = link.onChange(() => changed.abort())
  // A question that is not refused at once is one that waits.
  const waits = setTimeout(() => link.connected('long polling'), SURELY_WAITING)
  const inactivity = link.takePresence()
  // addons/bus/models/bus.py of 14; where it is not known, the answer comes when there is one.
  const options = { ...(isPeek && { peek: true }), ...(inactivity !== undefined && { bus_inactivity: inactivity }) }
  const params = { channels: link.channels, last, options }
  try {
    return await session.wait('/longpolling/poll', params, { signal: AbortSignal.any([signal, changed.signal]) })
  } catch (error) {
    signal.throwIfAborted()
    if (changed.signal.aborted) return undefined
    // The connection's own patience is shorter than the server's: nothing has come.
    if (TimeoutError.is(error)) return []
    throw closedWay(error)
  } finally {
    clearTimeout(waits)
    stop()
  }
}

/** What says that this way is not open here: a server of several processes answers long polls on a port of its own. */
function closedWay(error: unknown): unknown {
  const isElsewhere = ServerError.is(error) && /bus\.Bus unavailable/i.test(error.serverMessage)
  const isMissing = RouteNotFoundError.is(error) || (HtmlResponseError.is(error) && error.status === 404)
  if (!isElsewhere && !isMissing) return error
  const hint = 'its port for long polling is not reached: have the proxy pass /longpolling on to it'
  return new WayClosed(`the server does not answer /longpolling/poll: ${hint}`)
}
