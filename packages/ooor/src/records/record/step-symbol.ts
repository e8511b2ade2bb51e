/** What marks a reference, and every step beyond one. */
export const STEP = Symbol('step of a path')

/** True for references and what they lead on to. */
export function isRelationPath(value: unknown): boolean {
  return ((typeof value === 'object' && value !== null) || typeof value === 'function') && STEP in value
}
