import { checkOptions } from '../../errors/check-options.ts'
import { InvalidValueError } from '../../errors/index.ts'
import type { ModelCallOptions } from '../caller.ts'
import { externalId as idOfExternal } from '../external-ids.ts'
import { serverValues } from '../record/server-values.ts'
import type { Scope } from '../scope.ts'
import { checkMatch, checkTold, idsByKey, keyOf } from './existing.ts'
import { writeOrMake } from './write-or-make.ts'

/** How the record is found. */
export interface UpsertBy extends ModelCallOptions {
  readonly externalId?: string | undefined
  readonly match?: readonly string[] | undefined
}

/** Changes a record, or makes it where there is none: any values, also new lines and commands. */
export async function upsert(
  scope: Scope,
  model: string,
  values: object,
  given: UpsertBy = {},
): Promise<{ readonly id: number; readonly was: 'made' | 'changed' }> {
  checkOptions<UpsertBy>('upsert', given, { externalId: true, match: true, context: true, signal: true })
  checkTold('upsert', model, given)
  const { externalId, match = [], ...options } = given
  const schema = await scope.schema(model, options)
  const sent = await serverValues(scope, schema, values, options)
  let id: number | undefined
  if (externalId !== undefined) id = await idOfExternal(scope, model, externalId, options)
  else {
    checkMatch(schema, match)
    const key = keyOf(schema, match, sent)
    if (key === undefined) throw new InvalidValueError(`records of ${model} are told by ${match.join(', ')}: give it`)
    const [found, ...others] = (await idsByKey(scope, schema, match, [sent], options)).get(key) ?? []
    if (others.length > 0) {
      const all = [found, ...others].join(', ')
      throw new InvalidValueError(`${match.join(', ')} tells several records of ${model}: ${all}`)
    }
    id = found
  }
  return writeOrMake({ scope, schema, options }, { id, name: externalId, values: sent })
}
