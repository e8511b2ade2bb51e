import { describe, expect, it } from 'vitest'
import { offsetAt, timeOf, toUtc } from './local-time.ts'

const utc = (local: string, timeZone: string) => new Date(toUtc(Date.parse(`${local}Z`), timeZone)).toISOString()

describe('the moment of a local time', () => {
  it.each([
    // Left out by clocks: as much later.
    ['2026-03-29T02:30', 'Europe/Paris', '2026-03-29T01:30:00.000Z'],
    ['2026-03-08T02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z'],
    ['2011-12-30T12:00', 'Pacific/Apia', '2011-12-30T22:00:00.000Z'],
    // There twice: the earlier.
    ['2026-10-25T02:30', 'Europe/Paris', '2026-10-25T00:30:00.000Z'],
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
    // Around them.
    ['2026-03-29T01:59', 'Europe/Paris', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29T03:00', 'Europe/Paris', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25T01:59', 'Europe/Paris', '2026-10-24T23:59:00.000Z'],
    ['2026-10-25T03:00', 'Europe/Paris', '2026-10-25T02:00:00.000Z'],
    ['0050-01-31T10:20', 'UTC', '0050-01-31T10:20:00.000Z'],
    ['9999-12-31T23:59', 'America/New_York', '+010000-01-01T04:59:00.000Z'],
  ])('%s in %s is %s', (local, timeZone, expected) => {
    expect(utc(local, timeZone)).toBe(expected)
  })

  it.each([
    'Europe/Paris',
    'America/New_York',
    'Pacific/Auckland',
    'Australia/Lord_Howe',
    'America/St_Johns',
    'Africa/Casablanca',
    'Africa/Cairo',
    'Asia/Kathmandu',
    'Pacific/Kiritimati',
  ])('is one at which clocks show it, of each half hour of a year in %s', (timeZone) => {
    const shownNever: string[] = []
    for (let local = Date.UTC(2026, 0, 1); local < Date.UTC(2027, 0, 1); local += 1_800_000) {
      const moment = toUtc(local, timeZone)
      if (moment + offsetAt(moment, timeZone) !== local) shownNever.push(new Date(local).toISOString())
    }
    // One change a year at most leaves something out, and no more than an hour of it.
    expect(shownNever.length).toBeLessThanOrEqual(2)
  })
})

it('takes years below 100 for what they are', () => {
  expect(new Date(timeOf(50, 0, 31, 10, 20)).toISOString()).toBe('0050-01-31T10:20:00.000Z')
})
