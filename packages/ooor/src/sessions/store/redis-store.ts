import type { SessionStore } from './session-store.ts'

/** Sends one command to Redis: its name and arguments in, the reply out. */
export type RedisCommand = (args: [name: string, ...args: string[]]) => Promise<unknown>

export interface RedisStoreOptions {
  /** Before each key, so that several sites may share a server. @default 'ooor:session' */
  readonly prefix?: string
}

// An empty text expects nothing: no value is empty.
const REPLACE = `local held = redis.call('GET', KEYS[1]) or ''
if held ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
return 1`

/**
 * Sessions in Redis or Valkey, by whatever client you have, with compare-and-set: two workers that write at once
 * never overwrite each other.
 *
 * ```ts
 * redisStore((args) => redis.sendCommand(args))                    // node-redis
 * redisStore(([name, ...args]) => redis.call(name, ...args))       // ioredis
 * redisStore((args) => client.customCommand(args))                 // valkey-glide
 * ```
 *
 * Sends `GET`, `SET … EX`, `DEL` and `EVAL`.
 */
export function redisStore(command: RedisCommand, options: RedisStoreOptions = {}): SessionStore {
  const { prefix = 'ooor:session' } = options
  const keyOf = (id: string) => `${prefix}:${id}`
  return {
    isShared: true,
    get: async (id) => (await command(['GET', keyOf(id)])) as string | null,
    set: (id, value, ttl) => command(['SET', keyOf(id), value, 'EX', String(ttl)]),
    delete: (id) => command(['DEL', keyOf(id)]),
    replace: async (id, expected = '', value, ttl) =>
      Number(await command(['EVAL', REPLACE, '1', keyOf(id), expected, value, String(ttl)])) === 1,
  }
}
