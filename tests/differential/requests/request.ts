import type { Login } from '../side.ts'

/** Who asks: one of the users, or somebody without a session. */
export type Visitor = Login | 'nobody'

export const VISITORS: readonly Visitor[] = ['admin', 'demo', 'portal', 'nobody']

/** A request as it goes over the wire, asked of both sides. */
export interface RawRequest {
  /** The same on both sides, whatever ids are in it. */
  readonly name: string
  readonly method: 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly visitor: Visitor
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** It ends or changes its session, so that it gets one of its own. */
  readonly isAlone?: true
}

/** What the requests of one side are about: records under names of their own. */
export interface Subjects {
  readonly database: string
  readonly ids: Readonly<Record<SubjectName, number>>
  /** The token of the attachment `txt`. */
  readonly token: string
  /** An API key of the administrator, where there is one. */
  readonly key: string | undefined
}

export type SubjectName = 'txt' | 'pub' | 'img' | 'url' | 'here' | 'none' | 'page' | 'person' | 'plain' | 'order'

export const JSON_TYPE = { 'content-type': 'application/json' }
export const XML_TYPE = { 'content-type': 'text/xml' }

/** As it stands in a request's name. */
export const shown = (value: unknown, { database }: Subjects): string =>
  (JSON.stringify(value) ?? 'nothing').replaceAll(database, 'DB').slice(0, 110)
