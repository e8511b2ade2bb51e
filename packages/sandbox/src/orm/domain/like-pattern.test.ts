import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likePattern } from './like-pattern.ts'

describe('a like', () => {
  it.each([
    ['ilike', 'aB', 'xAbx', true],
    ['like', 'aB', 'xAbx', false],
    ['=like', 'a%', 'abc', true],
    ['=like', 'a', 'abc', false],
    ['=ilike', 'A_c', 'a€C', true],
    ['=like', '_', '😀', true],
    ['like', '100\\%', '100% sure', true],
    ['like', '100\\%', '100 %', false],
    ['=like', 'a\\', 'a\\', true],
    ['=like', '', '', true],
    ['like', '', 'x', true],
    ['=like', '%', '', true],
    ['=like', '_', '', false],
    ['like', 'a.c', 'abc', false],
    ['=like', 'a%c', 'a\nc', true],
  ])('%s %j on %j', (operator, pattern, text, expected) => {
    expect(likePattern(operator, pattern).test(text)).toBe(expected)
  })

  it('is what an expression says', () => {
    const part = fc.constantFrom('a', 'b', '%', '_', 'ab')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.stringMatching(/^[ab]{0,8}$/), (parts, text) => {
        const source = parts.map((one) => (one === '%' ? '.*' : one === '_' ? '.' : one)).join('')
        expect(likePattern('=like', parts.join('')).test(text)).toBe(new RegExp(`^${source}$`, 'su').test(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('takes no time of the power', () => {
    // One of the power would not end within the test's time.
    expect(likePattern('ilike', `${'%_%'.repeat(2000)}(`).test('a'.repeat(3000))).toBe(false)
    expect(likePattern('=like', `${'%a'.repeat(50)}b`).test('a'.repeat(3000))).toBe(false)
  })
})
