import { checkOptions } from '../../errors/check-options.ts'
import { fetchPage } from '../plan/fetch.ts'
import { fetchFastest } from './fetch-fastest.ts'
import { checkReadBy, type ReadBy } from './stream.ts'

/** What reads as it was told to; what reads columns is loaded by who asks for them. */
export async function fetcherOf(options: ReadBy): Promise<typeof fetchPage> {
  checkOptions<ReadBy>('rows', options, { by: true })
  checkReadBy(options)
  const { by = 'auto' } = options
  if (by === 'columns') return (await import('../bulk-chunk.ts')).fetchPageByColumns
  return by === 'rows' ? fetchPage : fetchFastest
}
