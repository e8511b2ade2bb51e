/**
 * A user's own account: keys.
 *
 * @module
 */
export { ApiKeys } from './api-keys.ts'
export type { ApiKeyInfo, CreatedApiKey, CreateKeyOptions, RevokeKeyOptions } from './key-types.ts'
