import type {
  Activity,
  Follower,
  Message,
  MessagesOptions,
  PostOptions,
  ScheduleOptions,
} from '../belongings/message-types.ts'
import type { FileOwner } from '../belongings/owner.ts'
import type { Partner, RecordThread } from '../belongings/record-thread.ts'
import type { CallOptions } from '../wires/index.ts'
import type { MessageSession } from './message-session.ts'

const operations = () => import('./thread-operations.ts')

/**
 * What people say of a record, who follows it, and what is to be done: what Odoo shows beside a form. For models that
 * have it (`mail.thread`), 7.0 and later.
 *
 * ```ts
 * const thread = session.thread(order)
 * await thread.post({ body: 'Called: delivery on Friday', subtype: 'note' })
 * for (const { author, body } of await thread.messages()) console.log(author?.display_name, body)
 * await thread.schedule({ summary: 'Call back', due: '2026-12-01' })
 * ```
 */
export class Thread implements RecordThread {
  readonly #session: MessageSession
  readonly #owner: FileOwner

  /** @internal Threads come from a session. */
  constructor(session: MessageSession, owner: FileOwner) {
    this.#session = session
    this.#owner = owner
  }

  /**
   * Posts a message; its id. Text is text on all series: up to 16 the server takes it for HTML, since 17 it escapes it.
   *
   * Calls `message_post`; before it `ir.model.data.check_object_reference` for a subtype told by its external id.
   *
   * @throws InvalidValueError for a subtype that there is not
   * @throws UnsupportedError on 6.1, which has no such messages
   * @throws AccessError when the user may not
   */
  async post(options: PostOptions): Promise<number> {
    return (await operations()).post(this.#session, this.#owner, options)
  }

  /**
   * The record's messages, the newest first.
   *
   * Calls `mail.message.search_read`.
   */
  async messages(options: MessagesOptions = {}): Promise<Message[]> {
    return (await operations()).readMessages(this.#session, this.#owner, options)
  }

  /**
   * The partners who follow the record.
   *
   * Calls `read` of the record and of `res.partner`.
   */
  async followers(options: CallOptions = {}): Promise<Follower[]> {
    return (await operations()).readFollowers(this.#session, this.#owner, options)
  }

  /** Makes partners follow the record. Calls `message_subscribe`. */
  async follow(partners: Partner | readonly Partner[], options: CallOptions = {}): Promise<void> {
    return (await operations()).subscribe(this.#session, this.#owner, 'message_subscribe', partners, options)
  }

  /** Makes partners follow the record no longer. Calls `message_unsubscribe`. */
  async unfollow(partners: Partner | readonly Partner[], options: CallOptions = {}): Promise<void> {
    return (await operations()).subscribe(this.#session, this.#owner, 'message_unsubscribe', partners, options)
  }

  /**
   * What is to be done about the record, the most urgent first. 11 and later.
   *
   * Calls `mail.activity.search_read`.
   */
  async activities(options: CallOptions = {}): Promise<Activity[]> {
    return (await operations()).readActivities(this.#session, this.#owner, options)
  }

  /**
   * Plans something to be done; its id. 12 and later.
   *
   * Calls `activity_schedule`; before it `ir.model.data.check_object_reference` for a `type`.
   *
   * @throws InvalidValueError for a type that there is not, or a `due` that is no day
   * @throws UnsupportedError before 12
   * @throws ResultLostError over XML-RPC up to 18, which cannot carry the answer: it has been planned
   */
  async schedule(options: ScheduleOptions = {}): Promise<number> {
    return (await operations()).schedule(this.#session, this.#owner, options)
  }

  /**
   * Something is done: it goes, and a message says so.
   *
   * Calls `mail.activity.action_feedback`.
   *
   * @throws MissingError when it is gone already
   */
  async done(activity: number | { readonly id: number }, feedback = '', options: CallOptions = {}): Promise<void> {
    return (await operations()).finish(this.#session, activity, feedback, options)
  }
}
