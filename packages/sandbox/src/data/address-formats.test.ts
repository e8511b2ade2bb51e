import { expect, it } from 'vitest'
import { callerOn } from '../orm/caller.test-help.ts'

// Each as the real server of the series wrote it.
it.each([
  ['14.0', 'Calle 1\n\n08001 B\nSpain', 'Vägen 1\n\nS  11120\nSweden', 'Calle 1 \n06000 MX, \nMexico'],
  ['16.0', 'Calle 1\n\n08001 B ()\nSpain', 'Vägen 1\n\n11120 S\nSweden', 'Calle 1 \n06000 MX, \nMexico'],
  ['17.0', 'Calle 1\n\n08001 B\n\nSpain', 'Vägen 1\n\n11120 S\nSweden', 'Calle 1 \n06000 MX, \nMexico'],
  ['18.0', 'Calle 1\n\n08001 B\n\nSpain', 'Vägen 1\n\n11120 S\nSweden', 'Calle 1\n\n06000 MX, \nMexico'],
  ['19.0', 'Calle 1\n\n08001 B\n\nSpain', 'Vägen 1\n\n11120 S\nSweden', 'Calle 1\n\n06000 MX, \nMexico'],
] as const)('addresses of %s are written as their countries do', (series, spanish, swedish, mexican) => {
  const call = callerOn(series)
  const address = (street: string, zip: string, city: string, code: string) => {
    const [country_id] = call('res.country', 'search', [[['code', '=', code]]]) as number[]
    const id = call('res.partner', 'create', [{ name: 'Ada', street, zip, city, country_id }])
    return (call('res.partner', 'read', [[id], ['contact_address']]) as { contact_address: string }[])[0]
  }
  expect(address('Calle 1', '08001', 'B', 'ES')).toMatchObject({ contact_address: spanish })
  expect(address('Vägen 1', '11120', 'S', 'SE')).toMatchObject({ contact_address: swedish })
  expect(address('Calle 1', '06000', 'MX', 'MX')).toMatchObject({ contact_address: mexican })
})
