/**
 * What runs queries, casts values and makes records. One chunk of a bundle, which comes with the first use: see
 * `load-execution.ts`.
 */
export { idsOf, numberOf } from './answer.ts'
export { externalId, externalIdsOf, giveExternalId } from './external-ids.ts'
export { fetchPage } from './plan/fetch.ts'
export { checkAllPaths } from './query/check-all-paths.ts'
export { explain } from './query/explain.ts'
export { findAllIds, findOne, isListOfRecords, notFound } from './query/find.ts'
export { reversed } from './query/order.ts'
export { pagesOf } from './query/pages.ts'
export { callWithDomain, fetchRows, optionsOf, ready, selectionOf } from './query/run-query.ts'
export { stream } from './query/stream.ts'
export { callIds, unlinkIds, writeIds } from './record/by-id.ts'
export { handlesOf, recordOf, recordsOf } from './record/record-class.ts'
export { RecordArray } from './record/record-list.ts'
export { serverValues } from './record/server-values.ts'
