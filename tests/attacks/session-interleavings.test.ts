import { Sandbox } from '@ooor/sandbox'
import fc, { type Scheduler } from 'fast-check'
import { connect, isOoorError, type Session } from 'ooor'
import { ooor } from 'ooor/web'
import { describe, expect, it } from 'vitest'
import { Browser } from '../support/browser.ts'
import { interleave, type Step, stepsOnSessions, stepsOnSites, takeStep } from './support/session-steps.ts'
import { type Seen, WatchedOdoo } from './support/watched-odoo.ts'

const SITE = 'http://localhost:3000'
const RUNS = Number(process.env.OOOR_RUNS ?? 50)
// The same courses each time, so that nobody's change fails for what was there before; another number for others.
const seed = Number(process.env.OOOR_SEED ?? 20_261_126)
const logins = (seen: readonly Seen[]) => seen.filter(({ path }) => path === '/web/session/authenticate')
const isLogin = (step: Step) => /^(login|wrong password|login, aborted|end and login)$/.test(step)

/** The steps that were taken with success. */
function taken(steps: readonly Step[], outcomes: readonly PromiseSettledResult<unknown>[]): Step[] {
  return steps.filter((_, index) => outcomes[index]?.status === 'fulfilled')
}

/** Only what this library tells, and what the steps themselves abort by. */
function expectOwnErrors(outcomes: readonly PromiseSettledResult<unknown>[]): void {
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled' || isOoorError(outcome.reason)) continue
    expect(outcome.reason).toMatchObject({ message: 'the user has gone' })
  }
}

/** Each question is asked once, by who has one: nobody logs in by the way. */
function expectOneLoginEach(seen: readonly Seen[]): void {
  const by = logins(seen).map((one) => one.by)
  expect(new Set(by).size).toBe(by.length)
  for (const name of by) expect(name).toMatch(/login|wrong password/)
}

/** Who the session says that it is, is who it is on the server. */
async function expectTrueIdentity(session: Session, watched: WatchedOdoo): Promise<void> {
  try {
    await session.info()
  } catch (error) {
    // Over, one way or another, and said so.
    if (isOoorError(error)) return
    throw error
  }
  expect(await watched.uidOf(`session_id=${session.id}`)).toBe(session.uid)
}

describe.each(['14.0', '17.0', '19.0'])('interleavings on %s', { timeout: 120_000 }, (series) => {
  // One for all: what differs is in the sessions.
  const sandbox = new Sandbox({ series })

  it('of one visitor’s session, in a script', async () => {
    const property = async (scheduler: Scheduler, steps: readonly Step[]) => {
      const watched = new WatchedOdoo(sandbox, scheduler)
      const session = connect('http://sandbox/sandbox', { adapter: watched.adapter }).visitor()
      const outcomes = await interleave(scheduler, steps, watched, (step) =>
        takeStep(session, step, watched, scheduler),
      )
      expectOwnErrors(outcomes)
      const done = taken(steps, outcomes)
      if (!done.includes('login') && !done.includes('login, aborted')) expect(session.uid).toBeNull()
      // A session that has a password of its own is renewed, once for each time it was lost: also by a login that was
      // aborted here and has run there, which moves it to an id that nobody was told.
      const losses = steps.filter((step) => step === 'forget' || step === 'login, aborted').length
      expect(logins(watched.seen).length).toBeLessThanOrEqual(steps.filter(isLogin).length + losses)
      expect(logins(watched.seen).filter(({ by }) => by.includes('wrong')).length).toBeLessThanOrEqual(
        steps.filter((step) => step === 'wrong password').length,
      )
      await scheduler.waitFor(expectTrueIdentity(session, watched))
    }
    await fc.assert(fc.asyncProperty(fc.scheduler(), stepsOnSessions, property), { numRuns: RUNS, seed })
  })

  it('of a user’s session with a password: one login, and one for each loss', async () => {
    const property = async (scheduler: Scheduler, given: readonly Step[]) => {
      const watched = new WatchedOdoo(sandbox, scheduler)
      const odoo = connect('http://portal:portal@sandbox/sandbox', { adapter: watched.adapter })
      const session = odoo.session()
      const steps = given.filter((step) => !isLogin(step) && !step.startsWith('logout'))
      const outcomes = await interleave(scheduler, steps, watched, (step) =>
        takeStep(session, step, watched, scheduler),
      )
      expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([])
      const losses = steps.filter((step) => step === 'forget').length
      expect(logins(watched.seen).length).toBeLessThanOrEqual(1 + losses)
      await scheduler.waitFor(expectTrueIdentity(session, watched))
    }
    await fc.assert(fc.asyncProperty(fc.scheduler(), stepsOnSessions, property), { numRuns: RUNS, seed })
  })

  it('of a browser’s session on a site, with somebody who has planted their cookie', async () => {
    const property = async (scheduler: Scheduler, steps: readonly Step[]) => {
      const { watched, outcomes, alice, planted, odoo } = await onSite(sandbox, scheduler, steps)
      expectOwnErrors(outcomes)
      expectOneLoginEach(watched.seen)
      // Not by what the site answers, nor by what it asks of Odoo.
      for (const answer of planted) expect(answer).toBeNull()
      for (const { by, uid } of watched.seen) if (by.includes('planted')) expect(uid).toBeNull()
      // No name that was given up is a user's.
      const names = alice.lines.map((line) => /^ooor=([\w-]{43})\./.exec(line)?.[1]).filter((id) => id !== undefined)
      const present = alice.cookies.ooor?.slice(0, 43)
      // After an end each request under way begins one of its own, and the browser keeps the last: the first is planted.
      const isEnded = steps.some((step) => step.startsWith('end'))
      for (const name of new Set(isEnded ? names.slice(0, 1) : names)) {
        const session = await scheduler.waitFor(odoo.sessions.open(name).catch(() => undefined))
        if (session === undefined) continue
        if (name === present) await scheduler.waitFor(expectTrueIdentity(session, watched))
        else expect([session.uid, await watched.uidOf(`session_id=${session.id}`)]).toEqual([null, null])
      }
      const done = taken(steps, outcomes)
      if (done.some((step) => /^(login|login, aborted|page login|end and login)$/.test(step))) return
      const [last] = await Promise.all([odoo.sessions.open(present ?? '').catch(() => undefined)])
      expect(last?.uid ?? null).toBeNull()
    }
    await fc.assert(fc.asyncProperty(fc.scheduler(), stepsOnSites, property), { numRuns: RUNS, seed })
  })
})

