import { expect, it } from 'vitest'
import { isAtLeast, parseSeries, seriesNamed } from './series.ts'

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

it.each(['6.1', '10.saas~18', '17.0+e', '17.0-20240709', 'saas~17.4', 'saas-14.5+e', '19.1', '17.5alpha1', '21.0'])(
  'takes %s, as servers say it',
  (name) => {
    expect(seriesNamed(name)).toEqual(parseSeries(name))
  },
)

it.each(['17.9', 'saas~17.9', '19.10', '11.6', '10.19', '6.0', '3.0', '17', 'latest', ''])('has no %j', (name) => {
  expect(seriesNamed(name)).toBeUndefined()
})

it('orders', () => {
  const series = { name: '6.1', major: 6, minor: 1 }
  expect([isAtLeast(series, 6), isAtLeast(series, 6, 1), isAtLeast(series, 7)]).toEqual([true, true, false])
})
