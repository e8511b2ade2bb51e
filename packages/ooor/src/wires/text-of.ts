/** What a server says, as text: it may say anything in the place of one. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === undefined || value === null || value === false) return ''
  try {
    return JSON.stringify(value)
  } catch {
    // Deeper than can be walked.
    return ''
  }
}
