import { describe, expect, it, vi } from 'vitest'
import { toLocal, toUtc } from './time-zone.ts'

const local = (moment: string, zone: string) => toLocal(new Date(moment), zone).toISOString().slice(0, 19)

describe('clocks of a time zone', () => {
  it.each([
    ['Europe/Brussels', '2026-03-29T00:59:59Z', '2026-03-29T01:59:59'],
    ['Europe/Brussels', '2026-03-29T01:00:00Z', '2026-03-29T03:00:00'],
    ['Europe/Brussels', '2026-10-25T00:59:59Z', '2026-10-25T02:59:59'],
    ['Europe/Brussels', '2026-10-25T01:00:00Z', '2026-10-25T02:00:00'],
    ['Asia/Kathmandu', '1985-12-31T18:29:59Z', '1985-12-31T23:59:59'],
    ['Asia/Kathmandu', '1985-12-31T18:30:00Z', '1986-01-01T00:15:00'],
    ['America/St_Johns', '2010-03-14T03:31:30Z', '2010-03-14T01:01:30'],
    ['America/St_Johns', '2010-03-14T03:30:30Z', '2010-03-14T00:00:30'],
    ['America/St_Johns', '2011-03-13T03:30:30Z', '2011-03-13T00:00:30'],
    ['America/St_Johns', '2011-03-13T03:31:30Z', '2011-03-13T01:01:30'],
    ['Africa/Monrovia', '1972-01-07T00:44:29Z', '1972-01-06T23:59:59'],
    ['Africa/Monrovia', '1972-01-07T00:44:30Z', '1972-01-07T00:44:30'],
  ])('in %s at %s', (zone, moment, shown) => {
    expect(local(moment, zone)).toBe(shown)
    // Once more, when it is known.
    expect(local(moment, zone)).toBe(shown)
  })

  it('are asked once for a quarter of an hour, not for each row', () => {
    const asked = vi.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts')
    const seconds = Array.from({ length: 900 }, (_, second) => new Date(Date.UTC(2031, 5, 1, 12, 0, second)))
    const shown = seconds.map((at) => toLocal(at, 'America/Lima').getTime() - at.getTime())
    // At both ends of it.
    expect([new Set(shown).size, asked.mock.calls.length]).toEqual([1, 2])
    asked.mockRestore()
  })

  it('are turned back', () => {
    expect(toUtc(new Date('2026-07-01T12:00:00Z'), 'Europe/Brussels').toISOString()).toBe('2026-07-01T10:00:00.000Z')
  })
})
