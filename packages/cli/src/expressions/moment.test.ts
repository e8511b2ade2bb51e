import { expect, it } from 'vitest'
import { moment } from './moment.ts'

const now = new Date(2026, 2, 31, 15, 30)

it.each([
  ['today', '2026-03-31', new Date(2026, 2, 31)],
  ['now', '2026-03-31', now],
  ['now-2h', '2026-03-31', new Date(2026, 2, 31, 13, 30)],
  ['TODAY-1d+2w', '2026-04-13', new Date(2026, 3, 13)],
  ['today-1m', '2026-02-28', new Date(2026, 1, 28)],
  ['today+1y', '2027-03-31', new Date(2027, 2, 31)],
])('%s', (text, day, time) => {
  expect(moment(text, now)).toEqual({ day, time })
})

it.each(['yesterday', 'today-', 'today-7', 'today-7x', '-7d'])('%s is none', (text) => {
  expect(moment(text, now)).toBeUndefined()
})
