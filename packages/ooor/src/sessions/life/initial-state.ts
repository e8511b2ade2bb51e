import type { SessionStart } from '../session-host.ts'
import { type Life, type LifeState, uidOf } from './life.ts'

/** What is known of a user beside the id. */
export interface Facts {
  readonly login: string | null
  readonly isInternal: boolean | null
}

export const NOTHING_KNOWN: Facts = { login: null, isInternal: null }

/** What a session is at first. */
export function stateAt(start: SessionStart): LifeState {
  if (start.as === 'user') return { as: 'expected', credential: start.credential }
  return { as: start.as === 'visitor' ? 'newcomer' : 'unidentified' }
}

/** True when the store need not hear of the difference. */
export function isStoredAlike(one: Life, other: Life): boolean {
  return (
    one.identity === other.identity &&
    uidOf(one) === uidOf(other) &&
    (one.as === 'unidentified') === (other.as === 'unidentified')
  )
}
