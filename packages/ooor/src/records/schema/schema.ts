import { MalformedResponseError, ServerError, UnknownFieldError } from '../../errors/index.ts'
import { suggestion } from '../../errors/nearest.ts'
import { type FieldSchema, isDefault, parseField } from './field.ts'

/** The answer of `fields_get`. */
export type FieldsAnswer = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** What a model is made of, as the server tells the session's user. */
export class Schema {
  /** The model's name, as `res.partner`. */
  readonly model: string
  /** Fields by name. */
  readonly fields: ReadonlyMap<string, FieldSchema>
  readonly #parents = new Map<string, string>()
  #defaults: readonly string[] | undefined

  constructor(model: string, answer: FieldsAnswer) {
    if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) {
      const what = Array.isArray(answer) ? 'a list' : String(answer)
      throw new MalformedResponseError(`${model}.fields_get answered no fields: ${what}`, {
        call: { model, method: 'fields_get' },
      })
    }
    this.model = model
    this.fields = new Map(
      Object.entries(answer)
        // A field that the server says nothing of is none.
        .filter(([name, given]) => name !== 'id' && typeof given === 'object' && given !== null)
        .map(([name, given]) => [name, parseField(name, given)]),
    )
  }

  /** The field of a name. Throws an `UnknownFieldError` that names the nearest ones. */
  field(name: string): FieldSchema {
    const field = this.fields.get(name)
    if (field !== undefined) return field
    throw unknownField(this.model, name, this.fields.keys())
  }

  /** Names of what is read when no fields are named. */
  get defaults(): readonly string[] {
    this.#defaults ??= [...this.fields.values()]
      .filter((field) => isDefault(field, (name) => this.fields.get(name)))
      .map(({ name }) => name)
    return this.#defaults
  }

  /** Fields that lead to other models. */
  get relations(): readonly FieldSchema[] {
    return [...this.fields.values()].filter((field) => field.relation !== undefined)
  }

  /** Fields that must be given, by the model or by their defaults. */
  get required(): readonly FieldSchema[] {
    return [...this.fields.values()].filter(({ isRequired }) => isRequired)
  }

  /** Values and labels of a selection field; empty for others. */
  selection(name: string): readonly (readonly [value: string | number, label: string])[] {
    return this.field(name).selection ?? []
  }

  /**
   * Parent models whose fields this one carries (`_inherits`), by the many2one that leads there: `{ partner_id:
   * 'res.partner' }` for users. A parent is one behind a required many2one, all of whose stored fields this model has
   * too, most of them as its own by the same name. Empty up to 7.0, which does not tell where fields come from.
   */
  get inherits(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#parents)
  }

  /**
   * Looks at the models that may be parents, of which there are few: a line has some fields of its order, but not all.
   *
   * @internal
   */
  async findParents(schemaOf: (model: string) => Promise<Schema>): Promise<void> {
    const counts = new Map<string, number>()
    for (const { name, related } of this.fields.values()) {
      const [link = '', field, ...more] = related?.split('.') ?? []
      if (field === name && more.length === 0) counts.set(link, (counts.get(link) ?? 0) + 1)
    }
    const links = [...counts].flatMap(([name, count]) => {
      const link = this.fields.get(name)
      const mayBe = link?.kind === 'many2one' && link.isRequired && link.isStored && count > INHERITED_AT_LEAST
      return mayBe ? [link] : []
    })
    await Promise.all(
      links.map(async ({ name, relation = '' }) => {
        const parent = await schemaOf(relation).catch((error: unknown) => {
          // Who may not know the parent, is not told of it.
          if (ServerError.is(error)) return undefined
          throw error
        })
        if (parent !== undefined && this.#carries(parent, name)) this.#parents.set(name, relation)
      }),
    )
  }

  #carries(parent: Schema, link: string): boolean {
    const stored = [...parent.fields.values()].filter(({ name, isStored }) => isStored && !OF_EVERY_MODEL.has(name))
    const own = stored.filter(({ name }) => this.fields.get(name)?.related === `${link}.${name}`)
    return stored.every(({ name }) => this.fields.has(name)) && own.length * 2 > stored.length
  }

  /** Kinds by name, for who draws forms. */
  toJSON(): Record<string, FieldSchema> {
    return Object.fromEntries(this.fields)
  }
}

/** With fewer fields by the same name nobody looks further. */
const INHERITED_AT_LEAST = 5

const OF_EVERY_MODEL: ReadonlySet<string> = new Set(['create_date', 'create_uid', 'write_date', 'write_uid'])

/** The error for a name that is no field. */
export function unknownField(model: string, name: string, known: Iterable<string>): UnknownFieldError {
  const { text, nearest, known: all } = suggestion(name, known)
  const remedy = name === 'id' ? ': leave it out' : text
  const message = `${model} has no field '${name}' for this user${remedy}`
  return new UnknownFieldError({ exception: '', message }, { message, call: { model }, nearest, known: all })
}
