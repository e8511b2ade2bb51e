import { AccessError, ServerError } from 'ooor/errors'
import type { FieldsAnswer } from 'ooor/schema'
import { IN_ENGLISH, type ServerReader } from '../codegen/server-reader.ts'
import { readRows } from './read-rows.ts'
import type { ModelFacts } from './snapshot-content.ts'

interface ModelRow {
  readonly id: number
  readonly model: string
  readonly name: string
  readonly order?: string | false
  readonly inherited_model_ids?: readonly number[]
}

/** The server's list of models. */
export class ModelList {
  readonly #rows: ReadonlyMap<number, ModelRow>
  readonly #byName: ReadonlyMap<string, ModelRow>

  private constructor(rows: readonly ModelRow[]) {
    this.#rows = new Map(rows.map((row) => [row.id, row]))
    this.#byName = new Map(rows.map((row) => [row.model, row]))
  }

  /** Calls `ir.model.fields_get`, `search` and `read`; undefined for a user who may not. */
  static async read(server: ServerReader): Promise<ModelList | undefined> {
    try {
      const fields = (await server.call('ir.model', 'fields_get', [], { attributes: ['type'] })) as FieldsAnswer
      const told = ['model', 'name', 'order', 'inherited_model_ids'].filter((name) => name in fields)
      return new ModelList(await readRows<ModelRow>(server, 'ir.model', [], told))
    } catch (error) {
      if (!AccessError.is(error)) throw error
      return undefined
    }
  }

  /** The model of an id of `ir.model`. */
  named(id: number): string | undefined {
    return this.#rows.get(id)?.model
  }

  /** What the list tells of a model, and the fields that its names are made of. */
  facts(model: string, fields: FieldsAnswer, named: readonly string[]): ModelFacts {
    const { name, order, inherited_model_ids = [] } = this.#byName.get(model) ?? {}
    const recName = named.at(-1)
    const parents = inherited_model_ids.flatMap((id) => this.named(id) ?? [])
    const inherits = Object.fromEntries(parents.flatMap((parent) => linkTo(parent, fields)))
    return {
      ...(name !== undefined && { description: name }),
      ...(order && order !== 'id' && { order }),
      // `name`, or the `x_name` of a model of one's own, is what Odoo takes by itself.
      ...(recName !== undefined && recName !== 'name' && recName in fields && { recName }),
      ...(Object.keys(inherits).length > 0 && { inherits }),
    }
  }
}

/** The many2one by which a model has a parent's fields. */
function linkTo(parent: string, fields: FieldsAnswer): (readonly [link: string, parent: string])[] {
  const related = new Set(Object.values(fields).map((field) => String(field.related ?? '').split(/[.,]/)[0]))
  return Object.entries(fields)
    .filter(([name, { type, relation }]) => type === 'many2one' && relation === parent && related.has(name))
    .map(([name]) => [name, parent])
}

/** What fields of a model are computed of; of `display_name` the last is its `_rec_name` (odoo/orm/models.py of 14 and 19). */
export async function readDepends(
  server: ServerReader,
  model: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  try {
    const asked = { attributes: ['depends'], ...IN_ENGLISH }
    const answer = (await server.call(model, 'fields_get', [[]], asked)) as FieldsAnswer
    const told = Object.entries(answer).flatMap(([name, { depends }]) =>
      Array.isArray(depends) && depends.length > 0 ? [[name, depends.map(String)] as const] : [],
    )
    return new Map(told)
  } catch (error) {
    if (!ServerError.is(error)) throw error
    return new Map()
  }
}
