import type { SessionState } from '../session-state.ts'
import { toBase64Url } from './base64url.ts'
import type { Fate, Found, Held, SealedStore, SealedStoreOptions, Unsure, Use } from './sealed-store.ts'

const ID_BYTES = 32
/** What `newId` makes: a store is asked for nothing else. */
const ID = /^[\w-]{43}$/

/** The sealed store, which is loaded with its first use: who opens no sessions by id needs none. */
export class LazySealedStore<Kept> {
  readonly #options: SealedStoreOptions
  #store: SealedStore | undefined
  #loading: Promise<SealedStore> | undefined
  /** Told when a session got another id, or its first. */
  renamed: (session: Kept, before?: string) => void = () => {}

  constructor(options: SealedStoreOptions) {
    this.#options = options
  }

  newId(): string {
    return toBase64Url(crypto.getRandomValues(new Uint8Array(ID_BYTES)))
  }

  has(id: string, known: Held): boolean {
    return this.#store?.has(id, known) ?? false
  }

  read<T>(id: string, known: Held | undefined, use: Use<T>): Promise<T> {
    const store = this.#store
    // What is known has been stored; each request of a site comes by here.
    if (known !== undefined && store !== undefined) return store.read(id, known, use)
    return ID.test(id) ? this.#use((loaded) => loaded.read(id, known, use)) : Promise.resolve(undefined).then(use)
  }

  replace(id: string, expected: string | undefined, state: SessionState, unsure: Unsure): Promise<Held | undefined> {
    return this.#use((store) => store.replace(id, expected, state, unsure))
  }

  look(id: string, known: Held): Promise<Found | undefined> {
    return this.#use((store) => store.look(id, known))
  }

  leaveWord(id: string, fate: Fate): Promise<void> {
    return this.#use((store) => store.leaveWord(id, fate))
  }

  delete(id: string): Promise<void> {
    return this.#use((store) => store.delete(id))
  }

  sweep(): Promise<number> {
    return this.#use((store) => store.sweep())
  }

  #use<T>(ask: (store: SealedStore) => Promise<T>): Promise<T> {
    if (this.#store !== undefined) return ask(this.#store)
    this.#loading ??= this.#load()
    return this.#loading.then(ask)
  }

  async #load(): Promise<SealedStore> {
    try {
      const { SealedStore } = await import('./sealed-store.ts')
      this.#store = new SealedStore(this.#options)
      return this.#store
    } finally {
      // What could not be loaded may be, the next time.
      this.#loading = undefined
    }
  }
}
