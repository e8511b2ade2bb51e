import type { ExecutionModule } from '../load-query-chunk.ts'
import type { fetchPage } from '../plan/fetch.ts'
import type { ReadBy } from './stream.ts'

/** What reads columns is loaded by who asks for them. */
export async function fetcherOf(run: ExecutionModule, by: NonNullable<ReadBy['by']>): Promise<typeof fetchPage> {
  if (by === 'columns') return (await import('../bulk-chunk.ts')).fetchPageByColumns
  return by === 'rows' ? run.fetchPage : run.fetchFastest
}
