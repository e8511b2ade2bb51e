/** Kinds of fields that are texts in the database. */
export const TEXTS: ReadonlySet<string> = new Set(['char', 'text', 'html'])
