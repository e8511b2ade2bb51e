import type { CallOptions } from '../wires/index.ts'
import type { Activity, Follower, Message, MessagesOptions, PostOptions, ScheduleOptions } from './message-types.ts'

/** A partner by its id, a row or a record. */
export type Partner = number | { readonly id: number }

/** What people say of a record, who follows it, and what is to be done. */
export interface RecordThread {
  /** Posts a message; its id. */
  post(options: PostOptions): Promise<number>
  /** The record's messages, the newest first. */
  messages(options?: MessagesOptions): Promise<Message[]>
  /** The partners who follow the record. */
  followers(options?: CallOptions): Promise<Follower[]>
  /** Makes partners follow the record. */
  follow(partners: Partner | readonly Partner[], options?: CallOptions): Promise<void>
  /** Makes partners follow the record no longer. */
  unfollow(partners: Partner | readonly Partner[], options?: CallOptions): Promise<void>
  /** What is to be done about the record, the most urgent first. 11 and later. */
  activities(options?: CallOptions): Promise<Activity[]>
  /** Plans something to be done; its id. 12 and later. */
  schedule(options?: ScheduleOptions): Promise<number>
  /** Something is done: it goes, and a message says so. */
  done(activity: number | { readonly id: number }, feedback?: string, options?: CallOptions): Promise<void>
}
