/** What a table has under a key that somebody has sent: `constructor` and `toString` are in each object, and in no table. */
export function own<T>(table: Readonly<Record<string, T>>, key: unknown): T | undefined {
  return typeof key === 'string' && Object.hasOwn(table, key) ? table[key] : undefined
}
