import type { Download } from '../belongings/download.ts'
import type { FileSource } from '../belongings/file-types.ts'
import { UnknownDatabaseError, UnsupportedError } from '../errors/index.ts'
import { checkSource } from '../files/file-source.ts'
import { isAtLeast } from '../wires/index.ts'
import type {
  BackupOptions,
  CopyOptions,
  CreateDatabaseOptions,
  DropOptions,
  LongOptions,
  RestoreOptions,
} from './admin-types.ts'
import { backUp } from './backup.ts'
import {
  checkBackup,
  checkCopy,
  checkCreate,
  checkDrop,
  checkExisting,
  checkLong,
  checkRestore,
} from './check-admin-options.ts'
import { drop, duplicate, rename, restore } from './copies.ts'
import { create } from './create.ts'
import { checkName, twice } from './database-names.ts'
import type { DatabaseService } from './database-service.ts'
import { isUnprotected } from './manager-page.ts'

/**
 * The databases of a server: what Odoo's database manager does. All of it wants the master password, takes its time
 * without a bound unless one is given, and ends early by `signal`.
 *
 * ```ts
 * const { databases } = await odoo.admin({ masterPassword: 'secret' })
 * const backup = await databases.backup('prod')
 * await pipeline(backup.stream(), createWriteStream(backup.name, { mode: 0o600 }))
 * await databases.restore('staging', await openAsBlob(backup.name), { neutralize: true })
 * await databases.drop('old', { confirm: 'old' })
 * ```
 *
 * @throws AccessDeniedError for a wrong master password, and before a form that would set it (see {@link isProtected})
 * @throws UnsupportedError when the database manager is switched off (`list_db = False`)
 * @throws OutcomeUnknownError when the answer to what changes something is lost: list the databases before trying again
 */
export class Databases {
  readonly #service: DatabaseService

  /** @internal Databases come from `odoo.admin()`. */
  constructor(service: DatabaseService) {
    this.#service = service
  }

  /**
   * The names of all databases that the server's PostgreSQL user sees, also those that its filter hides; since 19.1
   * those that pass the filter. Needs no master password.
   *
   * Calls `db.list`; sends `POST /web/database/list` since 19.1.
   */
  async list(options: LongOptions = {}): Promise<string[]> {
    checkLong('list', options)
    return this.#service.names(options)
  }

  /**
   * Makes a database with Odoo's base in it.
   *
   * Calls `db.create_database`, on 6.1 `create` and `get_progress`; sends `POST /web/database/create` on 9 to 15 and
   * since 19.1.
   *
   * @throws UserError when there is one of that name
   */
  async create(name: string, options: CreateDatabaseOptions): Promise<void> {
    checkCreate(options)
    return this.#service.concealing(create(this.#service, name, options), options.password)
  }

  /**
   * Copies a database, with its files. Whoever is connected to it is thrown out.
   *
   * Calls `db.duplicate_database`, 7.0 and later; sends `POST /web/database/duplicate` on 9 to 15 and since 19.1.
   *
   * @throws UnknownDatabaseError when there is no such database
   * @throws UserError when the target is there already, and `replace` does not name it
   */
  async duplicate(source: string, target: string, options: CopyOptions = {}): Promise<void> {
    checkExisting(source)
    checkCopy(options)
    return this.#service.concealing(duplicate(this.#service, source, target, options))
  }

  /**
   * Gives a database another name. Sessions of the old name are over.
   *
   * Calls `db.rename`; sends `POST /web/database/rename` since 19.1.
   *
   * @throws UnknownDatabaseError when there is no such database
   * @throws UserError when the new name is taken
   */
  async rename(from: string, to: string, options: LongOptions = {}): Promise<void> {
    checkExisting(from)
    checkName(to)
    checkLong('rename', options)
    await this.#service.expect({ present: from, absent: to }, options)
    await this.#service.concealing(rename(this.#service, from, to, options))
  }

  /**
   * Deletes a database with its files, for ever.
   *
   * Calls `db.drop`; sends `POST /web/database/drop` on 9 to 15 and since 19.1.
   *
   * @throws InvalidValueError when `confirm` is not its name
   * @throws UnknownDatabaseError when there is no such database
   */
  async drop(name: string, given: DropOptions): Promise<void> {
    checkExisting(name)
    const { confirm, ...options } = given ?? {}
    if (confirm !== name) throw twice('confirm', name, confirm)
    checkDrop(given)
    await this.#service.expect({ present: name }, options)
    if (await this.#service.concealing(drop(this.#service, name, options))) return
    throw new UnknownDatabaseError(
      { exception: '', message: `there is no database '${name}'` },
      { call: { path: 'db.drop' } },
    )
  }

  /**
   * Backs a database up: a stream, which is never whole in memory since 9. That it is a whole zip file is looked at as it
   * passes; of the format `dump` only the beginning can be.
   *
   * Sends `POST /web/database/backup`; calls `db.dump` up to 8.0, whose base64 is whole in memory.
   *
   * @throws UnknownDatabaseError when there is no such database
   * @throws ServerError when the server's `pg_dump` fails
   * @throws ConnectionLostError, out of the stream, when it breaks off
   */
  async backup(name: string, options: BackupOptions = {}): Promise<Download> {
    checkExisting(name)
    checkBackup(options)
    await this.#service.expect({ present: name }, options)
    return this.#service.concealing(backUp(this.#service, name, options))
  }

  /**
   * Makes a database of a backup: bytes, a `Blob` or `File`, or a stream, which is sent as it is read since 9. Say a
   * stream's `size` where it is known.
   *
   * Sends `POST /web/database/restore`; calls `db.restore` up to 8.0, whose base64 is whole in memory.
   *
   * @throws UserError when there is one of that name, and `replace` does not name it
   * @throws ServerError when the file is no backup; an empty database may be left, and the message says so
   */
  async restore(name: string, backup: FileSource, options: RestoreOptions = {}): Promise<void> {
    checkSource(backup)
    checkRestore(options)
    return this.#service.concealing(restore(this.#service, name, backup, options))
  }

  /**
   * False while the master password is the default one, `admin`: whoever reaches the server may then drop its databases.
   * And the first form sets it to whatever it sends, so none is sent with another one.
   *
   * Sends `GET /web/database/manager`.
   *
   * @throws UnsupportedError before 9
   */
  async isProtected(options: LongOptions = {}): Promise<boolean> {
    checkLong('isProtected', options)
    const series = await this.#service.series()
    // Its page is drawn in the browser before, and says nothing.
    if (!isAtLeast(series, 9)) throw new UnsupportedError(`Odoo ${series.name} does not tell whether it is protected`)
    return !isUnprotected(await this.#service.forms.page(options))
  }
}
