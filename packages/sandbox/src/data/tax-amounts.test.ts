import { describe, expect, it } from 'vitest'
import { keptAmount } from '../orm/currency-rounding.ts'
import { type AppliedTax, taxedSince18, taxedUntil17 } from './tax-amounts.ts'

const tax = (kind: string, amount: number, isIncluded = false): AppliedTax => ({
  ...{ id: 1, kind, amount, isIncluded },
  ...{ affectsNext: false, isAffected: true },
})
const CENTS = { step: 0.01, decimals: 2, major: 14 }
const onTop = tax('percent', 10)
const [twenty, six] = [tax('percent', 20, true), tax('percent', 6, true)]

// What lines of orders came to, tried on 14.0.
describe('taxes up to 17', () => {
  const told = (taxes: AppliedTax[], price: number, quantity: number) => {
    const { net, parts } = taxedUntil17(taxes, price, quantity, CENTS)
    return [keptAmount(net, CENTS), parts.reduce((sum, { amount }) => sum + amount, 0)]
  }

  it('leave of what the price holds what is not the price without them', () => {
    expect(told([twenty], 7.77, 1)).toEqual([6.48, 1.29])
    expect(told([six, twenty], 7.77 * 0.6667, 1)).toEqual([4.11, 1.07])
    expect(told([twenty], 99.99 * 2.5, 1)).toEqual([208.32, 41.660000000000004])
    expect(told([six, twenty], 99.99 * 0.6667, -2)).toEqual([-105.82, -27.51])
  })

  it('are put on top', () => {
    expect(told([onTop], 7.77, 2.5)).toEqual([19.43, 1.94])
    expect(told([tax('fixed', 1.5)], 7.77, 2.5)).toEqual([19.43, 3.75])
    expect(told([tax('fixed', 2, true)], 7.77, 1)).toEqual([5.77, 2])
    expect(told([tax('percent', 0, true)], 7.77, 1)).toEqual([7.77, 0])
  })
})

// Of the source of 19.0; what lines came to was the same there.
describe('taxes since 18', () => {
  const told = (taxes: AppliedTax[], price: number, quantity: number) => {
    const { net, parts } = taxedSince18(taxes, price, quantity)
    const kept = (amount: number) => keptAmount(amount, { step: 0.01, decimals: 2, major: 19 })
    return [kept(net), ...parts.map(({ amount }) => kept(amount))]
  }

  it('count neighbours together', () => {
    expect(told([twenty], -12.34, -2)).toEqual([20.57, 4.11])
    expect(told([six, twenty], 12.6, 10)).toEqual([100, 6, 20])
  })

  it('are of what is left without those of another kind', () => {
    expect(told([tax('fixed', 2, true), twenty], 14, 1)).toEqual([10, 2, 2])
    expect(told([twenty, onTop], 12, 1)).toEqual([10, 2, 1])
    expect(told([tax('division', 10)], 90, 1)).toEqual([90, 10])
    expect(told([tax('division', 10, true)], 100, 1)).toEqual([90, 10])
  })
})
