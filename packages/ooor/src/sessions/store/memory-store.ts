import { LRUCache } from 'lru-cache'
import type { SessionStore } from './session-store.ts'

export interface MemoryStoreOptions {
  /** Sessions kept at most; the least recently used go first. @default 100000 */
  readonly max?: number
}

/**
 * Sessions in the memory of this process: the default. They end with it, and no other worker sees them.
 *
 * ```ts
 * connect(url, { sessions: { store: memoryStore({ max: 10_000 }) } })
 * ```
 */
export function memoryStore({ max = 100_000 }: MemoryStoreOptions = {}): SessionStore {
  const sessions = new LRUCache<string, string>({ max })
  return {
    isShared: false,
    get: async (id) => sessions.get(id),
    set: async (id, value, ttl) => sessions.set(id, value, { ttl: ttl * 1000 }),
    delete: async (id) => sessions.delete(id),
    replace: async (id, expected, value, ttl) => {
      if (sessions.get(id) !== expected) return false
      sessions.set(id, value, { ttl: ttl * 1000 })
      return true
    },
    sweep: async () => {
      const { size } = sessions
      sessions.purgeStale()
      return size - sessions.size
    },
  }
}
