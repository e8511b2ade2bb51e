/**
 * What models are made of, for tools that read or write definitions, as `ooor types` does.
 *
 * @module ooor/schema
 */
export { type FieldKind, type FieldSchema, isDefault, isLazy, isToMany, SCHEMA_ATTRIBUTES } from './field.ts'
export { isMemberName } from './member-name.ts'
export { nearest } from './nearest.ts'
export type { SchemaFile, SchemaOptions, SchemaStore } from './registry.ts'
export { type FieldsAnswer, Schema } from './schema.ts'
