import { Redis } from 'ioredis'
import { redisStore, type SessionStore, storageStore } from 'ooor/store'
import { createStorage } from 'unstorage'
import fsDriver from 'unstorage/drivers/fs'

export interface OpenStore {
  readonly store: SessionStore
  close(): Promise<unknown>
}

/**
 * Where the visitors' sessions are: `redis://…` for several workers and machines, a folder for those of one machine.
 * Redis by `redisStore`, because it compares before it sets; all else that `unstorage` drives would do as well.
 */
export function openStore(where: string): OpenStore {
  if (/^rediss?:/.test(where)) {
    const redis = new Redis(where, { maxRetriesPerRequest: 2 })
    return { store: redisStore(([name = '', ...args]) => redis.call(name, ...args)), close: () => redis.quit() }
  }
  const storage = createStorage({ driver: fsDriver({ base: where }) })
  return { store: storageStore(storage), close: () => storage.dispose() }
}
