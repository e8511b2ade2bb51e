/**
 * What runs queries, casts values and makes records. One chunk of a bundle, which comes with the first use: see
 * `load-query-chunk.ts`.
 */
export { externalIdsOf } from './external-ids.ts'
export { reversed } from './plan/order.ts'
export { countAll, idsOfAll, unlinkAll, writeAll } from './query/all-that-match.ts'
export { explain } from './query/explain.ts'
export { fetcherOf } from './query/fetcher-of.ts'
export { findAllIds, findOne, isListOfRecords, notFound } from './query/find.ts'
export { pagesOf } from './query/pages.ts'
export { refuseUnasked } from './query/refuse-unasked.ts'
export { callWithDomain, fetchRows, optionsOf, ready, selectionOf } from './query/run-query.ts'
export { stream } from './query/stream.ts'
export { refuseList } from './record/asked-of-one.ts'
export { callIds, unlinkIds, writeIds } from './record/by-id.ts'
export { checkCreate } from './record/check-create.ts'
export { defaultsOf } from './record/defaults-of.ts'
export { handlesOf, recordOf, recordsOf } from './record/record-class.ts'
export { RecordArray } from './record/record-list.ts'
