import { Pool } from 'undici'
import { HostileCrowd } from './hostile-crowd.ts'
import { type Running, startTypeScript } from './process.ts'
import { Random } from './random.ts'
import { type RedisGroup, startRedis, startRedisCluster, startRedisSentinels } from './redis.ts'

/** How the workers reach Redis: `unstorage` does not compare before it sets, the others do. */
export type SwarmStore =
  | 'redis'
  | 'unstorage'
  | 'cluster by ioredis'
  | 'cluster by node-redis'
  | 'sentinel by ioredis'
  | 'sentinel by node-redis'

export interface SwarmOptions {
  readonly visitors: number
  readonly seed: number
  readonly store: SwarmStore
  readonly atOnce?: number
  /** Visitors who hold what others need: they come in the middle, and stay. @default 0 */
  readonly hostile?: number
}

export interface SwarmReport {
  readonly requests: number
  readonly seconds: number
  /** Requests that the killed worker took with it. */
  readonly brokenOff: number
  /** What is wrong, one line each: empty is what is wanted. */
  readonly mixed: readonly string[]
  readonly lost: readonly string[]
  readonly refused: readonly string[]
  /** Answers that a worker could not give while the store changed its master. */
  readonly unstored: number
  /** What requests took while the hostile were away, and with them; undefined where none came. */
  readonly times: { readonly calm: TimesByKind; readonly besieged: TimesByKind; readonly hostile: number } | undefined
  /** Requests that each worker answered: the first, the second, the one that took the first one's place. */
  readonly shares: readonly number[]
}

/** Milliseconds. */
interface Times {
  readonly count: number
  readonly median: number
  readonly p95: number
  readonly p99: number
}

/** Of the site's own pages, which call Odoo, and of Odoo's pages. */
interface TimesByKind {
  readonly calls: Times
  readonly pages: Times
}

/** A part of the run in which requests are timed. */
interface Phase {
  readonly calls: number[]
  readonly pages: number[]
}

interface CartLine {
  readonly id: number
  readonly productId: number
  readonly quantity: number
}

/** One visitor: a cookie, and what their cart must hold. */
interface Visitor {
  readonly name: string
  readonly additions: (readonly [product: number, quantity: number])[]
  cookie: string | undefined
  cart: Map<number, number>
  /** An addition whose answer never came: it has run, or not. */
  unsure: readonly [product: number, quantity: number] | undefined
  isDone: boolean
}

interface Worker {
  readonly running: Running
  readonly pool: Pool
  answered: number
}

const PRODUCTS = [5, 6, 7, 8, 9, 10, 11, 12]
const KEY = 'a key for the swarm that is longer than 32 characters'
const KILL_AFTER = 0.4
const KILL_MASTER_AFTER = 0.6
/** When the hostile come for the first time, and go for the last: at the end there are fewer at once. */
const SIEGE = { from: 0.5, to: 0.96 }
/** They come and go so often: what else the machine does, it does to both alike. Each lasts some seconds. */
const SIEGES = 2
/** So many requests for one of Odoo's own pages. */
const PAGE_OF = 6

/**
 * Visitors without number, each putting a thing or two into a cart of their own and looking at it at last, in an order and on workers that a seed
 * decides. One of the two workers is killed in the middle, and another one takes its place; nobody waits for it. Where
 * the store has several servers, one of its masters is killed too, and a replica takes over.
 */
export async function swarm(options: SwarmOptions): Promise<SwarmReport> {
  const redis = await startStore(options.store)
  const sandbox = await startTypeScript('tests/support/sandbox-server.ts', [], /sandbox at (\S+)/)
  const odoo = sandbox.said[1] ?? ''
  const newWorker = async (): Promise<Worker> => {
    const args = [odoo, 'sandbox', redis.address, KEY, options.store]
    const running = await startTypeScript('tests/support/cart-worker.ts', args, /worker at (\d+)/)
    return { running, pool: new Pool(`http://127.0.0.1:${running.said[1]}`, { connections: 32 }), answered: 0 }
  }
  const workers = await Promise.all([newWorker(), newWorker()])
  const crowd = (options.hostile ?? 0) > 0 ? await HostileCrowd.gather() : undefined
  try {
    return await new Swarm(options, workers, newWorker, redis.group, crowd).run()
  } finally {
    await crowd?.disperse()
    await Promise.all(workers.map(({ pool, running }) => Promise.all([pool.destroy(), running.stop('SIGKILL')])))
    await sandbox.stop('SIGKILL')
    await redis.stop()
  }
}

async function startStore(
  store: SwarmStore,
): Promise<{ readonly address: string; readonly group?: RedisGroup; stop(): Promise<void> }> {
  if (store === 'redis' || store === 'unstorage') {
    const redis = await startRedis()
    return { address: redis.url, stop: () => redis.stop() }
  }
  const group = await (store.startsWith('cluster') ? startRedisCluster() : startRedisSentinels())
  return { address: group.ports.join(), group, stop: () => group.stop() }
}

