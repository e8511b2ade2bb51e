import { AccessError, MissingError } from '../../errors/index.ts'
import { namesOf, rowsOf } from '../check-answer.ts'
import type { Draft } from './draft.ts'
import type { FormCaller } from './form-caller.ts'
import type { HeldLink } from './held-values.ts'
import { majorOf } from './onchange.ts'

/**
 * Fills in the names of records that were given by id only. Those of the same model in one call.
 *
 * Calls `read(ids, ['display_name'])`, up to 7 `name_get(ids)`.
 */
export async function fillLinkNames(caller: FormCaller, draft: Draft): Promise<void> {
  const byModel = new Map<string, HeldLink[]>()
  for (const { field, link } of unnamed(draft)) {
    const model = field.relation ?? ''
    byModel.set(model, [...(byModel.get(model) ?? []), link])
  }
  await Promise.all(
    [...byModel].map(async ([model, links]) => {
      const names = await namesById(caller, model, [...new Set(links.map(({ id }) => id))])
      for (const link of links) link.display_name ??= names.get(link.id) ?? ''
    }),
  )
}

function unnamed(draft: Draft): Draft['unnamedLinks'] {
  const lines = [...draft.lists.values()].flatMap((list) => list.lines)
  return [...draft.unnamedLinks, ...lines.flatMap(unnamed)]
}

async function namesById(
  caller: FormCaller,
  model: string,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const { scope, options } = caller
  try {
    if ((await majorOf(caller)) < 8) {
      return new Map(
        namesOf(await scope.caller.call(model, 'name_get', [ids], {}, options), { model, method: 'name_get' }),
      )
    }
    const rows = await scope.caller.call(model, 'read', [ids, ['display_name']], {}, options)
    return new Map(rowsOf(rows, { model, method: 'read' }).map(({ id, display_name: name }) => [id, textOf(name)]))
  } catch (error) {
    // Whether the link may be set is for the server to say when the form is saved.
    if (AccessError.is(error) || MissingError.is(error)) return new Map()
    throw error
  }
}

function textOf(name: unknown): string {
  return typeof name === 'string' ? name : ''
}
