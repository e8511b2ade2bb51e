import { expect, it } from 'vitest'
import type { Environment } from '../orm/environment.ts'
import { cachedFloat } from '../orm/number-kinds.ts'
import { roundedTo, wholeSteps } from './rounded.ts'

it.each([
  [0.125, 0.01, 13],
  [-0.125, 0.01, -13],
  // 1.005 is less than that, by the last bit.
  [1.005, 0.01, 101],
  [0, 0.01, 0],
])('%d in steps of %d', (value, step, steps) => {
  expect(wholeSteps(value, step)).toBe(steps)
})

it('is the nearest multiple as Python has it, with its last bit', () => {
  expect(roundedTo(7.77, 0.01)).toBe(7.7700000000000005)
  expect(roundedTo(12, 5)).toBe(10)
})

it.each([
  [2, 7.77, 7.7700000000000005],
  [4, 1.2345, 1.2345000000000002],
])('a float of %d digits is kept as Python multiplies it', (digits, value, kept) => {
  const env = { dialect: { series: { major: 14 } } } as unknown as Environment
  expect(cachedFloat(env, { type: 'float', digits: [16, digits] }, value)).toBe(kept)
})
