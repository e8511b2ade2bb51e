import fc, { type Scheduler } from 'fast-check'
import type { Session } from 'ooor'
import type { WatchedOdoo } from './watched-odoo.ts'

/** What may happen to one session, on a site or in a script. */
const ON_SESSIONS = [
  'login',
  'wrong password',
  'login, aborted',
  'logout',
  'logout, aborted',
  'add',
  'quantity',
  'info',
  'forget',
  'rotate',
] as const
/** What may happen on a site besides: Odoo's own pages, and somebody with a cookie from before. */
const ON_SITES = [
  ...ON_SESSIONS,
  'page',
  'page login',
  'end',
  'end and login',
  'planted call',
  'planted call, slow',
  'planted page',
] as const

export type Step = (typeof ON_SITES)[number]

export const stepsOnSessions = fc.array(fc.constantFrom<Step>(...ON_SESSIONS), { minLength: 2, maxLength: 8 })
export const stepsOnSites = fc.array(fc.constantFrom<Step>(...ON_SITES), { minLength: 2, maxLength: 8 })

/** Takes the steps side by side; which request and which answer comes when, the scheduler decides. */
export async function interleave(
  scheduler: Scheduler,
  steps: readonly Step[],
  watched: WatchedOdoo,
  take: (step: Step) => Promise<unknown>,
): Promise<PromiseSettledResult<unknown>[]> {
  const taken = steps.map(async (step, index) => {
    const by = `${index} ${step}`
    await scheduler.schedule(Promise.resolve(), by)
    return watched.as(by, () => take(step))
  })
  const outcomes = await scheduler.waitFor(Promise.allSettled(taken))
  await scheduler.waitFor(watched.quiet())
  return outcomes
}

/** A step on the session itself, as a site's handler or a script takes it. */
export async function takeStep(
  session: Session,
  step: Step,
  watched: WatchedOdoo,
  scheduler: Scheduler,
): Promise<unknown> {
  switch (step) {
    case 'login':
      return session.login('portal', 'portal')
    case 'wrong password':
      return session.login('portal', 'wrong')
    case 'login, aborted':
      return aborted(scheduler, (signal) => session.login('portal', 'portal', { signal }))
    case 'logout':
      return session.logout()
    case 'logout, aborted':
      return aborted(scheduler, (signal) => session.logout({ signal }))
    case 'add':
      return session.cart.add(5)
    case 'quantity':
      return session.cart.quantity()
    case 'forget':
      return session.id === null || watched.forget(session.id)
    case 'rotate':
      return watched.rotateNext()
    default:
      return (await session.info())?.uid ?? null
  }
}

/** Does what a signal ends some time between. */
async function aborted<T>(scheduler: Scheduler, action: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const result = action(controller.signal)
  result.catch(() => {})
  await scheduler.schedule(Promise.resolve(), 'abort')
  controller.abort(new Error('the user has gone'))
  return result
}
