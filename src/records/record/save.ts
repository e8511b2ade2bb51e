import { InvalidValueError, type OoorError, ServerError } from '../../errors/index.ts'
import type { ModelCallOptions } from '../caller.ts'
import type { Row } from '../casting/from-server.ts'
import { fetchIds } from '../plan/fetch.ts'
import type { SelectionNode } from '../plan/selection.ts'
import { castDeep, specificationOf } from '../plan/specification.ts'
import type { Scope } from '../scope.ts'
import type { FieldErrors, Hooks } from './extension.ts'
import { isAboutValues, placeError } from './field-errors.ts'
import { missing } from './group.ts'
import type { AnyRecord } from './record-api.ts'
import { serverValues } from './server-values.ts'
import type { Shape } from './shape.ts'

/** What saving may be told. */
export interface SaveOptions extends ModelCallOptions {
  /** Reads the record back, for what the server computes. New records are read back in any case. @default false */
  readonly reload?: boolean
}

/** Creates the record on the server and reads it back: one call since 17, two before. */
export async function createOnServer(
  scope: Scope,
  { node, extension }: Shape,
  record: AnyRecord,
  values: object,
  options: ModelCallOptions,
): Promise<Row> {
  const hooks = extension?.hooks
  await before(hooks, record, 'beforeCreate')
  const sent = await serverValues(scope, node.schema, values, record)
  const row = await createRow(scope, node, sent, options)
  await hooks?.afterCreate?.(record)
  await hooks?.afterSave?.(record)
  return row
}

/** Creates a record and reads what is selected of it. */
export async function createRow(
  scope: Scope,
  node: SelectionNode,
  values: Readonly<Record<string, unknown>>,
  options: ModelCallOptions,
): Promise<Row> {
  const { caller } = scope
  const { model } = node.schema
  if ((await caller.series(options)).major >= 17) {
    const rows = (await caller.call(model, 'web_save', [[], values, specificationOf(node)], {}, options)) as Row[]
    castDeep(node, rows)
    return rows[0] as Row
  }
  const id = (await caller.call(model, 'create', [values], {}, options)) as number
  return readAgain(scope, node, id)
}

/** Writes to the record; reads it back when that is asked for: one call since 17, two before. */
export async function writeToServer(
  scope: Scope,
  { node, extension }: Shape,
  record: AnyRecord,
  values: object,
  { reload, ...options }: SaveOptions,
): Promise<Row | undefined> {
  const hooks = extension?.hooks
  await before(hooks, record, 'beforeUpdate')
  const { caller } = scope
  const { model } = node.schema
  const { id } = record
  const sent = await serverValues(scope, node.schema, values, record)
  let row: Row | undefined
  if (reload && (await caller.series(options)).major >= 17) {
    const rows = (await caller.call(model, 'web_save', [[id], sent, specificationOf(node)], {}, options)) as Row[]
    castDeep(node, rows)
    row = rows[0]
  } else {
    await caller.call(model, 'write', [[id], sent], {}, options)
    if (reload) row = await readAgain(scope, node, id)
  }
  await hooks?.afterUpdate?.(record)
  await hooks?.afterSave?.(record)
  return row
}

/** Deletes the record on the server. */
export async function destroyOnServer(
  scope: Scope,
  { node, extension }: Shape,
  record: AnyRecord,
  options: ModelCallOptions,
): Promise<void> {
  await extension?.hooks.beforeDestroy?.(record)
  await scope.caller.call(node.schema.model, 'unlink', [[record.id]], {}, options)
  await extension?.hooks.afterDestroy?.(record)
}

/** Reads one record's selection. Throws a `MissingError` when it is gone. */
export async function readAgain(scope: Scope, node: SelectionNode, id: number): Promise<Row> {
  const [row] = await fetchIds(scope, node, [id])
  if (row === undefined) throw missing(node.schema.model, id)
  return row
}

/** The errors of a failed save, by field. */
export function errorsOf({ node }: Shape, error: OoorError): FieldErrors {
  if (error instanceof InvalidRecordError) return error.errors
  return ServerError.is(error) && isAboutValues(error) ? placeError(node.schema, error) : { base: [error.message] }
}

/** The record's own checks said no: nothing was sent. */
export class InvalidRecordError extends InvalidValueError {
  readonly errors: FieldErrors

  constructor(model: string, errors: FieldErrors) {
    const all = Object.entries(errors).map(([name, messages]) => `${name} ${messages.join(', ')}`)
    super(`${model} is not valid: ${all.join('; ')}`, { call: { model } })
    this.errors = errors
  }
}

async function before(hooks: Hooks | undefined, record: AnyRecord, which: 'beforeCreate' | 'beforeUpdate') {
  if (hooks === undefined) return
  const errors = await hooks.validate?.(record)
  if (errors !== undefined && Object.values(errors).some((messages) => messages.length > 0)) {
    throw new InvalidRecordError(record.$model, errors)
  }
  await hooks.beforeSave?.(record)
  await hooks[which]?.(record)
}
