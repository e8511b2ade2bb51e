/** Deeper than this nothing nests that an exception of Odoo tells. */
const DEEPEST = 50

/** True for data that everybody can walk: what goes on without end would end `JSON.stringify` of the error instead. */
export function isShallow(value: unknown, levels = DEEPEST): boolean {
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.values(value).every((one) => isShallow(one, levels - 1))
}
