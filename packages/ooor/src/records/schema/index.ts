/**
 * What models are made of, for tools that read or write definitions, as `ooor types` does.
 *
 * @module ooor/schema
 */

export { nearest } from '../../errors/nearest.ts'
export { ATTRIBUTES_WITHOUT_SELECTIONS, isFailureOfModel } from './failing-model.ts'
export { type FieldKind, type FieldSchema, isDefault, isLazy, isToMany, SCHEMA_ATTRIBUTES } from './field.ts'
export { isMemberName } from './member-name.ts'
export type { SchemaFile, SchemaOptions, SchemaStore } from './registry.ts'
export { type FieldsAnswer, Schema } from './schema.ts'
