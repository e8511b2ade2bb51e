/** The series that have a feature, by their major numbers; without an end it is still there. */
interface Span {
  readonly since: number
  /** The last series that has it. */
  readonly until?: number
}

/** What some series have and others have not: tests ask for a feature by its name. */
const FEATURES = {
  /** `/doc` and `/doc-bearer`. */
  documentation: { since: 19 },
  /** The service `db`: gone with 19.1. */
  databaseService: { since: 6, until: 19 },
  /** `GET /web/session/logout`: since 20 it is posted, with a token. */
  logoutByLink: { since: 8, until: 19 },
  /** Binary fields are read as `{content, size, filename?}`. */
  binariesAsObjects: { since: 20 },
  /** `web_unlink`, which names what keeps records. */
  webUnlink: { since: 20 },
  /** A translated field takes a value for each of several languages. */
  valuesByLanguage: { since: 20 },
  /** `res.users.apikeys` makes and revokes keys for programs. */
  keysByProgram: { since: 20 },
} as const satisfies Readonly<Record<string, Span>>

export type Feature = keyof typeof FEATURES

/** Whether a series has a feature. */
export function hasFeature({ major }: { readonly major: number }, feature: Feature): boolean {
  const { since, until = Number.POSITIVE_INFINITY }: Span = FEATURES[feature]
  return since <= major && major <= until
}
