import type { CallOptions } from '../wires/index.ts'

/** What a new key is. */
export interface CreateKeyOptions extends CallOptions {
  /** What it is for, as the user's list shows it. */
  readonly name: string
  /** Days until it ends, where keys end: 18 and later. The server bounds it, for employees to three months. @default 90 */
  readonly days?: number | undefined
  /** What it may be used for, where that is chosen: 20 and later. @default 'rpc' */
  readonly scope?: string | undefined
  /** The user's password. @default the session's own, where it holds one */
  readonly password?: string | undefined
}

/** What ending a key may be told. */
export interface RevokeKeyOptions extends CallOptions {
  /** The user's password. @default the session's own, where it holds one */
  readonly password?: string | undefined
}

/** A key as lists show it. */
export interface ApiKeyInfo {
  readonly id: number
  readonly name: string
  /** Null for a key that may be used for everything. */
  readonly scope: string | null
  readonly createdAt: Date | null
  /** Null for a key without end, and before 18. */
  readonly expiresAt: Date | null
}

/** A key that was just made: the only time that it is shown. */
export interface CreatedApiKey extends ApiKeyInfo {
  /** A secret. */
  readonly key: string
}
