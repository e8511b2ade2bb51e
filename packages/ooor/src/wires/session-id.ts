/** The first part of a session id, which stays when 19 rotates the rest (odoo/http.py, STORED_SESSION_BYTES). */
const KEPT_LENGTH = 42
/** The length of a session id since 16. */
const FULL_LENGTH = 84

/** True when `next` is `current` after a rotation, so the same session on the server. */
export function isSameSession(current: string, next: string): boolean {
  if (current === next) return true
  return (
    current.length >= FULL_LENGTH &&
    next.length >= FULL_LENGTH &&
    current.slice(0, KEPT_LENGTH) === next.slice(0, KEPT_LENGTH)
  )
}
