import { expect, it } from 'vitest'
import { refusedPage } from './refused-page.ts'

it.each([
  [404, '/shop answered 404: is the shop (website_sale) installed?'],
  [403, '/shop answered 403: is the shop (website_sale) installed?'],
  [429, '/shop answered 429: too many requests, send fewer at a time'],
  [502, '/shop answered 502: the server, or a proxy in front of it, has no page for now'],
  [500, '/shop answered 500: the server, or a proxy in front of it, has no page for now'],
])('a page that answered %i says what may be amiss', (status, message) => {
  expect(refusedPage('/shop', status)).toMatchObject({ message, status, path: '/shop' })
})
