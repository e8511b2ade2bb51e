/** What has changed: a chunk of a bundle, which comes with the first who asks. */
export { changesOf } from './changes/changes.ts'
