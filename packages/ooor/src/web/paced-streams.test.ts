import { expect, it } from 'vitest'
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
