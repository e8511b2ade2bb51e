import type { CallOptions } from '../wires/index.ts'
import type { Activity, Follower, Message, MessagesOptions, PostOptions, ScheduleOptions } from './message-types.ts'

/** A partner by its id, a row or a record. */
export type Partner = number | { readonly id: number }

/**
 * What people say of a record, who follows it, and what is to be done, for models that have it (`mail.thread`).
 *
 * ```ts
 * const thread = session.thread({ model: 'sale.order', id: 42 })   // or order.thread
 * await thread.post({ body: 'Called: delivery on Friday' })
 * const activity = await thread.schedule({ summary: 'Call back', due: '2030-01-02' })
 * await thread.done(activity, 'Reached them')
 * ```
 *
 * All of it is an `UnsupportedError` on 6.1; posting and following is an `UnknownMethodError` on models that have none.
 */
export interface RecordThread {
  /**
   * Posts a message; its id.
   *
   * Calls `message_post([id], …)`; before it `ir.model.data.check_object_reference` for a subtype that is told by its
   * external id, since the server takes any. Throws an `InvalidValueError` for both of `body` and `html`, or none, and
   * for a subtype that there is not.
   */
  post(options: PostOptions): Promise<number>
  /**
   * The record's messages, the newest first: 30, where `limit` says no other number.
   *
   * ```ts
   * const [last] = await order.thread.messages({ limit: 1 })
   * ```
   *
   * Calls `mail.message.search_read`.
   */
  messages(options?: MessagesOptions): Promise<Message[]>
  /**
   * The partners who follow the record, with their addresses.
   *
   * Calls `read([id], ['message_partner_ids'])` (`message_follower_ids` up to 8) and `res.partner.read`. Throws a `MissingError` when the record is gone.
   */
  followers(options?: CallOptions): Promise<Follower[]>
  /**
   * Makes partners follow the record.
   *
   * Calls `message_subscribe([id], partner_ids)`. Throws an `InvalidValueError` for what is no partner.
   */
  follow(partners: Partner | readonly Partner[], options?: CallOptions): Promise<void>
  /**
   * Makes partners follow the record no longer.
   *
   * Calls `message_unsubscribe([id], partner_ids)`. Throws an `InvalidValueError` for what is no partner.
   */
  unfollow(partners: Partner | readonly Partner[], options?: CallOptions): Promise<void>
  /**
   * What is to be done about the record, the most urgent first. 11 and later.
   *
   * Calls `mail.activity.search_read`. Throws an `UnsupportedError` before 11.
   */
  activities(options?: CallOptions): Promise<Activity[]>
  /**
   * Plans something to be done; its id. 12 and later.
   *
   * Calls `activity_schedule([id], …)`; before it `ir.model.data.check_object_reference` for a `type`, since the server
   * takes any. Throws an `InvalidValueError` for a type that there is not, and a `due` that is no day, an
   * `UnsupportedError` before 12, and over XML-RPC up to 18, which cannot
   * carry the answer, a `ResultLostError`: it has been planned.
   */
  schedule(options?: ScheduleOptions): Promise<number>
  /**
   * Something is done: it goes, and a message says so. 11 and later.
   *
   * Calls `mail.activity.search` and `mail.activity.action_feedback`. Throws a `MissingError` for an activity that is
   * gone, an `UnsupportedError` before 11.
   */
  done(activity: number | { readonly id: number }, feedback?: string, options?: CallOptions): Promise<void>
}
