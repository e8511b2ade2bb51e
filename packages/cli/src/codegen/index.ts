/**
 * Declarations and schema files, written from what a server tells of itself.
 *
 * @module
 */
export { compareDeclarations, compareSchemaFiles } from './compare-outputs.ts'
export { type DeclarationOptions, declareServer } from './declare-server.ts'
export { type OpenServer, openServer } from './open-server.ts'
export { type Progress, type ReadOptions, type ReadServer, readServer } from './read-server.ts'
export { writeSchemaFile } from './schema-file.ts'
export type { MethodDescription, ParameterDescription } from './server-description.ts'
export type { ServerReader } from './server-reader.ts'
