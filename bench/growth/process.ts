/**
 * How cost grows, in a process of its own with --expose-gc; without a network, so that it is the client's cost. Time is
 * the processor's, garbage collection and all: what a busy machine changes least.
 */
import { setImmediate } from 'node:timers/promises'
import { connect, type HttpAdapter } from '../../packages/ooor/dist/index.js'
import { fromBase64, toBase64 } from '../../packages/ooor/dist/wires/base64.js'
import type { Growth, Point } from './kinds.ts'
import { answerOf, connected, FIELDS } from './odoo.ts'

/** Milliseconds that one point may take. */
const TIME = 400
const LEAST = 5

type Work = () => unknown

/** Ours and the floor by turns. Small work is done many times in a turn. */
async function compared(x: number, ours: Work, floor: Work): Promise<Point> {
  await timed(ours, 1)
  // Long enough to be measured, and for the compiler to have learnt what there is to learn.
  const times = Math.max(1, Math.round(10 / Math.max(await timed(ours, 1), 0.001)))
  await timed(ours, times * 3)
  await timed(floor, times * 3)
  const ratios: number[] = []
  let [fastest, least] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  const end = performance.now() + TIME
  while (ratios.length < LEAST || performance.now() < end) {
    // By turns, and on a heap that the other has left no garbage on: megabytes of it are collected in the next one's time.
    const oursIsFirst = ratios.length % 2 === 0
    const first = await timedAlone(oursIsFirst ? ours : floor, times)
    const second = await timedAlone(oursIsFirst ? floor : ours, times)
    const [a, b] = oursIsFirst ? [first, second] : [second, first]
    ratios.push(a / b)
    fastest = Math.min(fastest, a)
    least = Math.min(least, b)
  }
  return { x, ours: fastest, floor: least, ratios }
}

async function timed(work: Work, times: number): Promise<number> {
  const start = process.cpuUsage()
  for (let time = 0; time < times; time++) await work()
  return processorSince(start) / times
}

function timedAlone(work: Work, times: number): Promise<number> {
  globalThis.gc?.()
  return timed(work, times)
}

/** Milliseconds. */
function processorSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

const parsed = (text: string): Work => {
  return () => JSON.parse(text) as unknown
}

async function rowsGrowth(): Promise<Growth> {
  const points: Point[] = []
  for (const count of [1e2, 1e3, 1e4, 1e5, 1e6]) {
    const text = answerOf(count, FIELDS.slice(0, 4))
    const query = connected(text).select(...FIELDS.slice(0, 4))
    points.push(await compared(count, () => query.rows(), parsed(text)))
  }
  const note = '`rows()` of four fields: a text, a number, a day, a link.'
  return { name: 'Rows', unit: 'rows', note, floor: 'JSON.parse', points }
}

async function columnsGrowth(): Promise<Growth> {
  const points: Point[] = []
  for (const count of [4, 8, 15, 30, 60]) {
    const fields = FIELDS.slice(0, count)
    const text = answerOf(1000, fields)
    const query = connected(text).select(...fields)
    points.push(await compared(count, () => query.rows(), parsed(text)))
  }
  const note = '`rows()` of 1,000 rows, fields of six kinds by turns.'
  return { name: 'Columns', unit: 'columns', note, floor: 'JSON.parse', points }
}

async function depthGrowth(): Promise<Growth> {
  const points: Point[] = []
  for (const depth of [1, 2, 3, 4]) {
    const fields = FIELDS.slice(0, 4)
    const text = answerOf(1000, fields, depth)
    const query = connected(text).select(selectionOf(fields, depth))
    points.push(await compared(depth, () => query.rows(), parsed(text)))
  }
  const note = '`rows()` of 1,000 rows of four fields, and of as many at each level below, in one call as since 17.'
  return { name: 'Depth', unit: 'levels', note, floor: 'JSON.parse', points }
}

function selectionOf(fields: readonly string[], depth: number): Record<string, true> {
  const flat = Object.fromEntries(fields.map((name) => [name, true as const]))
  // Without declarations, a selection of levels is not typed.
  return depth === 1 ? flat : { ...flat, parent_id: selectionOf(fields, depth - 1) as unknown as true }
}

/** An Odoo that gives each newcomer a session. */
function sessionsAdapter(): HttpAdapter {
  let last = 0
  const body = '{"jsonrpc": "2.0", "id": 1, "result": 1}'
  return {
    send: async ({ headers: { cookie } }) => {
      const headers = new Headers()
      if (cookie === undefined)
        headers.set('set-cookie', `session_id=${String(++last).padStart(84, 'x')}; Path=/; HttpOnly`)
      return { status: 200, headers, text: async () => body, bytes: async () => new TextEncoder().encode(body) }
    },
    close: async () => {},
  }
}

async function heap(): Promise<number> {
  for (let turn = 0; turn < 5; turn++) {
    await setImmediate()
    globalThis.gc?.()
  }
  return process.memoryUsage().heapUsed
}

async function visitorsGrowth(): Promise<Growth> {
  const points: Point[] = []
  for (const count of [1e2, 1e3, 1e4, 1e5]) {
    let fastest = Number.POSITIVE_INFINITY
    let bytes = Number.NaN
    for (let round = 0; round < (count < 1e4 ? 5 : 1); round++) {
      const before = await heap()
      const odoo = connect('http://odoo/db', { adapter: sessionsAdapter(), series: '19.0' })
      const visitors = Array.from({ length: count }, () => odoo.visitor())
      // The first request brings the session's cookie, the second goes with it.
      const start = process.cpuUsage()
      for (let request = 0; request < 2; request++) {
        for (const visitor of visitors) await visitor.request('/website/anything')
      }
      fastest = Math.min(fastest, processorSince(start))
      bytes = ((await heap()) - before) / count
      if (visitors.some(({ id }) => id === null)) throw new Error('a visitor has no session')
      await odoo.close()
    }
    points.push({ x: count, ours: fastest, bytes })
  }
  const note =
    'As many visitors on one connection, each with a session of its own: two requests each, one after the other.'
  return { name: 'Visitors', unit: 'visitors', note, floor: undefined, points }
}

async function base64Growth(way: 'to' | 'from'): Promise<Growth> {
  const points: Point[] = []
  for (const size of [1e3, 1e4, 1e5, 1e6, 1e7]) {
    const bytes = new Uint8Array(size).map((_, index) => (index * 7919) % 251)
    const text = Buffer.from(bytes).toString('base64')
    const [ours, floor]: [Work, Work] =
      way === 'to'
        ? [() => toBase64(bytes), () => Buffer.from(bytes.buffer).toString('base64')]
        : [() => fromBase64(text), () => Buffer.from(text, 'base64')]
    points.push(await compared(size, ours, floor))
  }
  const name = way === 'to' ? 'Bytes to base64' : 'Base64 to bytes'
  return { name, unit: 'bytes', note: 'What binary fields travel as.', floor: 'Buffer', points }
}

process.on('disconnect', () => process.exit())
process.send?.([
  await rowsGrowth(),
  await columnsGrowth(),
  await depthGrowth(),
  await visitorsGrowth(),
  await base64Growth('to'),
  await base64Growth('from'),
] satisfies Growth[])
