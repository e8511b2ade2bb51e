import { ServerException, valueError } from '../../python/exceptions.ts'
import { isTrue, lacksAttribute, pythonType } from '../../python/eyes.ts'
import { pythonRepr } from '../../python/repr.ts'
import type { FieldDefinition, Stored } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'
import { isColumn, storageKey } from '../field-storage.ts'
import { idsOf } from '../ids.ts'
import { cachedFloat } from '../number-kinds.ts'
import { storedValue } from '../stored-value.ts'
import { hasOldForms } from './old-form.ts'

type Row = Readonly<Stored>
type Values = Readonly<Record<string, unknown>>

/**
 * Where records of forms stand while an onchange runs: in the tables themselves, within a savepoint that is taken back.
 * New ones have ids below zero, which no answer shows; those of later ones are greater, as lines stay in their order.
 */
export class Stage {
  readonly env: Environment
  /** What the caller calls lines that are not stored yet. */
  readonly virtualIds = new Map<number, unknown>()
  #lastId = -(2 ** 31)

  constructor(env: Environment) {
    this.env = env
  }

  /** The record behind a form, or a new one. */
  row(table: Table, id: number | undefined): Row {
    return id === undefined ? this.#newRow(table, {}) : this.env.existing(table, id, 'read')
  }

  /**
   * Puts a form's values on a record, without asking whether they may be saved. From 13 to 16 floats are rounded where
   * they are assigned alone: what a form holds otherwise counts as it is (odoo/models.py of 14; tried on 14.0).
   */
  apply(table: Table, row: Row, values: Values, isAssigned = false): void {
    for (const [name, value] of Object.entries(values)) {
      const field = Object.hasOwn(table.fields, name) ? table.fields[name] : undefined
      // What a record is made of stays when a form shows none (tried on 14.0 and 19.0).
      const isPart = !value && Object.hasOwn(table.definition.inherits ?? {}, name)
      if (field?.type.endsWith('2many')) this.#checkList(table, name, value)
      if (field !== undefined && name !== 'id' && !isPart) this.#put(table, row, name, field, value, isAssigned)
    }
  }

  /** Takes a record's lists away: up to 16 those of a form tell all that is in them (tried on 14.0 and 16.0). */
  empty(table: Table, row: Row, names: readonly string[]): void {
    for (const name of names) {
      const field = Object.hasOwn(table.fields, name) ? table.fields[name] : undefined
      if (field?.type === 'many2many') this.#links(table, row, name, [[5]])
      else if (field?.type === 'one2many') this.#lines(table, row, name, [[5]])
    }
  }

  /** Takes from a record what a form that is opened again begins without: its lists, and who follows it (tried on 14.0 and 19.0). */
  leave(table: Table, row: Row, names: readonly string[], given: Values): void {
    const left = names.filter((name) => name !== 'id' && !(name in given) && Object.hasOwn(table.fields, name))
    for (const name of left) {
      const { type, relation = '', mirrors } = table.fields[name] as FieldDefinition
      if (mirrors !== undefined) {
        for (const other of this.env.table(relation).rows.values()) {
          const links = idsOf(other[mirrors])
          if (!links.includes(row.id)) continue
          this.env.table(relation).update(other, { [mirrors]: links.filter((one) => one !== row.id) })
        }
      } else if (type === 'one2many') this.#lines(table, row, name, [[5]])
      if (name !== 'message_is_follower') continue
      const followers = this.env.table('mail.followers')
      for (const follower of followers.referring('res_id', row.id)) {
        if (follower.res_model === table.definition.name) followers.update(follower, { res_id: 0 })
      }
    }
  }

