import type { Row } from '../casting/from-server.ts'
import type { ExecutionModule } from '../load-query-chunk.ts'
import type { SelectionNode } from '../plan/selection.ts'
import type { ModelType } from '../types/model-type.ts'
import type { RecordList } from '../types/record-lists.ts'
import type { RecordOf } from '../types/record-type.ts'
import type { QueryState } from './query-state.ts'

/** The records of rows that a query has read. */
export function recordListOf<M extends ModelType, S, E>(
  { scope, model, extension }: QueryState,
  run: ExecutionModule,
  { node, rows }: { readonly node: SelectionNode; readonly rows: readonly Row[] },
): RecordList<M, S, E> {
  const records = run.recordsOf(scope, node, rows, extension) as unknown as RecordOf<M, S, E>[]
  return new run.RecordArray<M, S, E>(scope, model, records)
}
