import type { Sandbox } from '@ooor/sandbox'
import { decodeMethodResponse, encodeMethodCall } from 'ooor/protocol'
import { type Call, callOf, relationOf } from './call.ts'
import type { Recording } from './recording.ts'

type Request = Parameters<Sandbox['handle']>[0]
type Response = Awaited<ReturnType<Sandbox['handle']>>

const SESSION_COOKIE = /\b(session_id|sid|sessionid)=([^;\s]+)/

/** Reports of orders, and files. */
const RECORD_IN_PATH = /^(\/web\/content\/|\/report\/(?:html|pdf|text)\/sale\.\w+\/)(\d+)/

/** Products, as `/shop/sampler-lamp-41` or `/shop/product/sampler-lamp-41`. */
const WARE_IN_PATH = /\/shop\/(?:product\/)?sampler-(lamp|gift)-(\d+)/

/** Ids from here on were chosen because no record has them. */
const NOBODY = 99_999

/**
 * What in the sandbox stands for what a recording names: its sessions, its tokens, its records. Learned from each
 * answer; for what the recordings do not tell of (a session or a record from before) something alike is taken.
 */
export class Counterparts {
  readonly #sandbox: Sandbox
  readonly #sessions = new Map<string, string>()
  readonly #visitors = new Map<string, string>()
  readonly #records = new Map<string, Map<number, number>>()
  /** The line that a visitor put into the cart last. */
  readonly #cartLines = new Map<string, number>()
  /** The lines of carts that the recordings told of before. */
  readonly #toldLines = new Set<number>()
  readonly #existing = new Map<string, readonly number[]>()
  readonly #etags = new Map<string, string>()
  /** The one that was made last: recordings tell none apart. */
  #apiKey = 'sandbox-admin-key'
  /** Where the last page with a payment sends it to, and what it has to show there. */
  #payment: { readonly route: string; readonly token: string } | undefined
  /** The one that somebody took last. */
  #newPassword = ''
  /** By which the last file that has one is read. */
  #fileToken = ''
  /** A database that was kept, whose own recordings were too long to be kept whole. */
  #dump = ''

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox
  }

  /** The recorded request as it is for the sandbox. */
  async requestFor(recording: Recording): Promise<Request> {
    const { method, path, headers, body } = recording.request
    // Before anything is made: nobody's cart is to stand in for an order.
    for (const [model, domain] of Object.entries(LIKELY)) await this.#existingIds(model, domain)
    await this.#explainSessions(recording)
    const order = Number(/sale\.\w+\/(\d+)/.exec(path)?.[1])
    if (!Number.isNaN(order)) await this.#findStandIn('sale.order', order)
    const sent: Record<string, string> = {}
    for (const [name, value] of Object.entries(headers)) sent[name] = this.#inText(value)
    // Where a secret was taken out of a recording, the cookie went too: the answer's session is known from before.
    const answered = this.#sessions.get(cookieIn(recording.answer.headers) ?? '')
    if (headers.cookie === undefined && answered !== undefined) sent.cookie = `session_id=${answered}`
    if (recording.note === 'cancelled') await this.#cancel(recording)
    const filled = await this.#filledIn(this.#inText(this.#withDump(body)), sent)
    const text = this.#withWare(await this.#withRecords(recording, filled), sent)
    const target = this.#inText(path)
      .replace(/^(\/web\/content\/.*access_token=)<access token>/, (_, start: string) => start + this.#fileToken)
      .replace(RECORD_IN_PATH, (_, start: string, id: string) => {
        const model = start.startsWith('/report') ? 'sale.order' : 'ir.attachment'
        return `${start}${this.#records.get(model)?.get(Number(id)) ?? id}`
      })
      .replace(/^\/shop\/payment\/transaction\/\d+/, (route) => this.#payment?.route ?? route)
      .replace(WARE_IN_PATH, (link, _, id: string) => {
        return link.replace(/\d+$/, String(this.#records.get('product.template')?.get(Number(id)) ?? id))
      })
    return { method, path: target, headers: sent, body: text, bytes: new TextEncoder().encode(text) }
  }

  /** Makes what was sold where the recordings were taken: a lamp, and for nothing a gift, which nobody delivers. */
  async makeWares(recordings: readonly Recording[]): Promise<void> {
    const names = ['lamp', 'gift']
    const variants: number[] = []
    const templates = new Map<string, number>()
    for (const name of names) {
      const kind = name === 'lamp' ? { list_price: 40 } : { list_price: 0, type: 'service' }
      const values = { name: `sampler ${name}`, sale_ok: true, website_published: true, ...kind }
      const made = Number(await this.#ask('product.template', 'create', values))
      templates.set(name, made)
      const found = await this.#ask('product.product', 'search', [['product_tmpl_id', '=', made]])
      if (isIds(found)) variants.push(...found)
    }
    const untold = new Set<number>()
    for (const { request, answer } of recordings) {
      for (const text of [request.path, answer.body]) {
        for (const [, name = '', id] of text.matchAll(new RegExp(WARE_IN_PATH, 'g')))
          this.#note('product.template', Number(id), templates.get(name) ?? 0)
      }
      if (!/^\/shop\/cart\/(add|update)/.test(request.path)) continue
      const id = Number(/product_id(?:": ?|=)(\d+)/.exec(request.body)?.[1])
      if (id < NOBODY) untold.add(id)
    }
    // The lamp was put into a cart first.
    for (const [at, id] of [...untold].entries())
      if (variants[at] !== undefined) this.#note('product.product', id, variants[at])
  }

  /** A file that is an address alone: themes bring some along. */
  async makeAddress(): Promise<void> {
    if (this.#sandbox.series.major < 14) return
    await this.#ask('ir.attachment', 'create', {
      name: 'A theme',
      type: 'url',
      url: '/theme/static/description/icon.png',
    })
  }

  /** Notes what the sandbox answered in the place of what the real server did. */
  async learn(recording: Recording, response: Response): Promise<void> {
    const [real, ours] = [cookieIn(recording.answer.headers), cookieIn(response.headers)]
    if (real !== undefined && ours !== undefined) this.#sessions.set(real, ours)
    const [realTag, tag] = [etagIn(recording.answer.headers), etagIn(response.headers)]
    if (realTag !== undefined && tag !== undefined) this.#etags.set(realTag, tag)
    this.#apiKey = /"default_key": ?"([^"<]+)"/.exec(response.body)?.[1] ?? this.#apiKey
    const [, route] = /data-transaction-route="([^"]+)"/.exec(response.body) ?? []
    const [, token] = /data-access-token="([^"]+)"/.exec(response.body) ?? []
    if (route !== undefined && token !== undefined) this.#payment = { route, token }
    this.#newPassword = /"new_password": ?"([^"<]+)"/.exec(response.body)?.[1] ?? this.#newPassword
    const visitor = visitorOf(recording)
    const last = ours ?? this.#sessions.get(SESSION_COOKIE.exec(recording.request.headers.cookie ?? '')?.[2] ?? '')
    if (visitor !== undefined && last !== undefined) this.#visitors.set(visitor, last)
    const results = [resultIn(recording.answer.body), resultIn(response.body)] as const
    const [realToken, token2] = results.map((result) => (Array.isArray(result) ? result[0] : undefined))
    if (realToken === '<access token>' && typeof token2 === 'string') this.#fileToken = token2
    if (/"method": ?"dump".*"zip"/.test(recording.request.body) && typeof results[1] === 'string')
      this.#dump = results[1]
    const inner = results.map((result) => (result as { session_id?: unknown } | undefined)?.session_id)
    if (typeof inner[0] === 'string' && typeof inner[1] === 'string') this.#sessions.set(inner[0], inner[1])
    const call = callOf(recording.request)
    const [realLine, line] = results.map(lineIn)
    if (visitor !== undefined && line !== undefined) this.#cartLines.set(visitor, line)
    if (visitor !== undefined && realLine !== undefined) this.#toldLines.add(realLine)
    if (call?.model !== undefined) await this.#existingIds(call.model)
    const [found] = results
    const model = call?.model
    if (model !== undefined && isIds(found) && this.#areSame(model, recording.request.body, found)) return
    this.#pairResult(call, ...results)
  }

  /** A dump that was cut in the recording is the last one of the sandbox. */
  #withDump(body: string): string {
    return body.replace(/"UEsDB[^"]*… cut: \d+ characters in all[\s\S]*$/, `"${this.#dump}"]}, "id": 1}`)
  }

  /** What is told to be cancelled was, by a dialog that was not recorded. */
  async #cancel({ request }: Recording): Promise<void> {
    const [{ model, id } = { model: '', id: 0 }] = callOf(request)?.referencedIds() ?? []
    const order = this.#records.get(model)?.get(id)
    if (model !== 'sale.order' || order === undefined) return
    await this.#ask(model, 'action_cancel', [order], { disable_cancel_warning: true })
  }

  #inText(text: string): string {
    let replaced = text.replaceAll('<api key>', this.#apiKey)
    // Those of pictures begin with those of files.
    const tags = [...this.#etags].sort(([one], [other]) => other.length - one.length)
    for (const [real, ours] of tags) replaced = replaced.replaceAll(real, ours)
    if (this.#payment !== undefined) replaced = replaced.replaceAll('"<access token>"', `"${this.#payment.token}"`)
    for (const [real, ours] of this.#sessions) replaced = replaced.replaceAll(real, ours)
    return replaced
  }

  async #filledIn(body: string, headers: Readonly<Record<string, string>>): Promise<string> {
    if (!body.includes('<csrf token>')) return body
    const page = await this.#sandbox.handle({
      method: 'GET',
      path: '/web/login',
      headers: { cookie: headers.cookie ?? '' },
      body: '',
    })
    const token = /name="csrf_token" value="([^"]*)"/.exec(page.body)?.[1] ?? ''
    return body.replaceAll('<csrf token>', token)
  }

  /** Opens a session for one that the recordings do not tell the beginning of. */
  async #explainSessions(recording: Recording): Promise<void> {
    const { headers, body, path } = recording.request
    const cookie = SESSION_COOKIE.exec(headers.cookie ?? '')?.[2]
    const inner = /"session_id": "([^"]+)"/.exec(body)?.[1] ?? /[?&]session_id=([^&\s]+)/.exec(path)?.[1]
    const unknown = [cookie, inner].filter((id) => id !== undefined && !/^0+$/.test(id) && !this.#sessions.has(id))
    if (unknown.length === 0) return
    const visitor = this.#visitors.get(visitorOf(recording) ?? '')
    if (visitor !== undefined && cookie !== undefined) {
      this.#sessions.set(cookie, visitor)
      return
    }
    const login = loginOf(recording)
    let answer = await this.#logIn(login, login)
    if (!isUser(answer)) answer = await this.#logIn(login, this.#newPassword)
    const ours = cookieIn(answer.headers)
    const result = resultIn(answer.body) as { session_id?: string } | undefined
    if (cookie !== undefined && ours !== undefined) this.#sessions.set(cookie, ours)
    if (inner !== undefined) this.#sessions.set(inner, result?.session_id ?? ours ?? inner)
    // Since 18 the first call of a session is answered with its cookie once more: where it is not, it was used before.
    if (cookieIn(recording.answer.headers) !== undefined) return
    await this.#sandbox.handle({
      method: 'POST',
      path: '/web/session/check',
      headers: { 'content-type': 'application/json', cookie: `session_id=${ours}` },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, params: {} }),
    })
  }

  /** The form of a product's page. */
  #withWare(body: string, headers: Readonly<Record<string, string>>): string {
    if (!headers['content-type']?.includes('urlencoded')) return body
    return body.replace(/\bproduct_id=(\d+)/, (text, id: string) => {
      const ware = this.#records.get('product.product')?.get(Number(id))
      return ware === undefined ? text : `product_id=${ware}`
    })
  }

  async #logIn(login: string, password: string): Promise<Response> {
    return await this.#sandbox.handle({
      method: 'POST',
      path: '/web/session/authenticate',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, params: { db: this.#sandbox.database, login, password } }),
    })
  }

  async #withRecords(recording: Recording, body: string): Promise<string> {
    const call = callOf({ ...recording.request, body })
    if (call === undefined) return body
    const ids = call.referencedIds()
    const line = this.#cartLines.get(visitorOf(recording) ?? '')
    for (const { model, id } of ids) {
      const isUntold = model === 'sale.order.line' && !this.#toldLines.has(id) && id < NOBODY
      if (line !== undefined && isUntold)
        this.#records.set(model, (this.#records.get(model) ?? new Map()).set(id, line))
      else await this.#findStandIn(model, id)
    }
    return call.withIds((model, id) => this.#records.get(model)?.get(id) ?? id)
  }

  /** A record that the recordings do not tell of: the same id where the sandbox has it, or one of its own. */
  async #findStandIn(model: string, id: number): Promise<void> {
    const known = this.#records.get(model) ?? new Map<number, number>()
    if (id <= 0 || id >= NOBODY || known.has(id)) return
    const existing = await this.#existingIds(model)
    if (existing.includes(id) && !(model in ANYWHERE)) return
    const values = NEW[model]
    const made = values && (await this.#ask(model, 'create', values))
    if (typeof made === 'number') {
      this.#records.set(model, known.set(id, made))
      return
    }
    const taken = new Set(known.values())
    const alike = await this.#existingIds(model, LIKELY[model] ?? ANYWHERE[model])
    const standIn = alike.find((one) => !taken.has(one)) ?? alike[0]
    if (standIn !== undefined) this.#records.set(model, known.set(id, standIn))
  }

  /** The records that the sandbox had when it was first asked. */
  async #existingIds(model: string, domain: readonly unknown[] = []): Promise<readonly number[]> {
    const key = model + JSON.stringify(domain)
    const known = this.#existing.get(key)
    if (known !== undefined) return known
    const result = await this.#ask(model, 'search', domain)
    const ids = isIds(result) ? result : []
    this.#existing.set(key, ids)
    return ids
  }

  /** What the sandbox answers the administrator. */
  async #ask(model: string, method: string, argument: unknown, context?: object): Promise<unknown> {
    const uid = this.#sandbox.series.major < 12 ? 1 : 2
    const who = [this.#sandbox.database, uid, 'admin']
    const answer = await this.#sandbox.handle({
      method: 'POST',
      path: '/xmlrpc/object',
      headers: { 'content-type': 'text/xml' },
      body:
        context === undefined
          ? encodeMethodCall('execute', [...who, model, method, argument])
          : encodeMethodCall('execute_kw', [...who, model, method, [argument], { context }]),
    })
    return resultIn(answer.body)
  }

  #pairResult(call: Call | undefined, real: unknown, ours: unknown): void {
    const model = call?.resultModel
    this.#pair(model, call?.model, real, ours)
  }

  /** Pairs ids in answers of the same shape. */
  #pair(model: string | undefined, owner: string | undefined, real: unknown, ours: unknown): void {
    if (typeof real === 'number' && typeof ours === 'number') {
      if (model !== undefined) this.#note(model, real, ours)
    } else if (Array.isArray(real) && Array.isArray(ours)) {
      const alike = real.length === ours.length ? ours : likeThose(real, ours)
      real.forEach((part, at) => {
        // What both found is the same.
        if (!ours.includes(part)) this.#pair(model, owner, part, alike[at])
      })
    } else if (isObject(real) && isObject(ours)) {
      for (const [name, part] of Object.entries(real)) {
        // What `load` made, it answers as `ids`.
        const relation = name === 'id' || name === 'ids' ? (model ?? owner) : relationOf(name, owner)
        this.#pair(relation, relation, part, ours[name])
      }
    }
  }

  #note(model: string, real: number, ours: number): void {
    const known = this.#records.get(model) ?? new Map<number, number>()
    this.#records.set(model, known)
    if (!known.has(real)) known.set(real, ours)
  }

  /** Whether ids that were found without a condition are the same records here, as the sandbox had them from the beginning. */
  #areSame(model: string, body: string, ids: readonly number[]): boolean {
    const existing = this.#existing.get(`${model}[]`) ?? []
    return ASKS_FOR_ANY.test(body) && ids.every((id) => existing.includes(id))
  }
}

