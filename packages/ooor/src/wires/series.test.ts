import { expect, it } from 'vitest'
import { isAtLeast, parseSeries } from './series.ts'

it.each([
  ['19.0', '19.0', 19, 0],
  ['14.0-20240101', '14.0', 14, 0],
  ['19.0+e', '19.0', 19, 0],
  ['6.1-1', '6.1', 6, 1],
  ['saas~18.2', 'saas~18.2', 18, 2],
  ['saas-17.4+e', 'saas~17.4', 17, 4],
])('reads %s', (text, name, major, minor) => {
  expect(parseSeries(text)).toEqual({ name, major, minor })
})

it('knows what is none', () => {
  expect(parseSeries('nginx')).toBeUndefined()
  expect(parseSeries('')).toBeUndefined()
})

it('orders', () => {
  const series = { name: '6.1', major: 6, minor: 1 }
  expect([isAtLeast(series, 6), isAtLeast(series, 6, 1), isAtLeast(series, 7)]).toEqual([true, true, false])
})
