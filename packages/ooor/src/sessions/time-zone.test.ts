import { connect } from 'ooor'
import { expect, test } from 'vitest'
import { ConfigError } from '../errors/index.ts'

const odoo = connect('http://admin:admin@127.0.0.1:9/db')

test.each(['Europe/Brussels', 'UTC', 'Asia/Kolkata', 'US/Eastern', 'Etc/GMT+5'])('%s is a time zone', (tz) => {
  expect(odoo.withTimeZone(tz)).toBeDefined()
})

test.each(['Mars/Olympus', 'Europe/Brussel', '', 'CEST!'])("'%s' is none, and is refused by name", (tz) => {
  expect(() => odoo.defaultSession.withTimeZone(tz)).toThrow(ConfigError)
  expect(() => odoo.withTimeZone(tz)).toThrow(`'${tz}' is no time zone: write it as 'Europe/Paris'`)
})