/** What is taken in the place of a record that the recordings do not tell of. */
const LIKELY: Readonly<Record<string, readonly unknown[]>> = { 'sale.order': [['state', '=', 'draft']] }

/** What has another id on each server: what is recorded is of contacts. */
const ANYWHERE: Readonly<Record<string, readonly unknown[]>> = { 'ir.model': [['model', '=', 'res.partner']] }

/** What was made before it is told of, and is like no record that is there from the beginning: of these values. */
const NEW: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'res.partner': { name: 'Somebody', email: 'somebody@example.com' },
  'ir.attachment': { name: 'file.txt', datas: 'aGVsbG8gd29ybGQK' },
}

/** A search without a condition, in JSON and in XML. */
const ASKS_FOR_ANY =
  /"args": ?\[\[\]|<string>search<\/string><\/value>\s*<\/param>\s*<param>\s*<value><array><data>\s*<\/data>/

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Rows in the places of those of the same name, where one side has others besides. */
function likeThose(real: readonly unknown[], ours: readonly unknown[]): unknown[] {
  const nameIn = (row: unknown) => (isObject(row) && typeof row.name === 'string' ? row.name : undefined)
  if (![...real, ...ours].every((row) => nameIn(row) !== undefined)) return [...ours]
  const left = [...ours]
  return real.map((row) => {
    const at = left.findIndex((one) => nameIn(one) === nameIn(row))
    return at < 0 ? undefined : left.splice(at, 1)[0]
  })
}

const isUser = ({ body }: Response) => typeof (resultIn(body) as { uid?: unknown } | undefined)?.uid === 'number'

const isIds = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'number')

