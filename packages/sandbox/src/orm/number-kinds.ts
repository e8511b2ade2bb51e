/** Kinds of fields that are numbers to who reads them, and are summed up by themselves. */
export const NUMBERS: ReadonlySet<string> = new Set(['integer', 'float', 'monetary'])

/** Kinds of fields that PostgreSQL has numbers of: ids too, where another field tells their model. */
export const NUMBER_COLUMNS: ReadonlySet<string> = new Set([...NUMBERS, 'many2one_reference'])