  /** What is no list of links is minded before anything is put anywhere (tried on 17.0 and 18.0). */
  #checkList({ definition }: Table, name: string, value: unknown): void {
    const { major } = this.env.dialect.series
    if ((major !== 17 && major !== 18) || !isTrue(value) || Array.isArray(value)) return
    const told = typeof value === 'string' ? value : pythonRepr(value)
    throw valueError(`Wrong value for ${definition.name}.${name}: ${told}`)
  }

  #newRow(table: Table, values: Values): Row {
    this.#lastId += 1
    // Nothing new is archived, where it has a default.
    const active = table.fields.active?.default === undefined ? {} : { active: true }
    const row: Stored = { ...table.empty(), ...active, ...values, id: this.#lastId }
    for (const [link, parent] of Object.entries(table.definition.inherits ?? {})) {
      row[link] = this.#newRow(this.env.table(parent), {}).id
    }
    table.put(row)
    return row
  }

  #put(table: Table, row: Row, name: string, field: FieldDefinition, value: unknown, isAssigned: boolean): void {
    if (field.type === 'one2many') this.#lines(table, row, name, value)
    // Kept elsewhere, as the groups of a user.
    else if (field.type === 'many2many' && field.compute !== undefined) field.write?.(row, value, this.env)
    else if (field.type === 'many2many') this.#links(table, row, name, value)
    else if (field.related !== undefined) this.#putRelated(table, row, field.related, value)
    // What a product of no variants yet keeps for its own.
    else if (field.type === 'char' && field.store === true && row.id < 0 && field.write !== undefined) {
      field.write(row, value, this.env)
    } else if (isColumn(field)) {
      const key = storageKey(this.env, name, field)
      const isFloat = field.type === 'float' && typeof value === 'number' && hasOldForms(this.env)
      // Content is looked at once it is assigned (tried on 14.0).
      const isContent = field.type === 'binary' && typeof value === 'string' && !isAssigned && hasOldForms(this.env)
      if (isContent || this.#isUnchecked(row, field, value, isAssigned)) table.update(row, { [key]: value })
      else if (isFloat) table.update(row, { [key]: isAssigned ? cachedFloat(this.env, field, value) : value })
      else table.update(row, { [key]: this.#stored(table, name, field, value) })
    }
  }

  /** On 16 nobody minds what is no choice, on 17 and since 19 where a new record's form has it without a change (tried on each). */
  #isUnchecked(row: Row, { type }: FieldDefinition, value: unknown, isAssigned: boolean): boolean {
    const { major } = this.env.dialect.series
    if (type !== 'selection' || typeof value !== 'string') return false
    const isMadeWith = row.id < 0 && !isAssigned
    if (major >= 19) return isMadeWith
    return value !== '' && (major === 16 || (major === 17 && isMadeWith))
  }

  #stored(table: Table, name: string, field: FieldDefinition, value: unknown): unknown {
    if (field.type === 'many2one' && typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const { id } = value as { id?: unknown }
      if (typeof id === 'number') return id
      // The form around a line: its record may be new too.
      const other = this.env.table(field.relation ?? '')
      const parent = this.#newRow(other, {})
      this.apply(other, parent, value as Values)
      return parent.id
    }
    const plain = field.type === 'many2one' && Array.isArray(value) ? value[0] : value
    return this.#unsaved(() => storedValue(this.env, table, name, field, plain), plain)
  }

  /** A key to nowhere is minded once it is saved. */
  #unsaved(stored: () => unknown, value: unknown): unknown {
    try {
      return stored()
    } catch (error) {
      if (!(error instanceof ServerException) || typeof value !== 'number') throw error
      // Since 19 nobody looks for who is gone until something is computed of it (tried on 19.0).
      const isGone = error.kind === 'MissingError' && this.env.dialect.series.major >= 19
      if (error.kind !== 'ValidationError' && !isGone) throw error
      return value
    }
  }

  #putRelated(table: Table, row: Row, path: string, value: unknown): void {
    const [link = '', name = ''] = path.split('.')
    // A form does not write through to what a field is merely related to, only to a parent's record.
    if (!Object.hasOwn(table.definition.inherits ?? {}, link)) return
    const other = this.env.table(table.fields[link]?.relation ?? '')
    const target = other.rows.get(row[link] as number)
    if (target !== undefined) this.apply(other, target, { [name]: value })
  }

  #lines(table: Table, row: Row, name: string, commands: unknown): void {
    const { relation = '', inverse = '', compute } = table.fields[name] as FieldDefinition
    if (compute !== undefined || inverse === '') return
    const other = this.env.table(relation)
    const release = (id: number) => {
      const line = other.rows.get(id)
      if (line !== undefined) other.update(line, { [inverse]: false })
    }
    const all = () => other.referring(inverse, row.id).map(({ id }) => id)
    for (const [code, id, values] of commandsOf(commands)) {
      const line = typeof id === 'number' ? other.rows.get(id) : undefined
      if (code === 0) this.#newLine(other, row, inverse, id, (values ?? {}) as Values)
      // Tried on 14.0, 17.0, 18.0 and 19.0.
      else if (code === 1 && pythonType(values) !== 'dict') throw lacksAttribute(values, 'items')
      else if (code === 1 && line !== undefined) {
        if (line[inverse] !== row.id) other.update(line, { [inverse]: row.id })
        this.apply(other, line, values as Values)
      } else if (code === 1) this.#newLine(other, row, inverse, id, values as Values)
      else if ((code === 2 || code === 3) && line !== undefined) release(line.id)
      else if (code === 4 && line !== undefined) other.update(line, { [inverse]: row.id })
      else if (code === 5) for (const one of all()) release(one)
      if (code !== 6) continue
      for (const one of all()) if (!idsOf(values).includes(one)) release(one)
      for (const one of idsOf(values)) {
        const linked = other.rows.get(one)
        if (linked !== undefined) other.update(linked, { [inverse]: row.id })
      }
    }
  }

  #newLine(table: Table, row: Row, inverse: string, virtualId: unknown, values: Values): void {
    // Since 17 fields that follow from others are filled in right away (tried on 14.0 and 19.0).
    const full =
      this.env.dialect.series.major < 17
        ? values
        : (table.definition.prepare?.({ ...values, [inverse]: row.id }, this.env) ?? values)
    const line = this.#newRow(table, { [inverse]: row.id })
    this.virtualIds.set(line.id, virtualId)
    this.apply(table, line, full)
  }

  #links(table: Table, row: Row, name: string, commands: unknown): void {
    let ids = idsOf(row[name])
    const other = this.env.table(table.fields[name]?.relation ?? '')
    for (const [code, id, values] of commandsOf(commands)) {
      // What is to be made is told back, as lines are (tried on 14.0; since 17 nobody has looked).
      if (code === 0 && hasOldForms(this.env) && pythonType(values) === 'dict') {
        const made = this.#newRow(other, {})
        this.virtualIds.set(made.id, id)
        this.apply(other, made, values as Values)
        ids = [...ids, made.id]
      }
      // What is changed is linked, too (tried on 14.0; later ones by source).
      if (code === 4 || code === 1) ids = [...new Set([...ids, id as number])]
      else if (code === 2 || code === 3) ids = ids.filter((one) => one !== id)
      else if (code === 5) ids = []
      else if (code === 6) ids = [...idsOf(values)]
    }
    table.update(row, { [name]: ids })
  }
}

/** Commands, also of the ids that stand for all that is linked. */
function commandsOf(value: unknown): readonly (readonly unknown[])[] {
  if (!Array.isArray(value)) return [[5]]
  return typeof value[0] === 'number' ? [[6, 0, value]] : value.filter(Array.isArray)
}