class Swarm {
  readonly #random: Random
  readonly #workers: Worker[]
  readonly #newWorker: () => Promise<Worker>
  readonly #atOnce: number
  readonly #visitors: Visitor[]
  /** Those who have something to do and are not doing it. */
  readonly #idle: Visitor[]
  readonly #inService: Worker[]
  readonly #linesSeen = new Map<number, string>()
  readonly #mixed: string[] = []
  readonly #lost: string[] = []
  readonly #refused: string[] = []
  readonly #killAt: number
  readonly #killMasterAt: number
  readonly #group: RedisGroup | undefined
  readonly #planned: number
  readonly #hostile: number
  readonly #calm: Phase = { calls: [], pages: [] }
  readonly #besieged: Phase = { calls: [], pages: [] }
  readonly #crowd: HostileCrowd | undefined
  #requests = 0
  #brokenOff = 0
  #unstored = 0
  #replacement: Promise<void> | undefined
  #failover: Promise<void> | undefined

  constructor(
    { visitors, seed, atOnce = 48, hostile = 0 }: SwarmOptions,
    workers: Worker[],
    newWorker: () => Promise<Worker>,
    group: RedisGroup | undefined,
    crowd: HostileCrowd | undefined,
  ) {
    this.#group = group
    this.#crowd = crowd
    this.#random = new Random(seed)
    this.#workers = workers
    this.#inService = [...workers]
    this.#newWorker = newWorker
    this.#atOnce = atOnce
    this.#visitors = Array.from({ length: visitors }, (_, index) => this.#newVisitor(index))
    this.#idle = [...this.#visitors]
    this.#hostile = hostile
    const planned = this.#visitors.reduce((sum, { additions }) => sum + additions.length + 1, 0)
    this.#planned = planned
    this.#killAt = Math.floor(planned * KILL_AFTER)
    this.#killMasterAt = Math.floor(planned * KILL_MASTER_AFTER)
  }

