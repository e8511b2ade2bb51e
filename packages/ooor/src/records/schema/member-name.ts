/**
 * True for the name of a server's method that is a member of records: of several words. One word alone (`pipe`, `read`,
 * `next`) is what libraries ask an object for to see what it is.
 */
export function isMemberName(method: string): boolean {
  return /^[a-z][a-z0-9]*(_[a-z0-9]+)+$/.test(method)
}
