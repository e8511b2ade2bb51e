import { describe, expect, it } from 'vitest'
import {
  ConnectionLostError,
  ConnectionRefusedError,
  HostNotFoundError,
  OutcomeUnknownError,
  TimeoutError,
} from '../errors/index.ts'
import { type RetryOptions, retry } from './retry.ts'
import { type RetryEvent, Telemetry } from './telemetry.ts'
import type { HttpRequest, HttpResponse } from './types.ts'

type Step = Error | { status: number; retryAfter?: string }

const READ: HttpRequest = { method: 'POST', url: 'https://host/read', headers: {}, isReadOnly: true }
const WRITE: HttpRequest = { method: 'POST', url: 'https://host/write', headers: {} }

const refused = () => new ConnectionRefusedError('nothing answers', { sent: false })
const lost = () => new ConnectionLostError('broke', { sent: true })

function response({ status, retryAfter }: { status: number; retryAfter?: string }): HttpResponse {
  const headers = new Headers(retryAfter === undefined ? {} : { 'retry-after': retryAfter })
  return { status, headers, text: async () => 'body', bytes: async () => new Uint8Array() }
}

/** Plays the steps one by one; the waits are noted, not waited for. */
async function play(request: HttpRequest, steps: Step[], options: RetryOptions = {}) {
  const waits: number[] = []
  const events: RetryEvent[] = []
  const telemetry = new Telemetry()
  telemetry.emitter.on('retry', (event) => events.push(event))
  let sent = 0
  const middleware = retry(options, { telemetry, wait: async (ms) => void waits.push(ms), chance: () => 1 })
  const outcome = await middleware(request, async () => {
    const step = steps[sent++]
    if (step === undefined) throw new Error('sent more often than the script has it')
    if (step instanceof Error) throw step
    return response(step)
  }).then(
    (answer) => answer.status,
    (error: Error) => error,
  )
  return { outcome, sent, waits, events }
}

describe('sending again', () => {
  it('what never reached the server, read or write', async () => {
    for (const request of [READ, WRITE]) {
      const { outcome, sent, waits, events } = await play(request, [refused(), refused(), { status: 200 }])
      expect([outcome, sent]).toEqual([200, 3])
      expect(waits).toEqual([300, 600])
      expect(events.map(({ attempt }) => attempt)).toEqual([1, 2])
    }
  })

  it('reads whose answer was lost', async () => {
    expect(await play(READ, [lost(), { status: 200 }])).toMatchObject({ outcome: 200, sent: 2 })
    expect(await play(READ, [{ status: 502 }, { status: 504 }, { status: 200 }])).toMatchObject({
      outcome: 200,
      sent: 3,
    })
  })

  it('never a write whose answer was lost', async () => {
    for (const step of [lost(), new TimeoutError('late'), { status: 502 }, { status: 504 }]) {
      const { outcome, sent } = await play(WRITE, [step])
      expect(outcome).toBeInstanceOf(OutcomeUnknownError)
      expect((outcome as Error).message).toContain('may have run')
      expect((outcome as Error).cause).toBeInstanceOf(Error)
      expect(sent).toBe(1)
    }
  })

  it('never a read that took too long: the server is busy enough', async () => {
    const { outcome, sent } = await play(READ, [new TimeoutError('late')])
    expect(outcome).toBeInstanceOf(TimeoutError)
    expect(sent).toBe(1)
  })

  it('what the server refused for now, when it says', async () => {
    const { waits, outcome } = await play(WRITE, [
      { status: 429, retryAfter: '2' },
      { status: 503, retryAfter: '0' },
      { status: 200 },
    ])
    expect(outcome).toBe(200)
    expect(waits).toEqual([2000, 0])
    const later = new Date(Date.now() + 5000).toUTCString()
    const dated = await play(WRITE, [{ status: 429, retryAfter: later }, { status: 200 }])
    expect(dated.waits[0]).toBeGreaterThan(3000)
    expect(dated.waits[0]).toBeLessThanOrEqual(5000)
  })

  it('not when the server asks for more patience than allowed', async () => {
    expect(await play(READ, [{ status: 429, retryAfter: '3600' }])).toMatchObject({ outcome: 429, sent: 1, waits: [] })
  })

  it('only so often', async () => {
    const steps = Array.from({ length: 9 }, refused)
    expect((await play(READ, steps)).sent).toBe(3)
    expect((await play(READ, steps, { limit: 0 })).sent).toBe(1)
    expect((await play(READ, steps, { limit: 5, delay: 10 })).waits).toEqual([10, 20, 40, 80, 160])
    expect((await play(READ, steps)).outcome).toBeInstanceOf(ConnectionRefusedError)
  })

  it('no other answer and no other error', async () => {
    for (const status of [200, 400, 404, 500])
      expect(await play(WRITE, [{ status }])).toMatchObject({ outcome: status })
    const bug = new RangeError('not ours')
    expect((await play(READ, [bug])).outcome).toBe(bug)
    expect((await play(WRITE, [new HostNotFoundError('who', { sent: false }), { status: 200 }])).outcome).toBe(200)
  })

  it('stops waiting when aborted', async () => {
    const controller = new AbortController()
    const reason = new Error('enough')
    const middleware = retry({ delay: 3_600_000, maxDelay: 9_999_999 }, { telemetry: new Telemetry() })
    const sent = middleware({ ...READ, signal: controller.signal }, async () => {
      queueMicrotask(() => controller.abort(reason))
      throw refused()
    })
    await expect(sent).rejects.toBe(reason)
  })
})
