/**
 * Odoo's models as a session sees them: queries, records, schemas.
 *
 * @module
 */
export type { Caller, ModelCallOptions, RecordsCaller } from './caller.ts'
export { type BinaryInfo, binaryInfo } from './casting/binary-info.ts'
export type { ChangedRow, ChangesOptions, ChangesPage } from './changes/changes-types.ts'
export type { Tracked, TrackedChange } from './changes/tracking-types.ts'
export type { ColumnsOf, ColumnsOptions } from './columns/columns-types.ts'
export type { Form } from './form/form.ts'
export type { FormLine } from './form/form-line.ts'
export type { FormOptions, FormValues, FormWarning } from './form/form-types.ts'
export type { FromFormOptions } from './html-form/from-html-form.ts'
export { Model } from './model.ts'
export { modelOfParam, paramOfModel } from './model-param.ts'
export type { PlannedCall } from './plan/fetch.ts'
export type { QueryExplanation } from './query/explain.ts'
export type { FindBy, FindById, FindOne, FoundRecord, ReferenceRow } from './query/find-by.ts'
export { GroupQuery } from './query/group-query.ts'
export type { LiveChange, LiveOptions } from './query/live-types.ts'
export * from './query/operators.ts'
export type { OrderTerm } from './query/order-term.ts'
export type { PageOptions } from './query/pages.ts'
export { Query } from './query/query.ts'
export type { AllOptions } from './query/query-state.ts'
export type { RecordsPage } from './query/query-walks.ts'
export type { ReadBy, StreamOptions } from './query/stream.ts'
export {
  type FieldDescription,
  type NameSearchOptions,
  RawModel,
  type Row,
  type SearchOptions,
  type Values,
} from './raw-model.ts'
export { command } from './record/edits.ts'
export type { Hooks } from './record/extension.ts'
export { idOfSlug } from './record/id-of-permalink.ts'
export { slug } from './record/permalink.ts'
export { type FieldKind, type FieldSchema, isLazy, isToMany } from './schema/field.ts'
export { type SchemaFile, type SchemaOptions, SchemaRegistry, type SchemaStore } from './schema/registry.ts'
export { Schema } from './schema/schema.ts'
export { Scope } from './scope.ts'
export type { ByIdApi } from './types/by-id-api.ts'
export type { CreateOptions } from './types/create-options.ts'
export type * as field from './types/fields.ts'
export type { NamedFile } from './types/fields.ts'
export type { Aggregate, AggregateFunction, Granularity, GroupKey, GroupRow, Span } from './types/group.ts'
export type { Command, Input, NewRecord } from './types/input-type.ts'
export type {
  AnyField,
  Field,
  FieldName,
  FieldNamed,
  Flag,
  Linkable,
  ModelName,
  ModelNamed,
  Models,
  ModelType,
  ReferenceValue,
  UntypedModel,
} from './types/model-type.ts'
export type { OnServerApi } from './types/on-server-api.ts'
export type { ChangedValue, FieldErrors, RecordApi, SaveOptions, Translations } from './types/record-api.ts'
export type { Edits, HandleList, RecordList, RelatedList, UnloadedList } from './types/record-lists.ts'
export type { Handle, Handles, Lazy, RecordOf, Ref } from './types/record-type.ts'
export type { DefaultSelection, RowOf, Selection } from './types/select.ts'
export type { Combined, Condition, Domain, DomainLeaf, Operator, OperatorName, WhereShape } from './types/where.ts'
export type { CreateManyOptions } from './upsert/create-many.ts'
export type {
  RefusedRow,
  Upserted,
  UpsertedRow,
  UpsertManyOptions,
  UpsertOptions,
  UpsertReport,
} from './upsert/upsert-types.ts'
export type {
  Action,
  ClientAction,
  CloseAction,
  NoAction,
  OtherAction,
  PressOptions,
  RawAction,
  ReportAction,
  ServerAction,
  UrlAction,
  WindowAction,
  WizardAction,
} from './wizard/actions.ts'
export type { Wizard, WizardOptions } from './wizard/wizard.ts'
