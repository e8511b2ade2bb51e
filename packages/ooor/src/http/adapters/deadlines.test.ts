import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Deadlines } from './deadlines.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  // Before the clock goes: what spies on its timers would keep them.
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** What is timed for so many milliseconds from now. */
function timed(name: string, milliseconds: number, over: string[]) {
  return { deadline: performance.now() + milliseconds, timeOut: () => void over.push(name) }
}

describe('Deadlines', () => {
  it('times each by itself, in whatever order they came', () => {
    const over: string[] = []
    const deadlines = new Deadlines()
    for (const [name, milliseconds] of Object.entries({ late: 300, soon: 100, middle: 200 })) {
      deadlines.add(timed(name, milliseconds, over))
    }
    vi.advanceTimersByTime(99)
    expect(over).toEqual([])
    vi.advanceTimersByTime(1)
    expect(over).toEqual(['soon'])
    vi.advanceTimersByTime(150)
    expect(over).toEqual(['soon', 'middle'])
    vi.advanceTimersByTime(1000)
    expect(over).toEqual(['soon', 'middle', 'late'])
  })

  it('lets go of what is done', () => {
    const over: string[] = []
    const deadlines = new Deadlines()
    const done = timed('done', 100, over)
    deadlines.add(done)
    deadlines.add(timed('late', 200, over))
    deadlines.delete(done)
    vi.advanceTimersByTime(500)
    expect(over).toEqual(['late'])
    deadlines.add(timed('next', 100, over))
    vi.advanceTimersByTime(100)
    expect(over).toEqual(['late', 'next'])
  })

  it('times what is begun when another is over', () => {
    const over: string[] = []
    const deadlines = new Deadlines()
    deadlines.add({
      deadline: performance.now() + 100,
      timeOut: () => deadlines.add(timed('again', 50, over)),
    })
    deadlines.add(timed('late', 1000, over))
    vi.advanceTimersByTime(150)
    expect(over).toEqual(['again'])
    vi.advanceTimersByTime(1000)
    expect(over).toEqual(['again', 'late'])
  })

  it('keeps the process alive for what is timed, and not for what is done', () => {
    const started = vi.spyOn(globalThis, 'setTimeout')
    const deadlines = new Deadlines()
    const done = timed('done', 100, [])
    deadlines.add(done)
    const timer = started.mock.results[0]?.value as NodeJS.Timeout
    expect(timer.hasRef()).toBe(true)
    deadlines.delete(done)
    expect(timer.hasRef()).toBe(false)
    deadlines.add(timed('next', 200, []))
    expect(timer.hasRef()).toBe(true)
  })
})
