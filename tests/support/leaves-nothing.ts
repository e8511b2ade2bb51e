import { afterAll, expect, vi } from 'vitest'

/** Files of one worker share their globals: one that leaves a clock or a spy behind breaks another, some day. */
const worker = globalThis as { ooorTimer?: typeof setTimeout; ooorFetch?: typeof fetch }
worker.ooorTimer ??= globalThis.setTimeout
worker.ooorFetch ??= globalThis.fetch

afterAll(() => {
  const left = [
    ...(vi.isFakeTimers() ? ['fake timers'] : []),
    ...(globalThis.setTimeout === worker.ooorTimer ? [] : ['another setTimeout']),
    ...(globalThis.fetch === worker.ooorFetch ? [] : ['another fetch']),
  ]
  if (worker.ooorTimer !== undefined) globalThis.setTimeout = worker.ooorTimer
  expect(left, 'left behind by this file').toEqual([])
})
