import type { HttpHandler, HttpRequest, HttpResponse } from 'ooor/http'
import { expect, it } from 'vitest'
import { SessionPages } from './session-pages.ts'

function answer(status: number, text: string, type: string): HttpResponse {
  const headers = {
    get: (name: string) => (name === 'content-type' ? type : null),
    getSetCookie: () => [],
    entries: () => new Map([['content-type', type]]).entries(),
  }
  return { status, headers, text: async () => text, bytes: async () => new TextEncoder().encode(text) }
}

const URL_OF_DOC = 'https://host/doc/index.json'

async function pagesAfter(headers: Record<string, string>, response: HttpResponse) {
  const sent: HttpRequest[] = []
  const next: HttpHandler = async (request) => {
    sent.push(request)
    return response
  }
  const pages = new SessionPages()
  await pages.middleware({ method: 'POST', url: 'https://host/json/2/a/b', headers, body: '{}' }, next)
  return { pages, sent }
}

it('goes as the session does', async () => {
  const headers = { authorization: 'bearer key', 'content-type': 'application/json', 'x-odoo-database': 'db' }
  const { pages, sent } = await pagesAfter(headers, answer(200, '{"models":[]}', 'application/json; charset=utf-8'))
  expect(pages.hasKey).toBe(true)
  expect(await pages.json(URL_OF_DOC, '/doc/index.json')).toEqual({ models: [] })
  expect(sent[1]).toMatchObject({ method: 'GET', url: URL_OF_DOC, isReadOnly: true })
  expect(sent[1]?.headers).toEqual({ authorization: 'bearer key', 'x-odoo-database': 'db' })
  expect(sent[1]?.body).toBeUndefined()
})

it('has nothing where the server refuses, and before anything was sent', async () => {
  const { pages } = await pagesAfter({ cookie: 'session_id=1' }, answer(403, '{"name":"x"}', 'application/json'))
  expect(pages.hasKey).toBe(false)
  expect(await pages.json(URL_OF_DOC, '/doc/index.json')).toBeUndefined()
  const html = await pagesAfter({}, answer(200, '<html>', 'text/html'))
  expect(await html.pages.json(URL_OF_DOC, '/doc/index.json')).toBeUndefined()
  expect(await new SessionPages().json(URL_OF_DOC, '/doc/index.json')).toBeUndefined()
})
