import { expect, it } from 'vitest'
import { visitor } from '../../recorded-visitor.test-help.ts'

it.each(['14.0', '17.0', '19.0'])('pages of %s lead to shop, cart and account', async (series) => {
  const web = visitor({ series })
  for (const path of ['/', '/shop', '/shop/cart']) {
    const { status, body } = await web.send('GET', path)
    expect(status).toBe(200)
    for (const to of ['/shop', '/shop/cart', '/my']) expect(body).toContain(`<a href="${to}">`)
    expect(body).not.toMatch(/(src|href|url\()=?["']?https?:/)
  }
  const { status, headers } = await web.send('GET', '/my')
  expect(status).toBeGreaterThan(300)
  expect(headers.find(([name]) => name === 'location')?.[1]).toContain('/web/login')
  await web.post('/web/session/authenticate', { db: 'sandbox', login: 'portal', password: 'portal' })
  const account = await web.send('GET', '/my')
  expect(account.status).toBe(200)
  expect(account.body).toMatch(/Joel Willis<\/p>.*href="\/my\/orders"/s)
})
