import { memoryStore, type SessionStore } from 'ooor/store'

/**
 * What becomes of an operation: it is done and answered; done, and the answer is lost; or not done before `release`,
 * which nobody may be waiting for any more.
 */
export type StoreMode = 'answers' | 'loses answers' | 'is late'

type Operation = 'get' | 'set' | 'delete' | 'replace'

/** A store in memory that one can make silent, whole or in one of its operations. */
export function heldStore({ compares = true, isShared = false } = {}) {
  const inner = memoryStore()
  const late: (() => Promise<void>)[] = []
  const state = { mode: 'answers' as StoreMode, of: ['get', 'set', 'delete', 'replace'] as Operation[] }
  let arrive = () => {}
  const through = <T>(operation: Operation, run: () => Promise<T>): Promise<T> => {
    if (state.mode === 'answers' || !state.of.includes(operation)) return run()
    arrive()
    if (state.mode === 'loses answers') {
      void run()
      return new Promise(() => {})
    }
    return new Promise((resolve, reject) => {
      late.push(() => run().then(resolve, reject))
    })
  }
  const store: SessionStore = {
    isShared,
    get: (id) => through('get', () => inner.get(id)),
    set: (id, value, ttl) => through('set', () => inner.set(id, value, ttl)),
    delete: (id) => through('delete', () => inner.delete(id)),
    ...(compares && {
      replace: (id, expected, value, ttl) =>
        through('replace', async () => (await inner.replace?.(id, expected, value, ttl)) ?? false),
    }),
  }
  return {
    store,
    /** From now on; without operations, of all of them. */
    be(mode: StoreMode, of: readonly Operation[] = ['get', 'set', 'delete', 'replace']): void {
      state.mode = mode
      state.of = [...of]
    },
    /** Resolves when the next operation is held. */
    held: () =>
      new Promise<void>((resolve) => {
        arrive = resolve
      }),
    /** Does what has been waiting, in its order. */
    async release() {
      for (const run of late.splice(0)) await run()
    },
    /** What is there, whatever the mode. */
    valueAt: async (id: string) => (await inner.get(id)) ?? undefined,
  }
}
