import type { CallOptions } from '../wires/index.ts'

/** What is posted: plain text, or HTML. One of the two. */
export interface PostOptions extends CallOptions {
  /** Plain text: what looks like markup in it is shown as it stands. */
  readonly body?: string | undefined
  /** HTML, which the server cleans. */
  readonly html?: string | undefined
  readonly subject?: string | undefined
  /**
   * `note` for colleagues only, `comment` for followers too, who get it by mail; or the external id of a subtype.
   * @default 'note'
   */
  readonly subtype?: 'note' | 'comment' | (string & {}) | undefined
  /** Partners who are told of it, beside the followers. */
  readonly partners?: readonly (number | { readonly id: number })[] | undefined
  /** Attachments of the record, as `files.upload` makes them. */
  readonly attachments?: readonly (number | { readonly id: number })[] | undefined
}

/** A message of a record. */
export interface Message {
  readonly id: number
  readonly date: Date | null
  /** HTML. */
  readonly body: string
  readonly subject: string | null
  readonly author: { readonly id: number; readonly display_name: string } | null
  /** As `comment`, `notification`, `email`. */
  readonly type: string
  readonly subtype: { readonly id: number; readonly display_name: string } | null
  readonly attachmentIds: readonly number[]
}

/** Which messages. */
export interface MessagesOptions extends CallOptions {
  /** @default 30 */
  readonly limit?: number | undefined
  /** Only those before this one, by its id: the next page. */
  readonly before?: number | undefined
}

/** A partner who follows a record. */
export interface Follower {
  readonly id: number
  readonly display_name: string
  readonly email: string | null
}

/** Something that somebody has to do. */
export interface Activity {
  readonly id: number
  readonly type: { readonly id: number; readonly display_name: string } | null
  readonly summary: string | null
  /** HTML. */
  readonly note: string | null
  /** The day by which, as `2026-11-26`. */
  readonly due: string
  readonly user: { readonly id: number; readonly display_name: string } | null
  readonly state: 'overdue' | 'today' | 'planned' | (string & {})
}

/** What is to be done. */
export interface ScheduleOptions extends CallOptions {
  /** The external id of an activity's type. @default 'mail.mail_activity_data_todo' */
  readonly type?: string | undefined
  readonly summary?: string | undefined
  /** Plain text. */
  readonly note?: string | undefined
  /** The day by which, as `2026-11-26`. @default by the type */
  readonly due?: string | undefined
  /** Who is to do it. @default the session's user */
  readonly user?: number | { readonly id: number } | undefined
}
