import { isHarmless, treatmentOf } from '@ooor/sandbox/personal'
import type { FieldsAnswer } from 'ooor/schema'
import { MadeUp } from './made-up.ts'

/** Makes rows fit to leave the server's surroundings. */
export class Anonymiser {
  readonly #madeUp: MadeUp
  readonly #kept: ReadonlySet<string>

  private constructor(madeUp: MadeUp, kept: ReadonlySet<string>) {
    this.#madeUp = madeUp
    this.#kept = kept
  }

  /** With fields that stay as they are, as `product.template.x_origin`. */
  static async withKey(key: string, kept: readonly string[]): Promise<Anonymiser> {
    return new Anonymiser(await MadeUp.withKey(key), new Set(kept))
  }

  /** False for a field whose value need not even be read. */
  isAsked(model: string, name: string, field: FieldsAnswer[string]): boolean {
    return treatmentOf(model, name, field, this.#kept) !== 'drop'
  }

  /** The value of a field that is no relation; undefined for what is left out. */
  value(model: string, name: string, field: FieldsAnswer[string], row: Readonly<Record<string, unknown>>): unknown {
    const value = row[name]
    const treatment = treatmentOf(model, name, field, this.#kept)
    if (treatment === 'drop') return undefined
    if (typeof value !== 'string' || (field.type !== 'char' && treatment === 'keep')) return value
    if (this.#kept.has(`${model}.${name}`) || isHarmless(name, value, treatment)) return value
    const kind = treatment === 'keep' ? 'words' : treatment
    return this.#madeUp.value(kind === 'person' && row.is_company === true ? 'company' : kind, value)
  }
}
