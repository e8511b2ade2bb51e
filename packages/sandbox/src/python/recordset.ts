import { isTrue } from './eyes.ts'
import { pythonRepr } from './repr.ts'

/** Records that a method answers as such: JSON tells them as Python shows them, and XML-RPC cannot carry them (tried on 14.0). */
export class Recordset {
  readonly #model: string
  readonly #ids: readonly unknown[]

  constructor(model: string, ids: readonly unknown[]) {
    this.#model = model
    this.#ids = ids
  }

  toJSON(): string {
    const [first, ...others] = this.#ids.map((id) => pythonRepr(id))
    return `${this.#model}(${first === undefined ? '' : others.length === 0 ? `${first},` : [first, ...others].join(', ')})`
  }
}

/** A record that is being made, which no id tells from others. */
export class NewRecord extends Recordset {
  readonly #shown: string

  constructor(model: string, reference: unknown) {
    super(model, [])
    const name = isTrue(reference) ? `ref=${pythonRepr(reference)}` : ADDRESS
    this.#shown = `${model}(<NewId ${name}>,)`
  }

  override toJSON(): string {
    return this.#shown
  }
}

/** What 19 holds the values of a field of properties in, which no wire has a word for. */
export class PropertyObject extends Recordset {
  constructor() {
    super('', [])
  }

  override toJSON(): string {
    return `<odoo.orm.fields_properties.Property object at ${ADDRESS}>`
  }
}

/** Where Python keeps it, which is nobody's business. */
const ADDRESS = '0x7f0000000000'
