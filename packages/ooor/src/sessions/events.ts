/** What a session tells those who listen. */
export interface SessionEvents {
  /** The server gave the session a new id: after logging in or out, and every few hours on 19. */
  rotated: (change: { readonly from: string | null; readonly to: string | null }) => void
  /** The server did not know the session any more; the session has logged in again. */
  renewed: () => void
  /** The server has lost a visitor's session and the cart in it. */
  lost: () => void
}

/** Their names. */
export const SESSION_EVENTS: Readonly<Record<keyof SessionEvents, true>> = { rotated: true, renewed: true, lost: true }
