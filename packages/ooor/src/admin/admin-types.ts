import type { UploadProgress } from '../belongings/file-types.ts'
import type { CallOptions, ModelCaller } from '../wires/index.ts'

/** Who administers. */
export interface AdminOptions {
  /** The server's master password, `admin_passwd` of its configuration: all that is done to databases wants it. */
  readonly masterPassword?: string | undefined
  /** With whose rights modules are installed. @default the connection's own credential */
  readonly session?: ModelCaller | undefined
}

/** What may be told along with work that takes long. */
export interface LongOptions extends CallOptions {
  /** Milliseconds that it may take. @default no bound */
  readonly timeout?: number | undefined
}

/** What a new database is. */
export interface CreateDatabaseOptions extends LongOptions {
  /** The password of its administrator. */
  readonly password: string
  /** The administrator's login, since 9. @default 'admin' */
  readonly login?: string | undefined
  /** The administrator's language, as `fr_FR`. @default 'en_US' */
  readonly lang?: string | undefined
  /** With demo data. @default false */
  readonly demo?: boolean | undefined
  /** The company's country, as `fr`, since 9. */
  readonly country?: string | undefined
}

/** Two questions that a copy of a database raises. */
export interface CopyOptions extends LongOptions {
  /** Switches off what reaches out of a copy: mail servers, scheduled jobs, payment providers. 16 and later. @default false */
  readonly neutralize?: boolean | undefined
  /** The target's name once more, when it is there already and shall go: only once the new one is whole. */
  readonly replace?: string | undefined
}

/** What a restored database is. */
export interface RestoreOptions extends CopyOptions {
  /** False for one that has moved: it keeps the identity that Odoo knows databases by. 8 and later. @default true */
  readonly copy?: boolean | undefined
  /** Bytes of a stream, where they are known. */
  readonly size?: number | undefined
  /** Told as the file goes out, since 9. */
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined
}

/** How a database is backed up. */
export interface BackupOptions extends LongOptions {
  /**
   * `zip` has the files too, `dump` is PostgreSQL's own format and the tables alone. Up to 7.0 there is `dump` alone, on 8.0
   * `zip`. @default 'zip', where there is a choice
   */
  readonly format?: 'zip' | 'dump' | undefined
}

/** What dropping wants to be told twice. */
export interface DropOptions extends LongOptions {
  /** The database's name once more. */
  readonly confirm: string
}
