import type { Telemetry } from '../http/index.ts'
import type { SchemaRegistry } from '../records/index.ts'
import type { Context, Credential, OldMethods, Server, WebWire, Wire } from '../wires/index.ts'
import type { Languages } from './languages.ts'
import type { CredentialOptions, ResolvedOptions } from './options.ts'
import type { SessionState } from './session-state.ts'

/** What a session needs of its connection. */
export interface SessionHost {
  readonly server: Server
  /** The wire of visitors, carts and pages, and of users with a password. */
  readonly web: WebWire
  readonly telemetry: Telemetry
  /** How long and how often something is tried. */
  readonly patience: Pick<ResolvedOptions, 'retry' | 'totalTimeout'>
  readonly schemas: SchemaRegistry
  /** Those that the server has. */
  readonly languages: Languages
  /** What the server's methods are known to lack; loaded with its first use. */
  oldMethods(): Promise<OldMethods>
  /** A model's name, from an alias of the connection or the name itself. */
  modelName(name: string): string
  /** What was started for another user, one for each credential; made by `start` when there is none. */
  forUser<T extends object>(credential: CredentialOptions, start: (credential: Credential) => T): T
  /** The server's address and the database as they were named: stored sessions belong to them. */
  readonly site: string
  /** Context for all sessions of the connection. */
  readonly context: Context
  database(): Promise<string>
  /** True when the database was named, and not found to be the only one. */
  readonly namesDatabase: boolean
  /** False for a connection that was given no user. */
  readonly hasCredential: boolean
  /** True once the connection is closed. */
  readonly isClosed: () => boolean
  /** The wire for who has this credential. */
  wireFor(credential: Credential): Promise<Wire>
}

/** Who a session starts as. */
export type SessionStart =
  | { readonly as: 'visitor' }
  | { readonly as: 'user'; readonly credential: Credential }
  /** A web session that exists on the server already; who it is, the server tells. */
  | { readonly as: 'resumed'; readonly id: string }
  /** As another worker left it. */
  | { readonly as: 'restored'; readonly state: SessionState }

/** Keeps a session where other workers find it. */
export interface SessionKeeper {
  /** Under which name. */
  readonly id: string
  /** Writes what has changed, before the call that changed it resolves. */
  save(): Promise<void>
  /** Looks whether another worker has ended or renamed it: then nobody goes on with it here. */
  look(): Promise<void>
  /** The session became another's: it goes on under a new name at once, and the old one is worth nothing. */
  move(): Promise<void>
  /** True when the store has it, or will once it can be written: an empty session is not stored. */
  readonly isStored: boolean
}
