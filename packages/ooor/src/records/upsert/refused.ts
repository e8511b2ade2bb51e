import { RowRefusedError, type ServerError } from '../../errors/index.ts'
import { archivedApart, includingArchived } from './archived-links.ts'
import { type LoadedRow, type Loading, load, tryLoad, type Verdict } from './load.ts'

/** What became of rows: ids by their place, and those that were refused. */
export interface Outcome {
  readonly ids: Map<number, number>
  readonly refused: Map<number, RowRefusedError>
}

type Attempt = (loading: Loading, rows: readonly LoadedRow[]) => Promise<Verdict>

/** Loads rows, and goes on without those that are refused. */
export function loadWhatCan(loading: Loading, rows: readonly LoadedRow[], outcome: Outcome): Promise<void> {
  return whatCanApart(load, loading, rows, outcome)
}

/** What `loadWhatCan` would do, and nothing is made: rows that would be taken have the id 0. */
export function tryWhatCan(loading: Loading, rows: readonly LoadedRow[], outcome: Outcome): Promise<void> {
  const attempt: Attempt = async (loading, some) => {
    const verdict = await tryLoad(loading, some)
    return verdict.named === undefined ? { ids: some.map(() => 0) } : verdict
  }
  return whatCanApart(attempt, loading, rows, outcome)
}

/** Where rows are refused, those that link to archived records go by themselves. */
async function whatCanApart(
  attempt: Attempt,
  loading: Loading,
  rows: readonly LoadedRow[],
  outcome: Outcome,
): Promise<void> {
  if (rows.length === 0) return
  const verdict = await attempt(loading, rows)
  if (verdict.named === undefined) return whatCan(attempt, loading, rows, outcome, verdict)
  const { archived, others } = await archivedApart(loading, rows)
  if (archived.length === 0) return whatCan(attempt, loading, rows, outcome, verdict)
  await whatCan(attempt, loading, others, outcome)
  await whatCan(attempt, includingArchived(loading), archived, outcome)
}

/**
 * `load` is all or nothing, and ends with the first few rows that are wrong: those that it names go apart (it may name
 * some that are fine), and where it names none, halves.
 */
async function whatCan(
  attempt: Attempt,
  loading: Loading,
  rows: readonly LoadedRow[],
  outcome: Outcome,
  known?: Verdict,
): Promise<void> {
  if (rows.length === 0) return
  const verdict = known ?? (await attempt(loading, rows))
  if (verdict.named === undefined) {
    rows.forEach(({ index }, at) => {
      outcome.ids.set(index, verdict.ids[at] as number)
    })
    return
  }
  const [row] = rows as readonly [LoadedRow]
  if (rows.length === 1) {
    outcome.refused.set(row.index, refusalOf(loading, row, verdict))
    return
  }
  for (const part of partsOf(rows, verdict.named)) await whatCan(attempt, loading, part, outcome)
}

interface RefusedRow {
  readonly row: LoadedRow
  readonly error: RowRefusedError
}

/** The first row that is refused by itself; nothing is made. Undefined when each of them is fine. */
export async function firstRefused(loading: Loading, rows: readonly LoadedRow[]): Promise<RefusedRow | undefined> {
  const { archived, others } = await archivedApart(loading, rows)
  return (await firstRefusedOfThese(loading, others)) ?? firstRefusedOfThese(includingArchived(loading), archived)
}

/** The same of rows that are known to link to archived records, all or none. */
export async function firstRefusedOfThese(
  loading: Loading,
  rows: readonly LoadedRow[],
): Promise<RefusedRow | undefined> {
  if (rows.length === 0) return undefined
  const verdict = await tryLoad(loading, rows)
  if (verdict.named === undefined) return undefined
  const [row] = rows as readonly [LoadedRow]
  if (rows.length === 1) return { row, error: refusalOf(loading, row, verdict) }
  const { named } = verdict
  const suspects = rows.filter((_, at) => named.has(at)).map((one) => [one])
  for (const part of suspects.length > 0 ? suspects : halves(rows)) {
    const found = await firstRefusedOfThese(loading, part)
    if (found !== undefined) return found
  }
  return undefined
}

function refusalOf(loading: Loading, row: LoadedRow, { named, error }: Verdict & { error?: ServerError }) {
  return refusedRow(loading, row, named?.get(0) ?? error?.serverMessage ?? 'the server did not say why', error)
}

/** A row in a message: counted from 1, as people do, and its `index`, as programs do. */
export const rowAt = (index: number): string => `row ${index + 1} (index ${index})`

/** The error for a row that the server refused. */
export function refusedRow(
  { schema }: Pick<Loading, 'schema'>,
  { index }: { readonly index: number },
  why: string,
  cause?: unknown,
): RowRefusedError {
  return new RowRefusedError(`${rowAt(index)} was refused: ${why}`, {
    index,
    call: { model: schema.model, method: 'load' },
    ...(cause !== undefined && { cause }),
  })
}

function partsOf(rows: readonly LoadedRow[], named: ReadonlyMap<number, string>): (readonly LoadedRow[])[] {
  const others = rows.filter((_, at) => !named.has(at))
  const suspects = rows.filter((_, at) => named.has(at))
  return suspects.length === 0 || others.length === 0 ? halves(rows) : [others, suspects]
}

function halves(rows: readonly LoadedRow[]): (readonly LoadedRow[])[] {
  const middle = Math.ceil(rows.length / 2)
  return [rows.slice(0, middle), rows.slice(middle)]
}
