/** Where the system keeps secrets: Keychain, Credential Manager, Secret Service. */
export interface SecretStore {
  /** Undefined where there is none by this name, and where there is no store. */
  get(account: string): Promise<string | undefined>
  /** False where there is no store. */
  set(account: string, secret: string): Promise<boolean>
  delete(account: string): Promise<void>
}

const SERVICE = 'ooor'

/** The system's own, by `@napi-rs/keyring`, which is optional: none where it is not installed, or nobody answers it. */
export const systemSecrets: SecretStore = {
  get: async (account) => (await attempt((Entry) => new Entry(SERVICE, account).getPassword())) ?? undefined,
  set: async (account, secret) => {
    const isKept = await attempt(async (Entry) => {
      await new Entry(SERVICE, account).setPassword(secret)
      return true
    })
    return isKept ?? false
  },
  delete: async (account) => {
    await attempt((Entry) => new Entry(SERVICE, account).deletePassword())
  },
}

type Entry = typeof import('@napi-rs/keyring').AsyncEntry

async function attempt<T>(work: (entry: Entry) => Promise<T>): Promise<T | undefined> {
  try {
    const { AsyncEntry } = await import('@napi-rs/keyring')
    return await work(AsyncEntry)
  } catch {
    // Not installed, locked, or no store on this machine: secrets are asked for.
    return undefined
  }
}
