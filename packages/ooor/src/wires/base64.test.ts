import { expect, test } from 'vitest'
import { fromBase64, toBase64 } from './base64.ts'

test.each([0, 1, 2, 3, 255, 100_000])('%i bytes there and back', (length) => {
  const bytes = Uint8Array.from({ length }, (_, index) => (index * 7) % 256)
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
  expect(fromBase64(toBase64(bytes))).toEqual(bytes)
})

test('a part of a buffer is that part', () => {
  expect(toBase64(new Uint8Array([1, 2, 3, 4]).subarray(1, 3))).toBe('AgM=')
})

test('white space does not count, what is no base64 is none', () => {
  expect(fromBase64('AQ\nID')).toEqual(new Uint8Array([1, 2, 3]))
  expect(fromBase64('<svg/>')).toBeUndefined()
})
