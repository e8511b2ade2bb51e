import { expect, test } from 'vitest'
import { isOdooNotFound } from './odoo-not-found.ts'

const page = (html: string, generator: string) =>
  `<!DOCTYPE html>\n${html}\n<head><meta charset="utf-8"/><meta name="generator" content="${generator}"/></head>`

test.each([
  ['the website of 14', page('<html lang="en-US" data-website-id="1" data-oe-company-name="YourCompany">', 'Odoo')],
  // Tried on an 18 whose owner had put another name in the place of Odoo's.
  ['a website under another name', page('<html lang="en-US" data-website-id="1" data-main-object="x">', 'Other')],
  ['the bare server', '<p>The requested URL was not found on the server. If you entered the URL manually please check'],
])('%s has no such route', (_, text) => {
  expect(isOdooNotFound(404, text)).toBe(true)
  expect(isOdooNotFound(502, text)).toBe(false)
})

test.each([
  ['a proxy', '<html>\r\n<head><title>404 Not Found</title></head>\r\n<center>nginx</center>'],
  ['another site', page('<html lang="en-US">', 'WordPress 6.6')],
  ['a text about it', '<html><body>data-website-id="1"</body></html>'],
])('the 404 of %s is not Odoo’s', (_, text) => {
  expect(isOdooNotFound(404, text)).toBe(false)
})
