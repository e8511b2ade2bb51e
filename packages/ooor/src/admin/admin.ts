import type { ModelCaller } from '../wires/index.ts'
import type { AdminHost } from './admin-host.ts'
import type { AdminOptions, LongOptions } from './admin-types.ts'
import { checkAdmin, checkLong } from './check-admin-options.ts'
import { DatabaseService } from './database-service.ts'
import { Databases } from './databases.ts'
import { checkPassword, MasterPassword } from './master-password.ts'
import { Modules } from './modules.ts'

/** What only administrators do: databases and modules. */
export class Admin {
  /** The server's databases; they want the master password. */
  readonly databases: Databases
  /** The modules of the connection's database; they want an administrator's rights. */
  readonly modules: Modules
  readonly #password: MasterPassword
  readonly #service: DatabaseService

  /** @internal An `Admin` comes from `odoo.admin()`. */
  constructor(host: AdminHost, connection: ModelCaller, options: AdminOptions) {
    checkAdmin(options)
    const { masterPassword, session = connection } = options
    this.#password = new MasterPassword(host, masterPassword)
    this.#service = new DatabaseService(host, this.#password)
    this.databases = new Databases(this.#service)
    this.modules = new Modules(host, session)
  }

  /**
   * Sets the server's master password, and goes on with it. The server writes it into its configuration file; other
   * servers with another file keep theirs.
   *
   * Calls `db.change_admin_password`; sends `POST /web/database/change_password` on 9 to 15 and since 19.1.
   *
   * @throws AccessDeniedError for a wrong master password
   */
  async changeMasterPassword(newPassword: string, options: LongOptions = {}): Promise<void> {
    checkPassword(newPassword)
    checkLong('changeMasterPassword', options)
    const work = this.#service.run(
      {
        method: 'change_admin_password',
        args: [newPassword],
        form: 'change_password',
        fields: { master_pwd_new: newPassword },
      },
      options,
    )
    await this.#service.concealing(work, newPassword)
    this.#password.replace(newPassword)
  }
}
