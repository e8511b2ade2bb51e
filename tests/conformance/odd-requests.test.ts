import { beforeEach, expect, it } from 'vitest'
import { onTriedSeries } from './help.ts'
import { describeTargets } from './targets.ts'

const JSON_TYPE = 'application/json'
const FORM = 'application/x-www-form-urlencoded'

/** What the pages of a server say of requests that no browser sends (tried on 14.0 and 19.0). */
describeTargets('odd requests', (target) => {
  onTriedSeries(target)
  beforeEach(({ skip }) => skip(target().major < 14 || target().major > 19, 'tried on 14.0 and 19.0'))
  const is19 = () => target().major >= 16

  async function asked(method: string, path: string, type?: string, body?: string) {
    const answer = await fetch(target().url + path, {
      method,
      ...(type !== undefined && { headers: { 'content-type': type } }),
      ...(body !== undefined && { body }),
      redirect: 'manual',
    })
    const location = answer.headers.get('location')
    const to = location === null ? undefined : new URL(location, target().url).pathname
    return { status: answer.status, to, text: await answer.text() }
  }

  it('forms without their token are refused, whatever page they are for', async () => {
    for (const path of ['/web', '/logo.png', '/web/content/1']) {
      const answer = await asked('POST', path, FORM, 'a=b')
      expect(answer).toMatchObject({
        status: 400,
        text: expect.stringContaining('Session expired (invalid CSRF token)'),
      })
    }
    expect(await asked('PUT', '/shop', FORM, 'a=b')).toMatchObject({ status: 400 })
  })

  it('pages that are asked for as JSON are refused up to 15, and shown afterwards', async () => {
    const page = await asked('GET', '/web/login', JSON_TYPE)
    expect(page.status).toBe(is19() ? 200 : 400)
    if (!is19()) expect(page.text).toContain("Invalid JSON data: ''")
    const sent = await asked('POST', '/shop', JSON_TYPE, '{}')
    expect(sent.status).toBe(is19() ? 400 : 200)
    if (!is19())
      expect(JSON.parse(sent.text)).toMatchObject({ error: { data: { name: 'werkzeug.exceptions.BadRequest' } } })
  })

  it('calls that are no JSON are told so', async () => {
    const answer = await asked('GET', '/web/webclient/version_info')
    expect(answer.status).toBe(is19() ? 415 : 400)
    expect(answer.text).toContain(is19() ? 'is type=&#39;jsonrpc&#39;' : "capable of handling request of type 'json'")
  })

  it('slashes too many lead away, or do not matter', async () => {
    expect(await asked('GET', '/web//login')).toMatchObject({ status: 301, to: '/web/login' })
    expect(await asked('GET', '/shop/')).toMatchObject({ status: 301, to: '/shop' })
    expect(await asked('GET', '/logo.png/')).toMatchObject({ status: 200 })
    expect(await asked('GET', '//logo.png')).toMatchObject({ status: 200 })
    expect(await asked('GET', '/nothing-at-all/')).toMatchObject({ status: is19() ? 301 : 302, to: '/nothing-at-all' })
  })

  it('search engines and browsers find what they ask for', async () => {
    expect(await asked('GET', '/robots.txt')).toMatchObject({ status: 200, text: expect.stringContaining('Sitemap: ') })
    expect(await asked('GET', '/sitemap.xml')).toMatchObject({ status: 200, text: expect.stringContaining('<urlset') })
    expect(await asked('GET', '/favicon.ico')).toMatchObject({ status: 301, to: '/web/image/website/1/favicon' })
  })
})

describeTargets('several slashes in an address', (target) => {
  beforeEach(({ skip }) => skip(![14, 16, 17, 18, 19].includes(target().major), 'tried on 14.0 and 16.0 to 19.0'))

  it('lead to the one with one', async () => {
    const answer = await fetch(`${target().url}/web//login`, { redirect: 'manual' })
    await answer.text()
    const { status, headers } = answer
    expect(status).toBe([14, 19].includes(target().major) ? 301 : 308)
    expect(new URL(headers.get('location') ?? '', target().url).pathname).toBe('/web/login')
  })
})

describeTargets('the page to log in', (target) => {
  beforeEach(({ skip }) => skip(![14, 16, 17, 18, 19].includes(target().major), 'tried on 14.0 and 16.0 to 19.0'))

  it('is in no frame of others', async () => {
    const answer = await fetch(`${target().url}/web/login`)
    // Undici ends the process where nobody reads a page and the server hangs up (nodejs/undici#5360).
    await answer.text()
    const { headers } = answer
    const is14 = target().major === 14
    expect(headers.get('x-frame-options')).toBe(is14 ? 'DENY' : 'SAMEORIGIN')
    expect(headers.get('content-security-policy')).toBe(is14 ? null : "frame-ancestors 'self'")
  })
})
