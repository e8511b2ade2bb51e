import { externalIdsOf, idsOfExternal } from '../records/external-ids.ts'
import type { Scope } from '../records/scope.ts'
import { Links } from './links.ts'

/** Names that mean a record on one server alone. */
const OF_ONE_SERVER: ReadonlySet<string> = new Set(['__export__', '__import__'])

/** What was found stays found, up to so much. */
const MOST_KNOWN = 100_000

/** A record of the server that is copied from. */
interface Original {
  readonly id: number
  /** Its name, where that was read. */
  readonly name: string
}

/** Which record there is which one here. */
export class CopyLinks {
  readonly #from: Scope
  readonly #to: Scope
  readonly #namespace: string
  readonly #byName: Links
  readonly #names = new Map<string, string | null>()
  readonly #ids = new Map<string, number>()

  constructor(from: Scope, to: Scope, namespace: string) {
    this.#from = from
    this.#to = to
    this.#namespace = namespace
    this.#byName = new Links(to, {})
  }

  /** What a record is called on the other server, once it is copied. */
  nameOf(model: string, id: number): string {
    return `${this.#namespace}.${model.replaceAll('.', '_')}_${id}`
  }

  /** Ids, by id there, of records that both have by the same external id. Calls `get_external_id`, `ir.model.data`. */
  async shared(models: Models, originals: readonly Pick<Original, 'id'>[]): Promise<ReadonlyMap<number, number>> {
    const keyOf = (id: number) => `${models.from}/${id}`
    if (this.#names.size > MOST_KNOWN) this.#names.clear()
    const unknown = originals.map(({ id }) => id).filter((id) => !this.#names.has(keyOf(id)))
    const found = await externalIdsOf({ scope: this.#from, model: models.from, ids: [...new Set(unknown)] })
    for (const id of unknown) {
      const name = found.get(id)
      const isMeantForAll = name !== undefined && !OF_ONE_SERVER.has(name.split('.')[0] ?? '')
      this.#names.set(keyOf(id), isMeantForAll ? name : null)
    }
    const names = originals.flatMap(({ id }) => this.#names.get(keyOf(id)) ?? [])
    const ids = names.length === 0 ? new Map<string, number>() : await this.#idsOf(models.to, names)
    return new Map(
      originals.flatMap(({ id }) => {
        const there = ids.get(this.#names.get(keyOf(id)) ?? '')
        return there === undefined ? [] : [[id, there] as const]
      }),
    )
  }

  /** Ids, by id there, of records that both have, or that were copied. */
  async there(models: Models, originals: readonly Pick<Original, 'id'>[]): Promise<ReadonlyMap<number, number>> {
    const found = new Map(await this.shared(models, originals))
    const nameOf = ({ id }: Pick<Original, 'id'>) => this.nameOf(models.from, id)
    const copied = await this.#idsOf(models.to, originals.map(nameOf))
    for (const one of originals) {
      const id = copied.get(nameOf(one))
      if (id !== undefined) found.set(one.id, id)
    }
    return found
  }

  /** Ids, by id there, of records that are called the same. */
  async byName({ to }: Models, originals: readonly Original[]): Promise<ReadonlyMap<number, number>> {
    const named = originals.filter(({ name }) => name !== '')
    const linkOf = ({ name }: Original) => ({ model: to, by: 'name', text: name })
    await this.#byName.find(named.map(linkOf))
    return new Map(
      named.flatMap((one) => {
        const id = this.#byName.idOf(linkOf(one))
        return id === undefined ? [] : [[one.id, id] as const]
      }),
    )
  }

  /** External ids that were found stay found. */
  async #idsOf(model: string, names: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (this.#ids.size > MOST_KNOWN) this.#ids.clear()
    const unknown = names.filter((name) => !this.#ids.has(`${model}/${name}`))
    if (unknown.length > 0) {
      for (const [name, id] of await idsOfExternal(this.#to, model, unknown)) this.#ids.set(`${model}/${name}`, id)
    }
    return new Map(
      names.flatMap((name) => {
        const id = this.#ids.get(`${model}/${name}`)
        return id === undefined ? [] : [[name, id] as const]
      }),
    )
  }
}

/** A model, as it is called on either side. */
export interface Models {
  readonly from: string
  readonly to: string
}
