import { recursionError } from '../../python/exceptions.ts'
import { postgresError } from '../../python/eyes.ts'
import type { Environment } from '../environment.ts'

/** So many times `&` and `|` may change within each other since 19, before Python's stack is full (tried on 19.0). */
const MOST_CHANGES = 242
/** What PostgreSQL's parser keeps in mind (tried on 14.0). */
const MOST_PENDING = 9984

interface Part {
  readonly depth: number
  readonly joins?: { readonly operator: '&' | '|' }
}

/**
 * How deep two parts of a domain are once they are joined. Raises what the server does of one that is too deep. Since 19
 * what is joined by the same operator is one row, however long; before, each `AND` and `OR` is in parentheses, of which
 * the parser keeps one in mind for each that opens on the left, and three things for each on the right.
 */
export function joinedDepth({ dialect }: Environment, operator: '&' | '|', first: Part, second: Part): number {
  if (dialect.series.major < 19) {
    const depth = Math.max(first.depth + 1, second.depth + 3)
    if (depth > MOST_PENDING) throw postgresError('SyntaxError', 'memory exhausted at or near "("\n')
    return depth
  }
  const within = ({ depth, joins }: Part) => (joins?.operator === operator ? depth : depth + 1)
  const depth = Math.max(within(first), within(second))
  if (depth > MOST_CHANGES) throw recursionError()
  return depth
}