function cookieIn(headers: readonly (readonly [string, string])[]): string | undefined {
  for (const [name, value] of headers) {
    if (name === 'set-cookie' && SESSION_COOKIE.test(value)) return SESSION_COOKIE.exec(value)?.[2]
  }
  return undefined
}

/** Whose session it was that the recordings do not tell the beginning of. */
function loginOf({ name, note }: Recording): string {
  if (note === 'a portal user') return 'portal'
  // Made for it by svc-user-create.
  if (/^svc-users-change_password/.test(name)) return 'sampler_user'
  return /no-rights|rights-(no|raise)/.test(name) ? 'demo' : 'admin'
}

const etagIn = (headers: readonly (readonly [string, string])[]) =>
  headers.find(([name]) => name === 'etag')?.[1].replace(/"/g, '')

/** Who shops: `shop-cart-add-alice`. */
const visitorOf = ({ name }: Recording) => /^shop-.*-(alice|bob)$/.exec(name)?.[1]

/** The line that an answer of the shop is about. */
function lineIn(result: unknown): number | undefined {
  const { line_id, notification_info } = (result ?? {}) as {
    line_id?: unknown
    notification_info?: { lines?: readonly { id?: number }[] }
  }
  return typeof line_id === 'number' ? line_id : notification_info?.lines?.[0]?.id
}

function resultIn(body: string): unknown {
  try {
    if (body.trimStart().startsWith('<')) {
      return body.includes('methodResponse') ? (decodeMethodResponse(body) as { value?: unknown }).value : undefined
    }
    const answer: unknown = JSON.parse(body)
    return isObject(answer) && 'jsonrpc' in answer ? answer.result : answer
  } catch {
    return undefined
  }
}
