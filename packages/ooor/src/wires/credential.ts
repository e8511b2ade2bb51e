import { AccessDeniedError, ConfigError } from '../errors/index.ts'
import { headerValue } from '../http/index.ts'

/** A login with its password; or an API key in the password's place, up to 18. */
export interface PasswordCredential {
  readonly kind: 'password'
  readonly login: string
  readonly password: string
  /** Asked for the code of the second factor when the account wants one. */
  readonly totp?: CodeProvider | undefined
}

/** An API key: of an Odoo user, for programs. */
export interface KeyCredential {
  readonly kind: 'key'
  /** The key's user. Needed up to 18; 19 knows it by the key. */
  readonly login: string | undefined
  readonly key: KeySource
}

export type Credential = PasswordCredential | KeyCredential

/** A key, or what brings it: keys expire and are replaced. Asked again when the server refuses the last one. */
export type KeyProvider = string | (() => string | Promise<string>)

/** Brings the six digits of an authenticator app. */
export type CodeProvider = () => string | Promise<string>

/** Keeps the key that a provider brought until the server refuses it. */
export class KeySource {
  readonly #provider: KeyProvider
  #key: Promise<string> | undefined

  constructor(provider: KeyProvider) {
    this.#provider = provider
  }

  /** The key as it is now. */
  current(): Promise<string> {
    this.#key ??= this.#ask().catch((error: unknown) => {
      this.#key = undefined
      throw error
    })
    return this.#key
  }

  /** Whether asking again may bring another key than the refused one. The first of several refusals forgets it. */
  async isReplaceable(refused: string): Promise<boolean> {
    if (typeof this.#provider === 'string') return false
    if ((await this.current()) === refused) this.#key = undefined
    return true
  }

  async #ask(): Promise<string> {
    const key = typeof this.#provider === 'string' ? this.#provider : await this.#provider()
    if (typeof key === 'string' && key !== '') return headerValue('the API key', key)
    throw new ConfigError(`the function for the API key brought ${key === '' ? 'an empty text' : typeof key}`)
  }
}

/** Runs with the secret as it is now; once more when a key was refused that can be replaced. */
export async function withSecret<T>(
  credential: Credential | undefined,
  run: (secret: string) => Promise<T>,
): Promise<T> {
  if (credential?.kind !== 'key') return run(credential?.password ?? '')
  const secret = await credential.key.current()
  try {
    return await run(secret)
  } catch (error) {
    if (!AccessDeniedError.is(error) || !(await credential.key.isReplaceable(secret))) throw error
    return run(await credential.key.current())
  }
}
