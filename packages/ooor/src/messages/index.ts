/**
 * Messages, followers and activities of records.
 *
 * @module
 */
export { Thread } from './thread.ts'
