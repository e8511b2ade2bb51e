import type { CallOptions } from '../wires/index.ts'
import type { AccountSession } from './account-session.ts'
import type { ApiKeyInfo, CreatedApiKey, CreateKeyOptions, RevokeKeyOptions } from './key-types.ts'

const keys = () => import('./manage-keys.ts')

/**
 * The API keys of a session's user: what programs log in with in the place of a password. 14 and later.
 *
 * ```ts
 * const { key } = await session.apiKeys.create({ name: 'nightly sync', days: 30 })
 * await session.apiKeys.list()                         // names and ends, never keys
 * await session.apiKeys.revoke(id)
 * ```
 */
export class ApiKeys {
  readonly #session: AccountSession

  /** @internal Keys come from a session. */
  constructor(session: AccountSession) {
    this.#session = session
  }

  /**
   * Makes a key, which the server shows this once. The server wants to know that it is really the user who asks: the
   * password is taken from the session where it holds it.
   *
   * Calls `res.users.apikeys.description.create` (since 18 its `web_save`), its `make_key`, for the password
   * `res.users.identitycheck.run_check` (up to 18 behind its `write`), and what `list` calls.
   *
   * @throws AccessDeniedError for a wrong password
   * @throws IdentityCheckError when the server wants the password and none is known
   * @throws UnsupportedError before 14, and on wires without a web session
   */
  async create(options: CreateKeyOptions): Promise<CreatedApiKey> {
    return (await keys()).createKey(this.#session, options)
  }

  /**
   * The user's keys, without the keys themselves, the newest first.
   *
   * Calls `res.users.apikeys.search_read`.
   */
  async list(options: CallOptions = {}): Promise<ApiKeyInfo[]> {
    return (await keys()).listKeys(this.#session, options)
  }

  /**
   * Ends a key. Over `/jsonrpc` and `/xmlrpc` the server may take it for some minutes longer, from its cache (tried on
   * 14.0 to 19.0); JSON-2 refuses it at once.
   *
   * Calls what `list` calls, `res.users.apikeys.remove`, and `res.users.identitycheck.run_check` when the server wants the
   * password.
   *
   * @throws MissingError when the user has no key of that id
   */
  async revoke(key: number | { readonly id: number }, options: RevokeKeyOptions = {}): Promise<void> {
    return (await keys()).revokeKey(this.#session, key, options)
  }
}
