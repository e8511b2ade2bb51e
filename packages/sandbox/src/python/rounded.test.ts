import { expect, it } from 'vitest'
import type { Environment } from '../orm/environment.ts'
import { cachedFloat } from '../orm/number-kinds.ts'
import { halvesToEven, roundedTo, toDecimals, wholeSteps } from './rounded.ts'

it.each([
  [0.125, 0.01, 13],
  [-0.125, 0.01, -13],
  // 1.005 is less than that, by the last bit.
  [1.005, 0.01, 101],
  [0, 0.01, 0],
])('%d in steps of %d', (value, step, steps) => {
  expect(wholeSteps(value, step, 14)).toBe(steps)
  expect(wholeSteps(value, step, 19)).toBe(steps)
})

it('is the nearest multiple as Python has it, with its last bit', () => {
  expect(roundedTo(7.77, 0.01, 14)).toBe(7.7700000000000005)
  expect(roundedTo(12, 5, 14)).toBe(10)
})

it.each([
  [2, 7.77, 7.7700000000000005],
  [4, 1.2345, 1.2345000000000002],
])('a float of %d digits is kept as Python multiplies it', (digits, value, kept) => {
  const env = { dialect: { series: { major: 14 } } } as unknown as Environment
  expect(cachedFloat(env, { type: 'float', digits: [16, digits] }, value)).toBe(kept)
})

// Prices of products that were written and read on 14.0, and weights on 19.0.
it.each([
  [14, 16009.054999999998, 16009.06],
  [14, 10119.085, 10119.09],
  [14, 1001.005, 1001.01],
  [14, -2.675, -2.68],
  [14, -1001.005, -1001.01],
  [14, 1.004, 1],
  // Halves by the last bit, and by the last four.
  [14, 1.0049999999999997, 1.01],
  [14, 1.0249999999999997, 1.03],
  [14, 2.7649999999999997, 2.77],
  [19, 1.0049999999999997, 1.01],
  [19, 1.2849999999999988, 1.29],
  [19, 1.5049999999999986, 1.51],
  [19, 1.005, 1.01],
  [19, -2.675, -2.68],
  [19, 0, 0],
])('on %d, %d has so many hundredths', (major, value, kept) => {
  expect(toDecimals(value, 2, major)).toBe(kept)
})

// Prices by rules of lists on 19.0, which multiplies by what a step goes into one.
it.each([
  [89.1, 0.1, 89.1],
  [10.5, 0.99, 10.890000000000002],
  [918.783, 0.05, 918.8],
  [12, 5, 10],
])('%d in steps of %d is %d on 19', (value, step, multiple) => {
  expect(roundedTo(value, step, 19)).toBe(multiple)
})

// Fixed prices of rules, as 19.0 told them.
it.each([
  [2.235, 2.24],
  [8.325000000000001, 8.32],
  [61.325, 61.32],
  [98.475, 98.48],
  [-98.475, -98.48],
])('%d is told as %d', (value, told) => {
  expect(halvesToEven(value, 2)).toBe(told)
})
