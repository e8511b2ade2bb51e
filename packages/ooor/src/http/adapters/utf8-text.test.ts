import fc from 'fast-check'
import { expect, it } from 'vitest'
import { utf8Text } from './utf8-text.ts'

const PADDING = ' '.repeat(2048)

it('reads text as V8 does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(utf8Text(Buffer.from(PADDING + text))).toBe(Buffer.from(PADDING + text).toString('utf8'))
    }),
  )
})

it('reads bytes that are no UTF-8 as V8 does', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const whole = Buffer.concat([Buffer.from(PADDING), bytes])
      expect(utf8Text(whole)).toBe(whole.toString('utf8'))
    }),
  )
})

it('keeps a mark of byte order, as V8 does', () => {
  const whole = Buffer.from(`\ufeff{}${PADDING}`)
  expect(utf8Text(whole)).toBe(whole.toString('utf8'))
})
