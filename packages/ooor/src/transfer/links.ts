import { InvalidValueError, type OoorError } from '../errors/index.ts'
import type { ModelCallOptions } from '../records/caller.ts'
import { namesOf } from '../records/check-answer.ts'
import { parseExternalId } from '../records/external-ids.ts'
import type { Scope } from '../records/scope.ts'
import { checkMatch, idsByKey } from '../records/upsert/existing.ts'
import { namedIds } from '../records/upsert/named-ids.ts'
import { cellValue } from './cell-value.ts'
import type { LinkBy } from './columns.ts'

/** A record that a row names. */
export interface Link {
  readonly model: string
  readonly by: LinkBy
  readonly text: string
}

/** Records that were found stay found, up to so many. */
const MOST_KNOWN = 50_000

/** Finds records that rows name, all of a batch in few calls, and remembers them. */
export class Links {
  readonly #scope: Scope
  readonly #options: ModelCallOptions
  readonly #known = new Map<string, readonly number[]>()
  readonly #wrong = new Map<string, OoorError>()

  constructor(scope: Scope, options: ModelCallOptions) {
    this.#scope = scope
    this.#options = options
  }

  /** Looks for those that are not known yet. Calls one `search_read` for each kind of naming. */
  async find(links: readonly Link[]): Promise<void> {
    for (const found of [this.#known, this.#wrong]) if (found.size > MOST_KNOWN) found.clear()
    const kinds = new Map<string, { model: string; by: LinkBy; texts: Set<string> }>()
    for (const { model, by, text } of links) {
      if (by === '.id' || this.#known.has(nameOf({ model, by, text }))) continue
      const kind = `${model}/${by}`
      const texts = kinds.get(kind)?.texts ?? new Set()
      kinds.set(kind, { model, by, texts: texts.add(text) })
    }
    for (const { model, by, texts } of kinds.values()) {
      for (const [text, ids] of await this.#search(model, by, [...texts])) {
        if (ids.length > 0) this.#known.set(nameOf({ model, by, text }), ids)
      }
    }
  }

  /** The id of a record that was looked for; undefined when there is none. Throws when there are several. */
  idOf(link: Link): number | undefined {
    const { model, by, text } = link
    if (by === '.id') {
      const id = Number(text)
      if (Number.isSafeInteger(id) && id > 0) return id
      throw new InvalidValueError(`'${text}' is not the id of a record of ${model}`)
    }
    const wrong = this.#wrong.get(nameOf(link))
    if (wrong !== undefined) throw wrong
    const [id, ...others] = this.#known.get(nameOf(link)) ?? []
    if (others.length === 0) return id
    const all = [id, ...others].slice(0, 5).join(', ')
    throw new InvalidValueError(`several records of ${model} have the ${by} '${text}': ${all}`)
  }

  async #search(model: string, by: LinkBy, texts: readonly string[]): Promise<ReadonlyMap<string, readonly number[]>> {
    if (by === 'id') {
      const valid = texts.filter(isExternalId)
      const { ids, wrong } = await namedIds(this.#scope, model, valid)
      for (const [text, error] of wrong) this.#wrong.set(nameOf({ model, by, text }), error)
      return new Map([...ids].map(([text, id]) => [text, [id]]))
    }
    const schema = await this.#scope.schema(model)
    const field = schema.fields.get(by)
    const isPlain = by !== 'name' || (field?.kind === 'char' && field.isStored && field.isSearchable)
    const found = isPlain ? await this.#byField(model, by, texts) : new Map<string, readonly number[]>()
    if (by !== 'name') return found
    // Names that are shown otherwise than they are kept: 'Parent / Child', 'Company, Contact'.
    for (const text of texts) if (!found.has(text)) found.set(text, await this.#named(model, text))
    return found
  }

  async #byField(model: string, by: string, texts: readonly string[]): Promise<Map<string, readonly number[]>> {
    const schema = await this.#scope.schema(model)
    checkMatch(schema, [by])
    const field = schema.field(by)
    const keyed = texts.flatMap((text) => {
      try {
        return [{ text, values: { [by]: cellValue(model, field, text) } }]
      } catch {
        // Text that the field does not take tells no record.
        return []
      }
    })
    const values = keyed.map((one) => one.values)
    const ids = await idsByKey(this.#scope, schema, [by], values, this.#options)
    const found = new Map<string, readonly number[]>()
    for (const { text, values } of keyed) {
      const same = ids.get(JSON.stringify([values[by]]))
      if (same !== undefined) found.set(text, same)
    }
    return found
  }

  async #named(model: string, text: string): Promise<readonly number[]> {
    const kwargs = { operator: '=', limit: 2 }
    const answer = await this.#scope.caller.call(model, 'name_search', [text, []], kwargs, this.#options)
    return namesOf(answer, { model, method: 'name_search' }).map(([id]) => id)
  }
}

const nameOf = ({ model, by, text }: Link): string => `${model}/${by}/${text}`

function isExternalId(text: string): boolean {
  try {
    parseExternalId(text)
    return true
  } catch {
    return false
  }
}
