import { expect, it } from 'vitest'
import type { Environment } from '../orm/environment.ts'
import { cachedFloat } from '../orm/number-kinds.ts'
import { roundedTo, toDecimals, wholeSteps } from './rounded.ts'

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

// Prices of products that were written and read on 14.0; of 19.0 by its source, whose prices have no digits.
it.each([
  [14, 16009.054999999998, 16009.06],
  [14, 10119.085, 10119.09],
  [14, 1001.005, 1001.01],
  [14, -2.675, -2.68],
  [14, -1001.005, -1001.01],
  [14, 1.004, 1],
  // By four last bits it is a half.
  [14, 1.0049999999999997, 1],
  [19, 1.0049999999999997, 1.01],
  [19, 1.005, 1.01],
  [19, -2.675, -2.68],
  [19, 0, 0],
])('on %d, %d has so many hundredths', (major, value, kept) => {
  expect(toDecimals(value, 2, major)).toBe(kept)
})