  async run(): Promise<SwarmReport> {
    const start = performance.now()
    await Promise.all(Array.from({ length: this.#atOnce }, () => this.#serve()))
    this.#crowd?.leave()
    await Promise.all([this.#replacement, this.#failover])
    return {
      requests: this.#requests,
      seconds: (performance.now() - start) / 1000,
      brokenOff: this.#brokenOff,
      mixed: this.#mixed,
      lost: this.#lost,
      refused: this.#refused,
      unstored: this.#unstored,
      times:
        this.#hostile > 0
          ? {
              calm: timesOf(this.#calm),
              besieged: timesOf(this.#besieged),
              hostile: (await this.#crowd?.arrived()) ?? 0,
            }
          : undefined,
      shares: this.#workers.map(({ answered }) => answered),
    }
  }

  #newVisitor(index: number): Visitor {
    const length = 1 + this.#random.below(2)
    const additions = Array.from({ length }, () => [this.#random.pick(PRODUCTS), 1 + this.#random.below(9)] as const)
    return { name: `visitor ${index}`, additions, cookie: undefined, cart: new Map(), unsure: undefined, isDone: false }
  }

  async #serve(): Promise<void> {
    for (let visitor = this.#takeIdle(); visitor !== undefined; visitor = this.#takeIdle()) {
      await this.#step(visitor)
      if (!visitor.isDone) this.#idle.push(visitor)
      if (this.#requests >= this.#killAt) this.#replacement ??= this.#killAndReplace()
      this.#besiege()
      if (this.#requests >= this.#killMasterAt) this.#failover ??= this.#group?.killMaster()
    }
  }

  #takeIdle(): Visitor | undefined {
    const { length } = this.#idle
    if (length === 0) return undefined
    const at = this.#random.below(length)
    const taken = this.#idle[at]
    const last = this.#idle.pop()
    if (at < length - 1 && last !== undefined) this.#idle[at] = last
    return taken
  }

  /** One request of one visitor, on whatever worker. */
  async #step(visitor: Visitor): Promise<void> {
    if (this.#hostile > 0 && visitor.cookie !== undefined && this.#random.below(PAGE_OF) === 0) {
      const page = await this.#send(visitor, 'GET', '/shop/cart')
      if (page !== undefined && page.status !== 200) this.#refused.push(`${visitor.name}: ${page.status} ${page.body}`)
    }
    const addition = visitor.unsure === undefined ? visitor.additions[0] : undefined
    if (addition === undefined) return this.#look(visitor)
    const [product, quantity] = addition
    const answer = await this.#send(visitor, 'POST', `/cart/${product}/${quantity}`)
    if (answer === undefined || this.#isUnstored(answer)) {
      // Without a cookie there is nothing to come back to: the visitor knows of no cart and begins anew.
      if (visitor.cookie !== undefined) visitor.unsure = addition
      return
    }
    visitor.additions.shift()
    if (answer.status !== 200) this.#refused.push(`${visitor.name}: ${answer.body}`)
    else visitor.cart = added(visitor.cart, addition)
  }

  /** Compares the cart with what was put into it. */
  async #look(visitor: Visitor): Promise<void> {
    const answer = await this.#send(visitor, 'GET', '/cart')
    if (answer === undefined || this.#isUnstored(answer)) return
    if (answer.status !== 200) {
      this.#refused.push(`${visitor.name}: ${answer.body}`)
      visitor.isDone = true
      return
    }
    const lines = JSON.parse(answer.body) as readonly CartLine[]
    for (const { id } of lines) {
      const owner = this.#linesSeen.get(id) ?? visitor.name
      if (owner !== visitor.name) this.#mixed.push(`${visitor.name} sees line ${id} of ${owner}`)
      this.#linesSeen.set(id, owner)
    }
    const found = textOf(new Map(lines.map(({ productId, quantity }) => [productId, quantity])))
    if (visitor.unsure !== undefined) {
      const with_ = added(visitor.cart, visitor.unsure)
      if (found === textOf(with_)) {
        visitor.cart = with_
        visitor.additions.shift()
      }
      visitor.unsure = undefined
      if (found === textOf(visitor.cart)) return
    }
    const wanted = textOf(visitor.cart)
    if (found !== wanted) this.#lost.push(`${visitor.name} has ${found} instead of ${wanted}`)
    visitor.isDone = true
  }

  /** The answer; undefined when the worker was killed before it came. */
  async #send(
    visitor: Visitor,
    method: 'GET' | 'POST',
    path: string,
  ): Promise<{ readonly status: number; readonly body: string } | undefined> {
    const worker = this.#random.pick(this.#inService)
    this.#requests++
    const phase = this.#phase
    const start = performance.now()
    try {
      const { statusCode, headers, body } = await worker.pool.request({
        method,
        path,
        headers: visitor.cookie === undefined ? {} : { cookie: visitor.cookie },
      })
      const text = await body.text()
      phase?.[path === '/shop/cart' ? 'pages' : 'calls'].push(performance.now() - start)
      for (const cookie of [headers['set-cookie'] ?? []].flat()) visitor.cookie = cookie.split(';')[0]
      worker.answered++
      return { status: statusCode, body: text }
    } catch (error) {
      // Only a killed worker may break off.
      if (this.#inService.includes(worker)) throw error
      this.#brokenOff++
      return undefined
    }
  }

  /** Where the time of a request that begins now belongs to. */
  get #phase(): Phase | undefined {
    if (this.#siegeNumber === undefined) return undefined
    return this.#crowd?.isHere ? this.#besieged : this.#calm
  }

  /** Which of the sieges it is, odd for those without anybody; undefined before and after. */
  get #siegeNumber(): number | undefined {
    const { from, to } = SIEGE
    const part = this.#requests / this.#planned
    if (this.#hostile === 0 || part < from || part >= to) return undefined
    return Math.floor(((part - from) / (to - from)) * SIEGES * 2)
  }

  /** Lets the hostile come and go. */
  #besiege(): void {
    const number = this.#siegeNumber
    if (number === undefined || number % 2 === 1) this.#crowd?.leave()
    else if (!this.#crowd?.isHere) {
      const ports = this.#inService.map(({ running }) => Number(running.said[1]))
      this.#crowd?.arrive(ports, this.#hostile)
    }
  }

  /** True for an answer of a worker that could not reach the store, while it changes its master. */
  #isUnstored({ status, body }: { readonly status: number; readonly body: string }): boolean {
    if (status === 200 || this.#failover === undefined || !body.includes('SessionStoreError')) return false
    this.#unstored++
    return true
  }

  async #killAndReplace(): Promise<void> {
    const [victim] = this.#inService.splice(0, 1)
    if (victim === undefined) return
    await victim.running.stop('SIGKILL')
    const replacement = await this.#newWorker()
    this.#workers.push(replacement)
    this.#inService.push(replacement)
  }
}

function timesOf(phase: Phase): TimesByKind {
  const of = (times: number[]): Times => {
    const sorted = times.toSorted((a, b) => a - b)
    const at = (part: number) => Math.round((sorted[Math.floor(sorted.length * part)] ?? 0) * 10) / 10
    return { count: sorted.length, median: at(0.5), p95: at(0.95), p99: at(0.99) }
  }
  return { calls: of(phase.calls), pages: of(phase.pages) }
}

function added(cart: ReadonlyMap<number, number>, [product, quantity]: readonly [number, number]): Map<number, number> {
  return new Map(cart).set(product, (cart.get(product) ?? 0) + quantity)
}

function textOf(cart: ReadonlyMap<number, number>): string {
  return [...cart]
    .toSorted(([a], [b]) => a - b)
    .map(([product, quantity]) => `${quantity}×${product}`)
    .join(' ')
}
