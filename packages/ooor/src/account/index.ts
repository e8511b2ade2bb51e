/**
 * A user's own account: keys.
 *
 * @module
 */
export type { AccountSession } from './account-session.ts'
export { ApiKeys } from './api-keys.ts'
export type { ApiKeyInfo, CreatedApiKey, CreateKeyOptions, RevokeKeyOptions } from './key-types.ts'
