import { Redis } from 'ioredis'
import { connect, type Session } from '../packages/ooor/dist/index.js'
import { redisStore } from '../packages/ooor/dist/sessions/store/index.js'
import { startRedis } from '../tests/support/redis.ts'
import { quantile } from './statistics.ts'

const OPENED = 2000
const AT_ONCE = 256

interface Options {
  /** The Odoo, and the keys that seal. */
  readonly settings: NonNullable<Parameters<typeof connect>[1]>
  /** Sees to it that a session is worth storing. */
  readonly fill: (session: Session) => Promise<unknown>
  /** How many sessions the store holds, ascending. */
  readonly steps: readonly number[]
}

/** What opening one session takes among many, in a real Redis over loopback: rows of a table. */
export async function storedSessions({ settings, fill, steps }: Options): Promise<string[]> {
  const server = await startRedis()
  const redis = new Redis(server.url)
  let commands = 0
  const store = redisStore(([name, ...args]) => {
    commands++
    return redis.call(name, ...args)
  })
  // As many as fit one worker's memory stay open; the rest comes from the store, as after a restart.
  const site = () => connect('http://odoo/db', { ...settings, sessions: { ...settings.sessions, store, live: 1 } })
  const odoo = site()
  const ids: string[] = []
  const rows: string[] = []
  try {
    const empty = await usedMemory(redis)
    for (const step of steps) {
      commands = 0
      const before = ids.length
      const make = async () => {
        while (ids.length < step) {
          const session = odoo.sessions.create()
          const at = ids.push('') - 1
          await fill(session)
          ids[at] = session.storeId ?? ''
        }
      }
      await Promise.all(Array.from({ length: AT_ONCE }, make))
      const perMade = commands / (step - before)
      const bytes = Math.round(((await usedMemory(redis)) - empty) / step)
      commands = 0
      const times: number[] = []
      const cold = site()
      for (let opened = 0; opened < OPENED; opened++) {
        const id = ids[Math.floor(Math.random() * ids.length)] ?? ''
        const start = performance.now()
        await cold.sessions.open(id)
        times.push((performance.now() - start) * 1000)
      }
      await cold.close()
      const micros = (part: number) => Math.round(quantile(times, part))
      rows.push(
        `| ${step.toLocaleString('en')} | ${bytes} B | ${perMade.toFixed(1)} | ${(commands / OPENED).toFixed(1)} | ${micros(0.5)} | ${micros(0.99)} |`,
      )
    }
    return rows
  } finally {
    await odoo.close()
    redis.disconnect()
    await server.stop()
  }
}

async function usedMemory(redis: Redis): Promise<number> {
  const [, used = ''] = /used_memory:(\d+)/.exec(await redis.info('memory')) ?? []
  return Number(used)
}
