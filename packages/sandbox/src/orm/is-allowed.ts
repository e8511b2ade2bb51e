/** True where a check raises nothing. */
export function isAllowed(check: () => void): boolean {
  try {
    check()
    return true
  } catch {
    return false
  }
}
