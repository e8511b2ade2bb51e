/** Columns, groups, changes, many new records and upserts: one chunk of a bundle, which comes with the first of them. */

export { changesOf } from './changes/changes.ts'
export { columnsOf } from './columns/columns.ts'
export { fetchManyCells, fitsColumns } from './columns/columns-or-rows.ts'
export { plannedColumns } from './columns/planned-columns.ts'
export { fetchPageByColumns } from './columns/rows-by-columns.ts'
export { externalId } from './external-ids.ts'
export { live } from './query/live.ts'
export { readGroups } from './query/read-groups.ts'
export { createMany } from './upsert/create-many.ts'
export { makeNamed } from './upsert/make-named.ts'
export { upsert } from './upsert/upsert.ts'
export { upsertMany } from './upsert/upsert-many.ts'
