import { checkNames } from '../../errors/check-names.ts'
import { describe } from '../../errors/describe.ts'
import { ConfigError, SessionStoreError } from '../../errors/index.ts'
import type { SessionStore } from './session-store.ts'
import { textOf } from './text-of.ts'

/**
 * Sends one command to Redis: its name and arguments in, the reply out. `key` is the one key that it is about, for
 * clients of a cluster that want to be told where to send it.
 */
export type RedisCommand = (args: [name: string, ...args: string[]], key: string) => Promise<unknown>

/** How the store in Redis names its keys. */
export interface RedisStoreOptions {
  /** Before each key and its colon, so that several sites may share a server. @default 'ooor:session' */
  readonly prefix?: string | undefined
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
 *
 * redisStore((args, key) => cluster.sendCommand(key, false, args)) // node-redis, a cluster
 * redisStore((args) => sentinel.sendCommand(false, args))          // node-redis, behind Sentinel
 * redisStore(([name, ...args]) => cluster.call(name, ...args))     // ioredis: `Cluster` or with `sentinels`
 * ```
 *
 * Sends `GET`, `SET … EX`, `DEL` and `EVAL`, each about one key, so a cluster needs no hash tags. Reads go to masters:
 * a replica may not have yet what the other worker has just written.
 */
export function redisStore(command: RedisCommand, options: RedisStoreOptions = {}): SessionStore {
  checkNames('redisStore', options, 'prefix')
  if (typeof command !== 'function') {
    throw new ConfigError(`redisStore takes a function that sends a command, as ${EXAMPLE}, not ${describe(command)}`)
  }
  const { prefix = 'ooor:session' } = options
  const about = (id: string, ask: (key: string) => [name: string, ...args: string[]]) => {
    const key = `${prefix}:${id}`
    return command(ask(key), key)
  }
  return {
    isShared: true,
    // As text or bytes, or what no store brings: who reads it looks.
    get: (id) => about(id, (key) => ['GET', key]) as ReturnType<SessionStore['get']>,
    set: async (id, value, ttl) => {
      const reply = await about(id, (key) => ['SET', key, value, 'EX', String(ttl)])
      if (textOf(reply) !== 'OK') throw unexpected('SET', reply, 'OK')
    },
    delete: (id) => about(id, (key) => ['DEL', key]),
    replace: async (id, expected = '', value, ttl) => {
      const reply = await about(id, (key) => ['EVAL', REPLACE, '1', key, expected, value, String(ttl)])
      const done = typeof reply === 'object' ? Number.NaN : Number(reply)
      if (done !== 0 && done !== 1) throw unexpected('EVAL', reply, '0 or 1')
      return done === 1
    },
  }
}

const EXAMPLE = '(args) => redis.sendCommand(args)'

/** Taken for an answer, what was never sent would be stored. */
function unexpected(command: string, reply: unknown, wanted: string): SessionStoreError {
  const message = `${command} of the session store brought ${describe(reply)}, not ${wanted}: does its function return what the client answers, as ${EXAMPLE}?`
  return new SessionStoreError(message, { hasRun: true })
}
