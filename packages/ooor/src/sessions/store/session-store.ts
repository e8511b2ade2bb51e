/**
 * Keeps sessions by their id, for a while. Values are opaque strings. Small on purpose: over a table with two
 * columns it takes ten lines.
 *
 * ```ts
 * const store: SessionStore = {
 *   isShared: true,
 *   get: async (id) => (await db.get('SELECT value FROM session WHERE id = ?', id))?.value,
 *   set: (id, value, ttl) => db.run('REPLACE INTO session VALUES (?, ?, ?)', id, value, Date.now() + ttl * 1000),
 *   delete: (id) => db.run('DELETE FROM session WHERE id = ?', id),
 * }
 * ```
 */
export interface SessionStore {
  /** True when others can read it than this process: what it holds is then sealed. */
  readonly isShared: boolean
  /** The value, or undefined or null when there is none, or no longer. */
  get(id: string): Promise<string | Uint8Array | null | undefined>
  /** Keeps a value for so many seconds. */
  set(id: string, value: string, ttl: number): Promise<unknown>
  delete(id: string): Promise<unknown>
  /**
   * `set`, but only when `expected` is still there, and `undefined` expects nothing to be. True when it was. Without
   * it two workers that write within the same moment may overwrite each other; see docs/sessions.md.
   */
  replace?(id: string, expected: string | undefined, value: string, ttl: number): Promise<boolean>
  /** Deletes what `isOver` says has expired; how many. For stores that do not expire by themselves. */
  sweep?(isOver: (value: string) => boolean): Promise<number>
}
