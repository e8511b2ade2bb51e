/**
 * Where sessions are kept between requests.
 *
 * @module ooor/store
 */
export { type MemoryStoreOptions, memoryStore } from './memory-store.ts'
export { type RedisCommand, type RedisStoreOptions, redisStore } from './redis-store.ts'
export type { SessionStore } from './session-store.ts'
export { type StorageLike, type StorageStoreOptions, storageStore } from './storage-store.ts'
