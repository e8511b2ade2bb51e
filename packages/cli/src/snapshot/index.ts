/**
 * What a sandbox needs to stand for a server, in one file.
 *
 * @module
 */
export { readSnapshot, type SnapshotOptions } from './read-snapshot.ts'
export type { ModelFacts, Row, RuleContent, SnapshotContent, SnapshotModelContent } from './snapshot-content.ts'
export { writeSnapshotFile } from './snapshot-file.ts'
