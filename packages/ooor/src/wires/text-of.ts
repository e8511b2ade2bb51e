/** What a server says, as text: it may say anything in the place of one. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return value === undefined || value === null || value === false ? '' : JSON.stringify(value)
}
