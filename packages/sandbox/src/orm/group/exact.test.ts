import { describe, expect, it } from 'vitest'
import { EXACT } from './exact.ts'

const { sum, avg } = EXACT

describe('numbers that are kept digit by digit', () => {
  it.each([
    [[0.1, 0.2], 0.3, 0.15],
    [[-0.5, 0.25], -0.25, -0.125],
    [[12345678901234567000], 12345678901234567000, 12345678901234567000],
    [[1e300, -1e300, 5], 5, 5 / 3],
    [[1e-300], 0, 0],
    [[1, 1, 2], 4, 4 / 3],
  ])('%j', (values, total, mean) => {
    expect(sum?.(values)).toBe(total)
    expect(avg?.(values)).toBeCloseTo(mean, 14)
  })
})