/** One visitor's steps on a site, and those of somebody who has known their cookie from before. */
async function onSite(sandbox: Sandbox, scheduler: Scheduler, steps: readonly Step[]) {
  const watched = new WatchedOdoo(sandbox, scheduler)
  const odoo = connect('http://sandbox/sandbox', { adapter: watched.adapter })
  const web = ooor(odoo, { proxy: { paths: ['/shop/cart', '/web/login'] } })
  const visit = async (browser: Browser, use: (session: Session) => Promise<unknown>) => {
    const outcome: { value?: unknown; error?: unknown } = {}
    const response = await web.handle(browser.request('/'), async ({ session }) => {
      try {
        outcome.value = await use(await session())
      } catch (error) {
        outcome.error = error
      }
      return new Response('')
    })
    browser.take(response)
    if (outcome.error !== undefined) throw outcome.error
    return outcome.value
  }
  const page = async (browser: Browser, path: string, init?: RequestInit) => {
    const response = await web.handle(browser.request(path, init), () => new Response('', { status: 404 }))
    browser.take(response)
    return response.text()
  }
  const alice = new Browser(SITE)
  await scheduler.waitFor(visit(alice, (session) => session.cart.add(5)))
  const token = /name="csrf_token" value="([^"]+)"/.exec(await scheduler.waitFor(page(alice, '/web/login')))?.[1] ?? ''
  const mallory = new Browser(SITE)
  mallory.cookies = { ...alice.cookies }
  const planted: unknown[] = []
  const outcomes = await interleave(scheduler, steps, watched, async (step) => {
    switch (step) {
      case 'planted call':
        return visit(mallory, async (session) => planted.push(session.uid, (await session.info())?.uid ?? null))
      case 'planted call, slow':
        return visit(mallory, async (session) => {
          await scheduler.schedule(Promise.resolve(), 'slow')
          planted.push((await session.info())?.uid ?? null, session.uid)
        })
      case 'end':
      case 'end and login':
        return visit(alice, async (session) => {
          await odoo.sessions.destroy(session.storeId ?? '')
          if (step === 'end and login') await session.login('portal', 'portal')
        })
      case 'planted page':
        return page(mallory, '/shop/cart')
      case 'page':
        return page(alice, '/shop/cart')
      case 'page login': {
        const body = new URLSearchParams({ csrf_token: token, login: 'portal', password: 'portal' })
        return page(alice, '/web/login', { method: 'POST', body })
      }
      default:
        return visit(alice, (session) => takeStep(session, step, watched, scheduler))
    }
  })
  return { watched, odoo, alice, planted, outcomes }
}
