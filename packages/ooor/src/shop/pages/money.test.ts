import { describe, expect, it } from 'vitest'
import { readHtml } from './html-tree.ts'
import { moneyIn, moneyOfMarkup, readAmount } from './money.ts'

describe('amounts on a page', () => {
  it.each([
    ['1,234.50', 'en-US', 1234.5],
    ['1\u202f234,50', 'fr-FR', 1234.5],
    ['1.234,50', 'de-DE', 1234.5],
    ["1'234.50", 'de-CH', 1234.5],
    ['1,234', 'en-US', 1234],
    ['1,234', 'fr-FR', 1.234],
    ['1.234', 'en-US', 1.234],
    ['1,234,567', 'en-US', 1234567],
    ['12,5', 'xx', 12.5],
    ['0.00', 'en-US', 0],
    ['80', 'en-US', 80],
  ])('%s in %s is %d', (text, language, amount) => expect(readAmount(text, language)).toBe(amount))

  it('have a currency before or after them', () => {
    expect(moneyOfMarkup('$\u00a0<span class="oe_currency_value">40.00</span>', 'en-US')).toEqual({
      amount: 40,
      currency: { symbol: '$', position: 'before' },
    })
    expect(moneyOfMarkup('<span class="oe_currency_value">40,00</span>\u00a0€', 'fr-FR')).toEqual({
      amount: 40,
      currency: { symbol: '€', position: 'after' },
    })
    expect(moneyOfMarkup('$\u00a0-\ufeff<span class="oe_currency_value">5.00</span>', 'en-US')?.amount).toBe(-5)
    expect(moneyOfMarkup('$\u00a0<span class="oe_currency_value">-\ufeff5.00</span>', 'en-US')?.amount).toBe(-5)
    expect(moneyOfMarkup(false, 'en-US')).toBeUndefined()
  })

  it('are not those that are crossed out or hidden', () => {
    const page = readHtml(
      `<h6><del>$ <span class="oe_currency_value">80.00</span></del>
       <span class="text-danger d-none">$ <span class="oe_currency_value">70.00</span></span>
       <span>$ <span class="oe_currency_value">60.00</span></span></h6>`,
    )
    expect(moneyIn(page, 'en-US')?.amount).toBe(60)
  })
})
