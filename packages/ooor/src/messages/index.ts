/**
 * Messages, followers and activities of records.
 *
 * @module
 */
export type {
  Activity,
  Follower,
  Message,
  MessagesOptions,
  PostOptions,
  ScheduleOptions,
} from './message-types.ts'
export { Thread } from './thread.ts'
