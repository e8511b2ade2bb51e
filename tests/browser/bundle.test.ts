import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { Sandbox } from '@ooor/sandbox'
import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { IS_ONLY_REAL } from '../support/chosen-series.ts'
import { launchChromium } from './chromium.ts'

/** What a page of an application does: an API key, the server that it came from. */
const PAGE = `
  import { connect } from 'ooor'
  window.run = async (apiKey) => {
    const odoo = connect({ url: location.origin, database: 'sandbox', apiKey })
    const handle = odoo.model('res.partner').browse(1)
    const partners = await odoo.model('res.partner').where({ is_company: true }).select('name').order('name').limit(3)
    const groups = await odoo.model('res.partner').groupBy('is_company')
    const made = await odoo.model('res.partner').create({ name: 'Made in Chromium' })
    await made.destroy()
    return { names: partners.map(({ name }) => name), first: await handle.display_name, groups: groups.length, made: made.id }
  }
`

const sandbox = new Sandbox({ series: '19.0' })
let browser: Browser
let chunks: ReadonlyMap<string, string>

const server = createServer((request, response) => {
  const path = request.url ?? '/'
  const chunk = chunks.get(path)
  if (chunk !== undefined) {
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(chunk)
    return
  }
  if (path === '/') {
    const html = '<!doctype html><script type="module" src="/page.js"></script>'
    response.writeHead(200, { 'content-type': 'text/html' }).end(html)
    return
  }
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', async () => {
    const { method = 'GET', headers } = request
    const body = Buffer.concat(parts).toString()
    const answer = await sandbox.handle({ method, path, headers: headers as Record<string, string>, body })
    response.writeHead(answer.status, answer.headers.flat() as string[]).end(answer.body)
  })
})

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: PAGE, resolveDir: fileURLToPath(new URL('../../packages/sandbox', import.meta.url)) },
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    write: false,
    outdir: '/',
    entryNames: 'page',
    // Not the workspace's paths, which lead to the sources and so to Node's adapter.
    tsconfigRaw: '{}',
  })
  chunks = new Map(outputFiles.map(({ path, text }) => [path, text]))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  browser = await launchChromium()
})

afterAll(async () => {
  await browser?.close()
  server.close()
})

it.skipIf(IS_ONLY_REAL)('works as a bundle in Chromium, and loads what it uses', async () => {
  const page = await browser.newPage()
  const errors: string[] = []
  const asked: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  await page.waitForFunction('typeof window.run === "function"')
  const before = asked.filter((path) => chunks.has(path)).length
  const result = await page.evaluate('window.run("sandbox-admin-key")')
  expect(result).toEqual({
    names: expect.arrayContaining([expect.any(String)]),
    first: expect.any(String),
    groups: 2,
    made: expect.any(Number),
  })
  expect(errors).toEqual([])
  const loaded = asked.filter((path) => chunks.has(path)).length
  expect(loaded).toBeGreaterThan(before)
  expect(loaded).toBeLessThan(chunks.size)
  expect(asked.filter((path) => path.startsWith('/json/2/'))).not.toEqual([])
})
