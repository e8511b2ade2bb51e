import { InvalidValueError, NotFoundError, type OoorError } from '../../errors/index.ts'
import type { ModelCallOptions } from '../caller.ts'
import { idsOfExternal } from '../external-ids.ts'
import type { Scope } from '../scope.ts'

/** What external ids mean: records, or nothing that a row could be about. */
export interface NamedIds {
  readonly ids: ReadonlyMap<string, number>
  /** Why, of names that other models have, or several modules. */
  readonly wrong: ReadonlyMap<string, OoorError>
}

/** Ids by external id; one that is wrong keeps nobody from the others. Calls what `idsOfExternal` calls, for halves again. */
export async function namedIds(
  scope: Scope,
  model: string,
  names: readonly string[],
  options: ModelCallOptions = {},
): Promise<NamedIds> {
  try {
    return { ids: await idsOfExternal(scope, model, names, options), wrong: new Map() }
  } catch (error) {
    if (!NotFoundError.is(error) && !InvalidValueError.is(error)) throw error
    const [name] = names
    if (name === undefined) throw error
    if (new Set(names).size === 1) return { ids: new Map(), wrong: new Map([[name, error]]) }
    const unique = [...new Set(names)]
    const middle = Math.ceil(unique.length / 2)
    const one = await namedIds(scope, model, unique.slice(0, middle), options)
    const other = await namedIds(scope, model, unique.slice(middle), options)
    return { ids: new Map([...one.ids, ...other.ids]), wrong: new Map([...one.wrong, ...other.wrong]) }
  }
}
