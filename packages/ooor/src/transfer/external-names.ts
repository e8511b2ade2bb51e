import { InvalidValueError, NotFoundError, type OoorError } from '../errors/index.ts'
import { idsOfExternal } from '../records/external-ids.ts'
import type { Scope } from '../records/scope.ts'

/** What external ids mean: records, or nothing that a row could be about. */
export interface NamedIds {
  readonly ids: ReadonlyMap<string, number>
  /** Why, of names that other models have, or several modules. */
  readonly wrong: ReadonlyMap<string, OoorError>
}

/** Ids by external id; one that is wrong keeps nobody from the others. Calls what `idsOfExternal` calls, for halves again. */
export async function namedIds(scope: Scope, model: string, names: readonly string[]): Promise<NamedIds> {
  try {
    return { ids: await idsOfExternal(scope, model, names), wrong: new Map() }
  } catch (error) {
    if (!NotFoundError.is(error) && !InvalidValueError.is(error)) throw error
    const [name] = names
    if (name === undefined) throw error
    if (new Set(names).size === 1) return { ids: new Map(), wrong: new Map([[name, error]]) }
    const unique = [...new Set(names)]
    const middle = Math.ceil(unique.length / 2)
    const one = await namedIds(scope, model, unique.slice(0, middle))
    const other = await namedIds(scope, model, unique.slice(middle))
    return { ids: new Map([...one.ids, ...other.ids]), wrong: new Map([...one.wrong, ...other.wrong]) }
  }
}
