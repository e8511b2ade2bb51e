import { memoryStore, redisStore, type SessionStore, storageStore } from 'ooor/store'
import { createStorage } from 'unstorage'

/** Redis as far as the store needs it. */
export function fakeRedis() {
  const values = new Map<string, string>()
  const command = async ([name, ...args]: string[]): Promise<unknown> => {
    const [key = '', value = ''] = args
    if (name === 'GET') return values.get(key) ?? null
    if (name === 'SET') return values.set(key, value) && 'OK'
    if (name === 'DEL') return Number(values.delete(key))
    const [, , evalKey = '', expected = '', next = ''] = args
    if ((values.get(evalKey) ?? '') !== expected) return 0
    values.set(evalKey, next)
    return 1
  }
  return { values, command }
}

/** Stores of each kind, empty. */
export const stores: [string, () => SessionStore][] = [
  ['memory', () => memoryStore()],
  ['unstorage', () => storageStore(createStorage())],
  ['Redis', () => redisStore(fakeRedis().command)],
]
