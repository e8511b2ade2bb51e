import { MalformedResponseError, UnknownFieldError } from '../../errors/index.ts'
import { type FieldSchema, isDefault, parseField } from './field.ts'
import { suggestion } from './nearest.ts'

/** The answer of `fields_get`. */
export type FieldsAnswer = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** What a model is made of, as the server tells the session's user. */
export class Schema {
  /** The model's name, as `res.partner`. */
  readonly model: string
  /** Fields by name. */
  readonly fields: ReadonlyMap<string, FieldSchema>
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
   * 'res.partner' }` for users. Told from fields that are related by the same name beyond a required many2one, of
   * which a parent has many and a mere shortcut few.
   */
  get inherits(): Readonly<Record<string, string>> {
    const counts = new Map<string, number>()
    for (const { name, related } of this.fields.values()) {
      const [link = '', field, ...more] = related?.split('.') ?? []
      if (field === name && more.length === 0) counts.set(link, (counts.get(link) ?? 0) + 1)
    }
    const parents = [...counts].flatMap(([link, count]) => {
      const { kind, relation, isRequired, isStored } = this.fields.get(link) ?? {}
      const isParent = kind === 'many2one' && isRequired && isStored && count > INHERITED_AT_LEAST
      return isParent && relation !== undefined ? [[link, relation] as const] : []
    })
    return Object.fromEntries(parents)
  }

  /** Kinds by name, for who draws forms. */
  toJSON(): Record<string, FieldSchema> {
    return Object.fromEntries(this.fields)
  }
}

/** Shortcuts of real models are fewer: account.move.line has 5 from its move (14.0). */
const INHERITED_AT_LEAST = 5

/** The error for a name that is no field. */
export function unknownField(model: string, name: string, known: Iterable<string>): UnknownFieldError {
  const message = `${model} has no field '${name}' for this user${suggestion(name, known)}`
  return new UnknownFieldError({ exception: '', message }, { message, call: { model } })
}
