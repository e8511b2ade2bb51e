import { PartialWriteError, RowRefusedError } from '../../errors/index.ts'
import { whyBrokenOff } from '../../errors/why-broken-off.ts'
import type { ModelCallOptions } from '../caller.ts'
import { idOf } from '../check-answer.ts'
import { externalId, fullName, giveExternalId, mayGiveExternalIds } from '../external-ids.ts'
import type { ServerValues } from '../record/server-values.ts'
import type { Schema } from '../schema/schema.ts'
import type { Scope } from '../scope.ts'
import { archivedApart, includingArchived } from './archived-links.ts'
import { cellsOf } from './cells.ts'
import { load, type Verdict } from './load.ts'

/** A record that has the external id: made now, or found because somebody else was faster. */
export interface Named {
  readonly id: number
  readonly was: 'made' | 'found'
}

/** Who makes a record with an external id. */
export interface Naming {
  readonly scope: Scope
  readonly schema: Schema
  readonly options: ModelCallOptions
}

/**
 * Makes a record with an external id that is not there: the record is never made without it by who may not give it.
 *
 * Calls `load(['id', …], …)` where it has text for all values: the record is there with its name, or not at all, and of
 * two at once one makes it. For others, and to hear why a record is refused, `create(values)` and
 * `ir.model.data.create`, for who may; for who may not `load` of what it has text for, and `write` of the rest.
 *
 * @throws PartialWriteError when the second call fails
 */
export async function makeNamed(naming: Naming, values: ServerValues, text: string): Promise<Named> {
  const { scope, schema, options } = naming
  const key = fullName(text)
  // `load` came with 7.0 and answers so since 8.0.
  const loads = (await scope.caller.series(options)).major >= 8
  const cells = loads ? cellsOf(schema, values) : undefined
  let verdict: Verdict | undefined
  if (cells !== undefined) {
    const rows = [{ index: 0, cells: new Map([['id', key], ...cells]) }]
    verdict = await load(naming, rows)
    if (verdict.named !== undefined && (await archivedApart(naming, rows)).archived.length > 0) {
      verdict = await load(includingArchived(naming), rows)
    }
    if (verdict.named === undefined) return { id: verdict.ids[0] as number, was: 'made' }
    const other = await externalId(scope, schema.model, key, options)
    if (other !== undefined) return { id: other, was: 'found' }
  }
  if (await mayGiveExternalIds(scope, options)) {
    const answer = await scope.caller.call(schema.model, 'create', [values], {}, options)
    const id = idOf(answer, { model: schema.model, method: 'create', writes: true })
    await giveExternalId(scope, schema.model, id, key, options)
    return { id, was: 'made' }
  }
  if (verdict !== undefined) throw refusal(schema, verdict)
  return { id: await inTwoSteps(naming, values, key), was: 'made' }
}

/** The record with its name by `load`, what that has no text for by `write`. */
async function inTwoSteps(naming: Naming, values: ServerValues, key: string): Promise<number> {
  const { scope, schema, options } = naming
  const cells = new Map([['id', key]])
  const rest: ServerValues = {}
  for (const [name, value] of Object.entries(values)) {
    const cell = cellsOf(schema, { [name]: value })
    if (cell === undefined) rest[name] = value
    else for (const [column, text] of cell) cells.set(column, text)
  }
  const verdict = await load(naming, [{ index: 0, cells }])
  if (verdict.named !== undefined) throw refusal(schema, verdict)
  const id = verdict.ids[0] as number
  try {
    await scope.caller.call(schema.model, 'write', [[id], rest], {}, options)
  } catch (error) {
    const why = whyBrokenOff(error, options)
    if (why === undefined) throw error
    const which = Object.keys(rest).join(', ')
    throw new PartialWriteError(
      `record ${id} of ${schema.model} was created with its external id '${key}', but without ${which}: ${why}; an upsert goes on with it`,
      { cause: error, done: [id], call: { model: schema.model, method: 'write' } },
    )
  }
  return id
}

function refusal({ model }: Schema, { named, error }: Verdict & { readonly error?: Error }): Error {
  if (error !== undefined) return error
  const why = named?.get(0) ?? 'the server did not say why'
  return new RowRefusedError(`the record was refused: ${why}`, { index: 0, call: { model, method: 'load' } })
}
