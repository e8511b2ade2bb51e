import { expect, it } from 'vitest'
import { Refusals } from './refusals.ts'

it('counts reasons that differ by the row’s own values alone as one, in the words of the first', () => {
  const refusals = new Refusals()
  const reasons = [
    'row 1 has the same external id, import.partner_1',
    "country_id: No matching record found for name 'Atlantis'",
    'row 24 has the same external id, import.partner_24',
    "country_id: No matching record found for name 'Mu'",
    "state_id: No matching record found for name 'Mu'",
    'row 124 has the same external id, import.partner_124',
    'image_1920: no picture',
    'image_512: no picture',
  ]
  for (const [index, reason] of reasons.entries()) refusals.add(reason, index)
  expect(refusals.told).toEqual([
    { reason: reasons[0], count: 3, first: 0 },
    { reason: reasons[1], count: 2, first: 1 },
    { reason: reasons[4], count: 1, first: 4 },
    { reason: reasons[6], count: 1, first: 6 },
    { reason: reasons[7], count: 1, first: 7 },
  ])
})
