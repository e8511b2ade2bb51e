/** What the answers of calls that went wrong mean: one chunk of a bundle, which comes with the first of them. */
export { databaseUnavailable } from './database-unavailable.ts'
export { errorOfFault } from './json-rpc-fault.ts'
export { refusalOf } from './refused-login.ts'
export { notListed, notOneDatabase, unlistedDatabases } from './unknown-database.ts'
export { unknownSeries } from './unknown-series.ts'
export { notJsonRpc, readUnparsed } from './unparsed-json.ts'
export { visitorsCall } from './visitors-call.ts'
