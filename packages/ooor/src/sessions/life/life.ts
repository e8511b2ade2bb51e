import type { Credential } from '../../wires/index.ts'

/**
 * Who a session is. A credential stands here only where it is the session's own: one that the server has not agreed
 * to yet belongs to the login that tries it, and nobody else sees it.
 */
export type LifeState =
  /** A visitor whom the server has given no session yet. */
  | { readonly as: 'newcomer' }
  /** A visitor with a session on the server. */
  | { readonly as: 'visitor' }
  /** The server no longer has the visitor's session; `wasKnown` is false for an id that came from elsewhere. */
  | { readonly as: 'lost'; readonly wasKnown: boolean }
  /** The session exists on the server, and nobody has asked yet whose it is. */
  | { readonly as: 'unidentified' }
  /** A user whom the server has not seen yet: the first call logs in. */
  | { readonly as: 'expected'; readonly credential: Credential }
  /** A user, by the server's word; without a credential the session cannot be renewed. */
  | { readonly as: 'user'; readonly uid: number; readonly credential: Credential | undefined }
  /** A user whose session the server has ended, and who is being logged in again. */
  | { readonly as: 'renewing'; readonly uid: number; readonly credential: Credential }
  /** A user whose session the server has ended; with a credential the next call tries again. */
  | { readonly as: 'expired'; readonly uid: number; readonly credential: Credential | undefined }

/** A session's life so far: who it is, and how often that has changed. */
export type Life = LifeState & {
  /** Counts identities in this process: what was asked as another one changes nothing any more. */
  readonly epoch: number
  /** Counts logins, logouts and renewals on all workers. */
  readonly identity: number
}

/** Who the store says that a session is. */
export interface StoredIdentity {
  readonly identity: number
  readonly isIdentified: boolean
  readonly uid: number | null
  readonly hasId: boolean
}

/** What happens to a session. `epoch` is of the life in which it was asked for. */
export type LifeEvent =
  /** The server has given a visitor a session, or taken it away. */
  | { readonly type: 'id'; readonly hasId: boolean }
  /** The site's own user stands behind the session: a visitor is to log in, a user can be renewed. */
  | { readonly type: 'mapped'; readonly credential: Credential }
  /** The server has agreed to a login: the first one, a visitor's, another user's or a renewal. */
  | { readonly type: 'agreed'; readonly uid: number; readonly credential: Credential | undefined }
  /** The server, or a browser, has put another session in this one's place. */
  | { readonly type: 'replaced'; readonly epoch: number }
  /** The server has told whose the session is; null for a visitor's. */
  | { readonly type: 'identified'; readonly epoch: number; readonly uid: number | null }
  /** The server does not know the user's session any more. */
  | { readonly type: 'expired'; readonly epoch: number }
  /** The renewal was refused, or nobody knows how it ended. */
  | { readonly type: 'refused'; readonly epoch: number }
  /** The server does not have the visitor's session any more. */
  | { readonly type: 'forgotten' }
  /** Logged out, or renewed after a loss: all starts anew. */
  | { readonly type: 'begun' }
  /** Another worker has written the session. */
  | { readonly type: 'restored'; readonly stored: StoredIdentity }

/** The life of a session of which nothing has happened yet. */
export function born(state: LifeState): Life {
  return { ...state, epoch: 0, identity: 0 }
}

/** The life after an event. What comes too late, or cannot happen to who the session is, changes nothing. */
export function next(life: Life, event: LifeEvent): Life {
  if ('epoch' in event && event.epoch !== life.epoch) return life
  switch (event.type) {
    case 'id':
      if (life.as !== 'newcomer' && life.as !== 'visitor') return life
      return as(life, visitor(event.hasId))
    case 'mapped':
      return mapped(life, event.credential)
    case 'agreed':
      return another(life, { as: 'user', uid: event.uid, credential: event.credential })
    case 'replaced':
      return another(life, { as: 'unidentified' })
    case 'identified':
      if (life.as !== 'unidentified') return life
      return as(life, event.uid === null ? visitor(true) : { as: 'user', uid: event.uid, credential: undefined })
    case 'expired':
      return expired(life)
    case 'refused':
      return life.as === 'renewing' ? as(life, { ...life, as: 'expired' }) : life
    case 'forgotten':
      if (!isVisitor(life) || life.as === 'lost') return life
      return as(life, { as: 'lost', wasKnown: life.as !== 'unidentified' })
    case 'begun':
      return another(life, { as: 'newcomer' })
    case 'restored':
      return restored(life, event.stored)
  }
}

/** True for who is nobody by name, as far as is known. */
export function isVisitor({ as }: LifeState): boolean {
  return as === 'newcomer' || as === 'visitor' || as === 'unidentified' || as === 'lost'
}

/** The user by the server's word; null for everybody else. */
export function uidOf(life: LifeState): number | null {
  return 'uid' in life ? life.uid : null
}

/** The user's password, where the session holds it. */
export function passwordOf(life: Life): string | undefined {
  const credential = credentialOf(life)
  return credential?.kind === 'password' ? credential.password : undefined
}

/** What the session may log in with by itself. */
export function credentialOf(life: LifeState): Credential | undefined {
  return 'credential' in life ? life.credential : undefined
}

function mapped(life: Life, credential: Credential): Life {
  switch (life.as) {
    case 'user':
    case 'expired':
      return as(life, { ...life, credential })
    // Its own credential is at the server right now.
    case 'renewing':
    // Whoever is behind it must hear of the loss first.
    case 'lost':
      return life
    default:
      return as(life, { as: 'expected', credential })
  }
}

function expired(life: Life): Life {
  if (life.as !== 'user' && life.as !== 'expired') return life
  const { uid, credential } = life
  return as(life, credential === undefined ? { as: 'expired', uid, credential } : { as: 'renewing', uid, credential })
}

function restored(life: Life, { identity, isIdentified, uid, hasId }: StoredIdentity): Life {
  const stored: LifeState = !isIdentified
    ? { as: 'unidentified' }
    : uid === null
      ? visitor(hasId)
      : { as: 'user', uid, credential: undefined }
  // Whoever it was here, is not there any more: nothing may log in as them again.
  if (identity !== life.identity) return { ...stored, epoch: life.epoch + 1, identity }
  switch (life.as) {
    case 'lost':
    case 'expected':
      return life
    case 'unidentified':
      return as(life, stored)
    case 'newcomer':
    case 'visitor':
      return stored.as === 'unidentified' ? life : as(life, stored)
    default:
      return uid === life.uid || !isIdentified ? life : as(life, stored)
  }
}

const visitor = (hasId: boolean): LifeState => ({ as: hasId ? 'visitor' : 'newcomer' })

/** The same identity in another state. */
function as({ epoch, identity }: Life, state: LifeState): Life {
  return { ...state, epoch, identity }
}

/** Another identity. */
function another({ epoch, identity }: Life, state: LifeState): Life {
  return { ...state, epoch: epoch + 1, identity: identity + 1 }
}
