import { beforeEach, describe, expect, it } from 'vitest'
import { demoUsers, onTriedSeries, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** What is under `/web/content`, `/web/image` and `/report`, by whatever address (tried on 14.0 and 19.0). */
describeTargets('addresses of files', (target) => {
  const { make } = demoUsers(target)
  onTriedSeries(target)
  beforeEach(({ skip }) => skip(target().major < 14 || target().major > 19, 'tried on 14.0 and 19.0'))
  const is19 = () => target().major >= 16

  async function cookieOf(login: string): Promise<string> {
    const answer = await fetch(`${target().url}/web/session/authenticate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', params: { db: target().database, login, password: login } }),
    })
    const given = answer.headers.getSetCookie().find((one) => one.startsWith('session_id='))
    return given?.split(';')[0] ?? ''
  }

  async function get(path: string, login = 'admin', more: Readonly<Record<string, string>> = {}) {
    const cookie = login === '' ? undefined : await cookieOf(login)
    const answer = await fetch(target().url + path, {
      headers: { ...(cookie !== undefined && { cookie }), ...more },
      redirect: 'manual',
    })
    const header = (name: string) => answer.headers.get(name)
    return { status: answer.status, header, text: await answer.text() }
  }

  const file = (values: Readonly<Record<string, unknown>> = {}) =>
    make('ir.attachment', { name: `${uniqueName('file')}.txt`, datas: 'aGVsbG8gd29ybGQ=', ...values })

  describe('attachments', () => {
    it('are told with their kind, and browsers do not guess it', async () => {
      const answer = await get(`/web/content/${await file()}`)
      expect(answer).toMatchObject({ status: 200, text: 'hello world' })
      expect(answer.header('x-content-type-options')).toBe('nosniff')
      expect(answer.header('content-type')?.replace(/; /, ';')).toBe(is19() ? 'text/plain;charset=utf-8' : 'text/plain')
      expect(answer.header('content-security-policy')).toBe(is19() ? "default-src 'none'" : null)
      expect(answer.header('cache-control')).toBe(is19() ? 'no-cache, private' : 'max-age=0')
    })

    it('are everybody’s where they are public, and never change under an address with a version', async () => {
      const id = await file({ public: true })
      const cached = (await get(`/web/content/${id}?unique=1`, '')).header('cache-control')
      expect(cached).toBe(is19() ? 'public, max-age=31536000, immutable' : 'max-age=31536000')
      const own = (await get(`/web/content/${await file()}?unique=1`)).header('cache-control')
      expect(own).toBe(is19() ? 'max-age=31536000, private, immutable' : 'max-age=31536000')
    })

    it('that are elsewhere lead there', async () => {
      const id = await make('ir.attachment', { name: 'there', type: 'url', url: 'https://example.com/x' })
      for (const kind of ['content', 'image']) {
        const answer = await get(`/web/${kind}/${id}`)
        expect(answer.status).toBe(301)
        expect(answer.header('location')).toBe('https://example.com/x')
      }
    })

    it('have the name that the address says since 16', async () => {
      const id = await file()
      const answer = await get(`/web/content/${id}/other.bin?download=true`)
      expect(answer.header('content-disposition')?.includes('other.bin')).toBe(is19())
    })

    it('are nothing to who has a wrong token, administrators too', async () => {
      expect((await get(`/web/content/${await file()}?access_token=wrong`)).status).toBe(404)
    })

    it('with nothing in them are empty files since 16', async () => {
      const id = await make('ir.attachment', { name: 'empty' })
      const answer = await get(`/web/content/${id}`)
      expect(answer.status).toBe(is19() ? 200 : 404)
      if (!is19()) return
      expect(answer.text).toBe('')
      expect(answer.header('etag')).toBeNull()
    })

    it('are shown or kept by a word that says so', async () => {
      const id = await file()
      const kept = async (word: string) => {
        const { status, header } = await get(`/web/content/${id}?download=${word}`)
        return status === 200 ? (header('content-disposition') ?? '').startsWith('attachment') : status
      }
      expect(await kept('true')).toBe(true)
      // Up to 15 any word is yes.
      expect(await kept('false')).toBe(!is19())
      expect(await kept('maybe')).toBe(is19() ? 500 : true)
      expect(await kept('')).toBe(is19() ? 500 : false)
    })

    it('come in parts since 16', async ({ skip }) => {
      skip(!is19(), 'no parts')
      const id = await file()
      const part = async (range: string) => {
        const { status, text, header } = await get(`/web/content/${id}`, 'admin', { range })
        return [status, status === 206 ? text : header('content-range')]
      }
      expect(await part('bytes=0-3')).toEqual([206, 'hell'])
      expect(await part('bytes=-5')).toEqual([206, 'world'])
      for (const none of ['bytes=100-', 'bytes=3-1', 'x', 'bytes=0-1,3-4']) {
        expect(await part(none)).toEqual([416, 'bytes */11'])
      }
    })
  })

  describe('fields', () => {
    it('that hold no file are none since 16, and taken for base64 before', async () => {
      const [good, odd] = [
        await make('res.partner', { name: 'Probe Pic' }),
        await make('res.partner', { name: 'Probe' }),
      ]
      expect((await get(`/web/content/res.partner/${good}/name`)).status).toBe(is19() ? 404 : 200)
      expect((await get(`/web/content/res.partner/${odd}/name`)).status).toBe(is19() ? 404 : 500)
      expect((await get(`/web/content/res.partner/${good}/nothing`)).status).toBe(404)
      expect((await get(`/web/image/res.partner/${good}/id`)).status).toBe(is19() ? 200 : 500)
    })

    it('of pictures are named by the record', async ({ skip }) => {
      skip(!is19(), 'not named')
      const name = uniqueName('pic')
      const id = await make('res.partner', { name, image_1920: PNG })
      for (const kind of ['content', 'image']) {
        const answer = await get(`/web/${kind}/res.partner/${id}/image_1920`)
        expect(answer.header('content-disposition')).toBe(
          `inline; filename=${`"${name}.png"`.replace(/^"([\w.+-]+)"$/, '$1')}`,
        )
      }
    })

    it('of pictures that are none have a letter in their place, where there are avatars', async ({ skip }) => {
      skip(!is19(), 'no avatars')
      const id = await make('res.partner', { name: uniqueName('plain') })
      const answer = await get(`/web/image/res.partner/${id}/avatar_128`)
      expect(answer.header('content-type')).toContain('image/svg+xml')
    })

    it('of pictures have no negative sides', async () => {
      const id = await make('res.partner', { name: uniqueName('pic'), image_1920: PNG })
      for (const size of ['?width=x', '?width=-1&height=3']) {
        expect((await get(`/web/image/res.partner/${id}/image_1920${size}`)).status).toBe(500)
      }
      expect((await get(`/web/image/res.partner/${id}/image_1920/16x16`)).status).toBe(200)
    })
  })

  describe('reports', () => {
    it('are printed by converters that there are, whatever the report', async () => {
      const answer = await get('/report/PDF/nothing.at_all/1')
      expect(answer.status).toBe(200)
      expect(answer.text).toContain('Converter PDF not implemented')
    })

    it('of ids that are none', async () => {
      expect((await get('/report/html/sale.report_saleorder/abc')).status).toBe(is19() ? 200 : 500)
      expect((await get('/report/text/sale.report_saleorder')).status).toBe(200)
    })

    it('are unknown by a name that is no UTF-8', async () => {
      expect((await get('/report/html/%E0%A4/1')).status).toBe(500)
      expect((await get('/web/content/%E0%A4')).status).toBe(404)
    })

    it('have a context that is JSON', async () => {
      expect((await get('/report/html/sale.report_saleorder/1?context=x')).status).toBe(500)
    })
  })
})
