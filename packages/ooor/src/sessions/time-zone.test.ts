import { connect } from 'ooor'
import { expect, test } from 'vitest'
import { ConfigError } from '../errors/index.ts'

const odoo = connect('http://admin:admin@127.0.0.1:9/db')

test.each(['Europe/Brussels', 'UTC', 'Asia/Kolkata', 'US/Eastern', 'Etc/GMT+5'])('%s is a time zone', (tz) => {
  expect(odoo.withTimeZone(tz)).toBeDefined()
})

test.each(['Mars/Olympus', 'Europe/Brussel', '', 'CEST!'])("'%s' is none, and is refused by name", (tz) => {
  expect(() => odoo.defaultSession.withTimeZone(tz)).toThrow(ConfigError)
  const words = `'${tz}' is no time zone: write it as 'Europe/Paris'`
  expect(() => odoo.withTimeZone(tz)).toThrow(words)
  expect(() => odoo.withContext({ tz })).toThrow(words)
  expect(() => odoo.model('res.partner').context({ tz })).toThrow(words)
  expect(() => connect('http://admin:admin@127.0.0.1:9/db', { context: { tz } })).toThrow(words)
})

test('none, and nothing that is said of it, are let through', () => {
  for (const tz of [undefined, null, false]) expect(odoo.withContext({ tz })).toBeDefined()
})
