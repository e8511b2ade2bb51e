import { afterEach, describe, expect, it, vi } from 'vitest'
import { pacedAnswer } from './paced-streams.ts'

it('has an answer of common size here before its browser reads any of it', async () => {
  let left = 20
  const source = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (left-- > 0) controller.enqueue(new Uint8Array(10_000))
      else controller.close()
    },
  })
  await new Promise<void>((resolve) => {
    // Its source is let go while nobody has read yet.
    const answer = pacedAnswer(source, 60_000, resolve)
    expect(answer.locked).toBe(false)
  })
  expect(left).toBeLessThan(0)
})

describe('a large answer', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  /** What becomes of it when its browser takes one chunk each half minute, for so many turns. */
  const readBy = async (chunkBytes: number, turns: number) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    const ended = vi.fn()
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(chunkBytes)),
    })
    const reader = pacedAnswer(endless, 60_000, ended).getReader()
    const outcomes: string[] = []
    for (let turn = 0; turn < turns; turn++) {
      await vi.advanceTimersByTimeAsync(30_000)
      const outcome = await reader.read().then(
        () => 'read',
        (error: Error) => error.message,
      )
      outcomes.push(outcome)
    }
    await reader.cancel().catch(() => {})
    return { outcomes, ended }
  }

  it('is given up for who reads drop by drop, never still for long', async () => {
    const { outcomes, ended } = await readBy(1000, 6)
    expect(outcomes.at(-1)).toBe('the browser reads too slowly')
    expect(outcomes[0]).toBe('read')
    expect(ended).toHaveBeenCalledTimes(1)
  })

  it('is read to its end by a slow line', async () => {
    const { outcomes } = await readBy(20_000, 20)
    expect(new Set(outcomes)).toEqual(new Set(['read']))
  })
})
