import { checkNames } from '../../errors/check-names.ts'
import { Lru } from '../../lru.ts'
import type { SessionStore } from './session-store.ts'

/** A look into a store in this process's memory, by its `get`: who overrides that one, is asked as any other store. */
const looks = new WeakMap<SessionStore['get'], (id: string) => string | undefined>()

/** How a store tells at once what it has, without a promise; undefined for all but {@link memoryStore}. */
export function lookInto({ get }: SessionStore): ((id: string) => string | undefined) | undefined {
  return looks.get(get)
}

/** How much the store in memory keeps. */
export interface MemoryStoreOptions {
  /** Sessions kept at most; the least recently used go first. @default 100000 */
  readonly max?: number | undefined
}

/**
 * Sessions in the memory of this process: the default. They end with it, and no other worker sees them.
 *
 * ```ts
 * connect(url, { sessions: { store: memoryStore({ max: 10_000 }) } })
 * ```
 */
export function memoryStore(options: MemoryStoreOptions = {}): SessionStore {
  checkNames('memoryStore', options, 'max')
  const { max = 100_000 } = options
  const sessions = new Lru<Held>(max)
  const held = (id: string): string | undefined => {
    const found = sessions.get(id)
    if (found === undefined || found.until > Date.now()) return found?.value
    sessions.delete(id)
    return undefined
  }
  const hold = (id: string, value: string, ttl: number): void => {
    sessions.set(id, { value, until: Date.now() + ttl * 1000 })
  }
  const get = async (id: string) => held(id)
  looks.set(get, held)
  return {
    isShared: false,
    get,
    set: async (id, value, ttl) => hold(id, value, ttl),
    delete: async (id) => {
      sessions.delete(id)
    },
    replace: async (id, expected, value, ttl) => {
      if (held(id) !== expected) return false
      hold(id, value, ttl)
      return true
    },
    sweep: async () => {
      const { size } = sessions
      const now = Date.now()
      for (const [id, { until }] of sessions.entries()) if (until <= now) sessions.delete(id)
      return size - sessions.size
    },
  }
}

/** A session's value, and the moment in milliseconds at which it ends. */
interface Held {
  readonly value: string
  readonly until: number
}
