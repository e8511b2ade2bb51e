import { describe, expect, it } from 'vitest'
import { clockDiagnosis } from './clock.ts'
import { tlsDiagnosis } from './tls.ts'

const NOW = Date.parse('2026-11-26T12:00:00Z')
const DAY = 86_400_000

describe('clockDiagnosis', () => {
  it.each([
    // Whole seconds of a moment between asking and answer.
    [-900, 0, 300, 'ok', 0],
    [200, 0, 300, 'ok', 0],
    [-61_000, 0, 300, 'warn', -60],
    [60_300, 0, 300, 'warn', 60],
    [-601_000, 0, 300, 'fail', -600],
  ])('%d ms told between %d and %d is %s', (told, sentAt, cameAt, status, seconds) => {
    expect(clockDiagnosis(NOW + told, NOW + sentAt, NOW + cameAt)).toMatchObject({ status, facts: { seconds } })
  })
})

describe('tlsDiagnosis', () => {
  const peer = { protocol: 'TLSv1.3', validTo: NOW + 60 * DAY, issuer: "Let's Encrypt", distrust: undefined }

  it.each([
    [{}, 'ok', "TLSv1.3, with a certificate of Let's Encrypt for 60 more days"],
    [{ validTo: NOW + 20 * DAY }, 'warn', 'for 20 more days'],
    [{ validTo: NOW - 2 * DAY }, 'fail', 'ended 2 days ago'],
    [{ distrust: 'self-signed certificate' }, 'fail', 'does not trust: self-signed certificate'],
    [{ protocol: 'TLSv1.1' }, 'warn', 'TLSv1.1'],
  ])('%j', (more, status, says) => {
    expect(tlsDiagnosis({ ...peer, ...more }, NOW)).toMatchObject({ status, says: expect.stringContaining(says) })
  })
})
