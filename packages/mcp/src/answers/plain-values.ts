import { type FieldSchema, isToMany } from 'ooor'
import type { PathChecks } from '../checks/check-path.ts'
import type { KnownModel } from '../checks/schemas.ts'
import type { SelectionTree } from '../checks/selection.ts'

/** A value as JSON carries it. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain }

/** Ids of a list that are shown where nothing beyond it was selected. */
const MOST_IDS = 50

/** What was left out of an answer's values, and how to get it. */
export type Cuts = Set<string>

/** Makes rows of the library plain: moments as text, long texts cut, closed names left out. Notes what was cut. */
export class PlainValues {
  readonly #checks: PathChecks
  readonly #longest: number
  readonly cuts: Cuts = new Set()

  constructor(checks: PathChecks, longest: number) {
    this.#checks = checks
    this.#longest = longest
  }

  /** A row of a selection. */
  async row(model: string, row: Readonly<Record<string, unknown>>, tree: SelectionTree): Promise<Plain> {
    const schema = await this.#checks.schemaOf(model)
    const entries = await Promise.all(
      Object.entries(row).map(async ([name, value]): Promise<readonly [string, Plain] | undefined> => {
        if (name === 'id') return [name, value as number]
        const beyond = Object.hasOwn(tree, name) ? tree[name] : undefined
        if (beyond === undefined) return undefined
        return [name, await this.#value(schema, name, value, beyond, row.id)]
      }),
    )
    return Object.fromEntries(entries.filter((entry) => entry !== undefined))
  }

  /** A value of no field in particular. */
  plain(value: unknown): Plain {
    if (value === null || value === undefined) return null
    if (typeof value === 'string') return this.#text(value)
    if (typeof value === 'number' || typeof value === 'boolean') return value
    if (value instanceof Date) return value.toISOString()
    if (value instanceof Uint8Array) return `${value.length} bytes`
    if (Array.isArray(value)) return value.map((one) => this.plain(one))
    if (typeof value !== 'object') return String(value)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, this.plain(one)]))
  }

  /** A link, whose name is left out where its model is closed. */
  link(relation: string | undefined, value: unknown): Plain {
    const { id } = (value ?? {}) as { readonly id?: unknown }
    if (typeof id !== 'number' || relation === undefined || this.#checks.policy.mayName(relation))
      return this.plain(value)
    return { id }
  }

  /** A field's value beyond which nothing was selected. */
  of({ kind, relation }: Pick<FieldSchema, 'kind' | 'relation'>, value: unknown): Plain {
    if (kind === 'reference') return this.#reference(value)
    return kind === 'many2one' ? this.link(relation, value) : this.plain(value)
  }

  /** A link to a record of any model, whose name is left out where that is closed. */
  #reference(value: unknown): Plain {
    const { model, id } = (value ?? {}) as { readonly model?: unknown; readonly id?: unknown }
    if (typeof model !== 'string' || typeof id !== 'number' || this.#checks.policy.mayName(model)) {
      return this.plain(value)
    }
    return { model, id }
  }

  async #value(
    { model, fields }: KnownModel,
    name: string,
    value: unknown,
    beyond: SelectionTree[string],
    id: unknown,
  ): Promise<Plain> {
    const field = fields.get(name)
    if (field === undefined || value === null) return this.plain(value)
    if (field.relation === undefined) return this.of(field, value)
    const tree = typeof beyond === 'object' ? beyond : undefined
    if (!isToMany(field)) {
      return tree === undefined ? this.link(field.relation, value) : this.row(field.relation, value as never, tree)
    }
    const list = value as readonly unknown[]
    const most = tree === undefined ? MOST_IDS : Number(tree.$limit) - 1
    if (list.length > most) {
      const where = field.inverse === undefined ? `["id", "in", [...]]` : `["${field.inverse}", "=", ${String(id)}]`
      this.cuts.add(
        `${model} ${String(id)}: only ${most} of ${name} are shown; query ${field.relation} where [${where}]`,
      )
    }
    const shown = list.slice(0, most)
    if (tree === undefined) return shown as readonly number[]
    return Promise.all(shown.map((one) => this.row(field.relation ?? '', one as never, tree)))
  }

  #text(text: string): string {
    if (text.length <= this.#longest) return text
    this.cuts.add(
      `texts are cut after ${this.#longest} characters; get_file with model, id and field has the whole of one`,
    )
    return `${text.slice(0, this.#longest)}…`
  }
}
