import { InvalidValueError, type OoorError, PartialWriteError, ServerError } from '../../errors/index.ts'
import { whyBrokenOff } from '../../errors/why-broken-off.ts'
import { type CallOptions, lostAnswer } from '../../wires/index.ts'
import type { ModelCallOptions } from '../caller.ts'
import type { Row } from '../casting/from-server.ts'
import { idOf, rowOf } from '../check-answer.ts'
import { fetchIds } from '../plan/fetch.ts'
import type { SelectionNode } from '../plan/selection.ts'
import { castDeep, specificationOf } from '../plan/specification.ts'
import type { Schema } from '../schema/schema.ts'
import type { Scope } from '../scope.ts'
import type { FieldErrors, SaveOptions } from '../types/record-api.ts'
import type { AnyRecord } from '../types/record-type.ts'
import type { Hooks } from './extension.ts'
import { isAboutValues, placeError } from './field-errors.ts'
import { missing } from './prefetch-group.ts'
import type { ServerValues } from './server-values.ts'

/**
 * Creates a record and reads what is selected of it: one call since 17, two before. Throws a `PartialWriteError` when
 * it was created and could not be read.
 */
export async function createOnServer(
  scope: Scope,
  node: SelectionNode,
  values: ServerValues,
  { externalId, ...options }: SaveOptions,
): Promise<Row> {
  const { caller } = scope
  const { model } = node.schema
  if (externalId !== undefined) {
    return readBack(scope, node, await createNamed(scope, node.schema, values, externalId, options), 'created', options)
  }
  if (await savesInOneCall(scope, node, options)) {
    const row = await caller.call(model, 'web_save', [[], values, specificationOf(node)], {}, options)
    return saved(node, row)
  }
  const made = await caller.call(model, 'create', [values], {}, options)
  return readBack(scope, node, idOf(made, { model, method: 'create', writes: true }), 'created', options)
}

async function createNamed(
  scope: Scope,
  schema: Schema,
  values: ServerValues,
  text: string,
  options: ModelCallOptions,
): Promise<number> {
  const { externalId, makeNamed } = await import('../bulk-chunk.ts')
  if ((await externalId(scope, schema.model, text, options)) === undefined) {
    const { id, was } = await makeNamed({ scope, schema, options }, values, text)
    if (was === 'made') return id
  }
  throw new InvalidValueError(`there is a record of ${schema.model} with the external id '${text}' already`)
}

/**
 * Writes to a record; reads it back when that is asked for: one call since 17, two before. Throws a `PartialWriteError`
 * when it was written and could not be read.
 */
export async function writeToServer(
  scope: Scope,
  node: SelectionNode,
  id: number,
  values: ServerValues,
  { reload, ...options }: SaveOptions,
): Promise<Row | undefined> {
  const { caller } = scope
  const { model } = node.schema
  if (reload && (await savesInOneCall(scope, node, options))) {
    return saved(node, await caller.call(model, 'web_save', [[id], values, specificationOf(node)], {}, options))
  }
  await caller.call(model, 'write', [[id], values], {}, options)
  return reload ? readBack(scope, node, id, 'changed', options) : undefined
}

const METHODS = { created: 'create', changed: 'write', copied: 'copy' } as const

/** Reads what was written a moment ago: that it cannot be read does not undo it. */
export async function readBack(
  scope: Scope,
  node: SelectionNode,
  id: number,
  what: 'created' | 'changed' | 'copied',
  { signal }: ModelCallOptions,
): Promise<Row> {
  const { model } = node.schema
  try {
    return await readAgain(scope, node, id, { signal })
  } catch (error) {
    const why = whyBrokenOff(error, { signal })
    if (why === undefined) throw error
    const message = `record ${id} of ${model} was ${what}, but could not be read back: ${why}`
    throw new PartialWriteError(message, { cause: error, done: [id], call: { model, method: METHODS[what] } })
  }
}

/** The row of `web_save`. When it cannot be read, nobody knows what was written. */
function saved(node: SelectionNode, answer: unknown): Row {
  const { model } = node.schema
  const row = rowOf(answer, { model, method: 'web_save', writes: true })
  try {
    castDeep(node, [row])
  } catch (error) {
    throw lostAnswer(error, { call: { model, method: 'web_save' }, isReadOnly: false })
  }
  return row
}

/** `web_save` is there since 17; up to 19 it answers the size of binaries in their place (addons/web/models/models.py). */
async function savesInOneCall({ caller }: Scope, node: SelectionNode, options: ModelCallOptions): Promise<boolean> {
  const { major } = await caller.series(options)
  return major >= 20 || (major >= 17 && !hasBinary(node))
}

/** At any level: sizes are asked for all of them. */
function hasBinary({ schema, names, branches }: SelectionNode): boolean {
  return names.some((name) => schema.field(name).kind === 'binary') || branches.some(({ node }) => hasBinary(node))
}

/** Reads one record's selection. Throws a `MissingError` when it is gone. */
export async function readAgain(
  scope: Scope,
  node: SelectionNode,
  id: number,
  options: CallOptions = {},
): Promise<Row> {
  const [row] = await fetchIds(scope, node, [id], options)
  if (row === undefined) throw missing(node.schema.model, id)
  return row
}

/** The errors of a failed save, by field. */
export function errorsOf({ schema }: SelectionNode, error: OoorError): FieldErrors {
  if (error instanceof InvalidRecordError) return error.errors
  return ServerError.is(error) && isAboutValues(error) ? placeError(schema, error) : { base: [error.message] }
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

/** Runs what comes before a save. Throws an {@link InvalidRecordError} for what the record's own checks refuse. */
export async function beforeSave(hooks: Hooks | undefined, record: AnyRecord, isNew: boolean): Promise<void> {
  if (hooks === undefined) return
  const errors = await hooks.validate?.(record)
  if (errors !== undefined && Object.values(errors).some((messages) => messages.length > 0)) {
    throw new InvalidRecordError(record.$model, errors)
  }
  await hooks.beforeSave?.(record)
  await (isNew ? hooks.beforeCreate : hooks.beforeUpdate)?.(record)
}

/** Runs what comes after a save. */
export async function afterSave(hooks: Hooks | undefined, record: AnyRecord, wasNew: boolean): Promise<void> {
  await (wasNew ? hooks?.afterCreate : hooks?.afterUpdate)?.(record)
  await hooks?.afterSave?.(record)
}
