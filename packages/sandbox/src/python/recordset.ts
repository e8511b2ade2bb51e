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
