import { checkNames } from '../../errors/check-names.ts'
import { describe } from '../../errors/describe.ts'
import { ConfigError } from '../../errors/index.ts'
import type { SessionStore } from './session-store.ts'
import { textOf } from './text-of.ts'

/** The part of `unstorage`'s `Storage` that is needed. */
export interface StorageLike {
  getItem(key: string): Promise<unknown>
  setItem(key: string, value: string, options?: { readonly ttl?: number }): Promise<void>
  removeItem(key: string): Promise<void>
  getKeys(base?: string): Promise<string[]>
}

/** How the store in a storage names its keys. */
export interface StorageStoreOptions {
  /** Before each key and its colon, so that several sites may share a storage. @default 'ooor:session' */
  readonly prefix?: string | undefined
}

/**
 * Sessions in anything that `unstorage` drives: Redis, files, Cloudflare KV, S3, a database.
 *
 * Storages know no compare-and-set: what that means is told in docs/sessions.md. For Redis there is `redisStore`,
 * which has one.
 *
 * ```ts
 * const storage = createStorage({ driver: redisDriver({ url: 'redis://127.0.0.1:6379' }) })
 * connect(url, { sessions: { store: storageStore(storage), keys: [key] } })
 * ```
 */
export function storageStore(storage: StorageLike, options: StorageStoreOptions = {}): SessionStore {
  checkNames('storageStore', options, 'prefix')
  if (typeof storage?.getItem !== 'function') {
    throw new ConfigError(
      `storageStore takes a storage with getItem, as createStorage() of unstorage makes it, not ${describe(storage)}`,
    )
  }
  const { prefix = 'ooor:session' } = options
  const keyOf = (id: string) => `${prefix}:${id}`
  const read = async (key: string) => textOf(await storage.getItem(key))
  return {
    isShared: true,
    get: (id) => read(keyOf(id)),
    set: (id, value, ttl) => storage.setItem(keyOf(id), value, { ttl }),
    delete: (id) => storage.removeItem(keyOf(id)),
    sweep: async (isOver) => {
      let swept = 0
      for (const key of await storage.getKeys(prefix)) {
        const value = await read(key)
        if (value === undefined || !isOver(value)) continue
        await storage.removeItem(key)
        swept++
      }
      return swept
    },
  }
}
