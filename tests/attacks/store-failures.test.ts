/** A store that fails, or never answers, in the middle of each step: the same on every adapter. */
import { Sandbox } from '@ooor/sandbox'
import { connect } from 'ooor'
import { memoryStore, type SessionStore } from 'ooor/store'
import { afterEach, describe, expect, it } from 'vitest'
import { closeSockets, requestOf, sendRaw } from './support/raw.ts'
import { type RunningSite, SITES } from './support/sites.ts'

const TIMEOUT = 150

type Operation = 'get' | 'set' | 'delete' | 'replace'

/** A store in memory whose operations fail, or are never answered, when one says so. */
function failingStore() {
  const inner = memoryStore()
  const state = { failing: [] as Operation[], silent: [] as Operation[] }
  const through = <T>(operation: Operation, run: () => Promise<T>): Promise<T> => {
    if (state.failing.includes(operation)) return Promise.reject(new Error('OOM command not allowed'))
    return state.silent.includes(operation) ? new Promise(() => {}) : run()
  }
  const store: SessionStore = {
    isShared: false,
    get: (id) => through('get', () => inner.get(id)),
    set: (id, value, ttl) => through('set', () => inner.set(id, value, ttl)),
    delete: (id) => through('delete', () => inner.delete(id)),
    replace: (id, expected, value, ttl) =>
      through('replace', async () => (await inner.replace?.(id, expected, value, ttl)) ?? false),
  }
  return { store, state }
}

let site: RunningSite
const rejections: unknown[] = []
const onRejection = (reason: unknown) => void rejections.push(reason)
process.on('unhandledRejection', onRejection)

afterEach(async () => {
  closeSockets()
  await site.stop()
  expect(rejections.splice(0)).toEqual([])
})

describe.each(SITES)('on %s', (_, start) => {
  const begin = async () => {
    const { store, state } = failingStore()
    const sessions = { store, storeTimeout: TIMEOUT }
    const odoo = connect('http://host/sandbox', { adapter: new Sandbox().adapter, sessions })
    site = await start(odoo, { proxy: { paths: ['/shop/cart'] } })
    let cookie: string | undefined
    /** As a browser: keeps what it is given, and drops what it is told to. */
    const browse = async (path: string) => {
      const answer = await sendRaw(
        site.port,
        requestOf(`GET ${path} HTTP/1.1`, [
          'Host: localhost',
          'Connection: close',
          ...(cookie === undefined ? [] : [`Cookie: ${cookie}`]),
        ]),
      )
      for (const line of answer.header('set-cookie')) {
        if (line.startsWith('ooor=')) cookie = /max-age=0/i.test(line) ? undefined : line.split(';')[0]
      }
      return answer
    }
    return { state, browse, cookie: () => cookie }
  }

  it.each(['failing', 'silent'] as const)('a login that the store does not take costs nothing: %s', async (how) => {
    const { state, browse, cookie } = await begin()
    await browse('/add')
    const before = cookie()
    state[how] = ['set', 'replace']
    const refused = await browse('/login')
    expect(refused.status).toBe(503)
    expect(refused.header('cache-control').join()).toMatch(/private|no-store/)
    expect(cookie()).toBeDefined()
    expect(cookie()).not.toBe(before)
    state[how] = []
    const { body } = await browse('/session')
    expect(body).toMatch(/"uid":\d/)
    expect(Number(/"quantity":(\d+)/.exec(body)?.[1])).toBeGreaterThanOrEqual(1)
  })

  it.each(['failing', 'silent'] as const)('nor does a first thing in the cart: %s', async (how) => {
    const { state, browse, cookie } = await begin()
    state[how] = ['set', 'replace']
    expect((await browse('/add')).status).toBe(503)
    expect(cookie()).toBeDefined()
    state[how] = []
    expect((await browse('/session')).body).toContain('"quantity":1')
  })

  it.each(['failing', 'silent'] as const)('what cannot be read makes nobody new: %s', async (how) => {
    const { state, browse, cookie } = await begin()
    await browse('/add')
    const before = cookie()
    state[how] = ['get']
    for (const path of ['/session', '/add', '/login', '/shop/cart']) {
      const answer = await browse(path)
      expect([path, answer.status, answer.header('set-cookie')]).toEqual([path, 503, []])
    }
    // Who asks for no session, does not notice.
    expect((await browse('/own')).status).toBe(200)
    state[how] = []
    expect(cookie()).toBe(before)
    expect((await browse('/session')).body).toContain('"quantity":1')
  })
})
