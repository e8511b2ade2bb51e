import type { Call } from './call.ts'
import type { Declared, Field } from './declared.ts'
import { PROFILES } from './profiles.ts'
import type { World } from './world.ts'

type SideName = 'real' | 'sandbox'
type Row = Record<string, unknown>

/** Makes answers of both sides comparable: ids become names, moments and tokens become words. */
export class Normaliser {
  readonly #world: World
  readonly #declared: Declared
  readonly #startedAt: number

  constructor(world: World, declared: Declared, startedAt: number) {
    this.#world = world
    this.#declared = declared
    this.#startedAt = startedAt
  }

  answer({ model, method, args, kwargs }: Call, side: SideName, value: unknown): unknown {
    switch (method) {
      case 'search':
      case 'exists':
      case 'create':
      case 'copy':
        return this.#ids(model, side, value)
      case 'name_search':
      case 'name_get':
      case 'name_create':
        return this.#pairs(model, side, value)
      case 'web_search_read':
        return isRow(value) ? { ...value, records: this.rows(model, side, value.records) } : value
      case 'search_read':
      case 'read':
      case 'web_read':
      case 'web_save':
      case 'web_name_search':
      case 'get_metadata':
        return this.rows(model, side, value)
      case 'read_group':
      case 'formatted_read_group':
      case 'web_read_group':
        return this.#groups(model, side, value)
      case 'load':
        return isRow(value)
          ? { ...value, ids: this.#ids(model, side, value.ids), messages: texts(value.messages) }
          : value
      case 'export_data':
        return this.#exported(model, side, (args[1] ?? kwargs.fields_to_export) as string[], value)
      case 'default_get':
        return isRow(value) ? this.#row(model, side, value) : value
      case 'fields_get':
        return this.#fields(model, value)
      case 'search_panel_select_range':
      case 'search_panel_select_multi_range':
        return isRow(value) ? this.#panel(model, side, args[0], value) : value
      case 'get_external_id':
        return isRow(value) ? this.#named(model, side, value) : value
      case 'address_get':
        return isRow(value)
          ? Object.fromEntries(Object.entries(value).map(([kind, id]) => [kind, this.#ids(model, side, id)]))
          : value
      case 'message_post':
        return this.#ids('mail.message', side, value)
      case 'onchange':
        return isRow(value) ? { ...value, value: this.#row(model, side, (value.value ?? {}) as Row) } : value
      case 'get_views':
      case 'fields_view_get':
        return isRow(value) ? Object.keys(value).toSorted() : value
      default:
        return this.#text(value)
    }
  }

  rows(model: string, side: SideName, value: unknown): unknown {
    return Array.isArray(value) ? value.map((row) => (isRow(row) ? this.#row(model, side, row) : row)) : value
  }

  #row(model: string, side: SideName, row: Row): Row {
    const fields = this.#declared.get(model)
    const record = 'id' in row ? this.#world.nameOf(model, side, row.id) : ''
    // Of records that nobody here made the values are the server's.
    if (typeof row.id === 'number' && row.id > 0 && !record.includes('#')) return { id: record }
    const answer: Row = {}
    for (const [name, value] of Object.entries(row).toSorted(([one], [other]) => (one < other ? -1 : 1))) {
      if (name === 'id') answer.id = typeof value === 'number' ? record : value
      // Of fields that one side alone has nobody asks.
      else if (fields?.has(name) && !PROFILES[model]?.leaves.includes(name)) {
        const owner = String(row.model ?? row.res_model ?? '')
        const isOwned = fields.get(name)?.type === 'many2one_reference' && typeof value === 'number'
        answer[name] = isOwned ? this.#ids(owner, side, value) : this.#field(model, side, name, record, value)
      }
    }
    return answer
  }

  /** What a search panel offers, of records those that were made here. */
  #panel(model: string, side: SideName, name: unknown, answer: Row): Row {
    const relation = this.#declared.get(model)?.get(String(name))?.relation
    if (relation === undefined || !Array.isArray(answer.values)) return answer
    const named = answer.values.map((one: unknown) =>
      isRow(one) ? { ...one, id: this.#ids(relation, side, one.id), display_name: this.#text(one.display_name) } : one,
    )
    return { ...answer, values: named.filter((one) => !isRow(one) || String(one.id).includes('#') || one.id === false) }
  }

  /** Answers by id. */
  #named(model: string, side: SideName, answers: Row): Row {
    return Object.fromEntries(Object.entries(answers).map(([id, one]) => [this.#world.nameOf(model, side, id), one]))
  }

  #field(model: string, side: SideName, name: string, record: string, value: unknown): unknown {
    if (this.#world.differs(record, name)) return '<differs>'
    const field = this.#declared.get(model)?.get(name)
    return field === undefined ? this.#text(value) : this.#value(field, side, value)
  }

  #value(field: Field, side: SideName, value: unknown): unknown {
    const { type, relation = '' } = field
    if (type === 'many2one') {
      if (Array.isArray(value)) return this.#pair(relation, side, value)
      if (isRow(value)) return this.#row(relation, side, value)
      return typeof value === 'number' ? this.#world.nameOf(relation, side, value) : value
    }
    if (type === 'one2many' || type === 'many2many') {
      if (!Array.isArray(value)) return value
      return value.map((one) => {
        if (Array.isArray(one)) return this.#command(relation, side, one)
        return isRow(one) ? this.#row(relation, side, one) : this.#ids(relation, side, one)
      })
    }
    return this.#text(value)
  }

  #command(relation: string, side: SideName, [code, id, values]: unknown[]): unknown {
    return [
      code,
      this.#ids(relation, side, id || 0),
      isRow(values) ? this.#row(relation, side, values) : this.#ids(relation, side, values),
    ]
  }

  #ids(model: string, side: SideName, value: unknown): unknown {
    if (Array.isArray(value)) return value.map((one) => this.#ids(model, side, one))
    return typeof value === 'number' && value !== 0 ? this.#world.nameOf(model, side, value) : value
  }

  #pairs(model: string, side: SideName, value: unknown): unknown {
    if (!Array.isArray(value)) return value
    return Array.isArray(value[0]) ? value.map((pair) => this.#pair(model, side, pair)) : this.#pair(model, side, value)
  }

  /** Of records that are not ours the name is left out: their data are the server's. */
  #pair(model: string, side: SideName, value: unknown): unknown {
    if (!Array.isArray(value) || value.length !== 2) return value
    const name = this.#world.nameOf(model, side, value[0])
    return name.includes('#') ? [name, this.#text(value[1])] : name
  }

  #groups(model: string, side: SideName, value: unknown): unknown {
    if (isRow(value)) return { ...value, groups: this.#groups(model, side, value.groups) }
    if (!Array.isArray(value)) return value
    return value.map((group) => {
      if (!isRow(group)) return group
      const answer: Row = {}
      for (const [key, one] of Object.entries(group)) {
        const field = this.#declared.get(model)?.get(key.split(':')[0] ?? '')
        // Sums of fields that one side alone has.
        if (field === undefined && !key.startsWith('__') && !/_count$/.test(key) && !key.includes(':') && key !== 'id')
          continue
        if (PROFILES[model]?.leaves.includes(key)) continue
        if (key === 'id') answer.id = this.#ids(model, side, one)
        else if (key === '__domain' || key === '__extra_domain') answer[key] = this.#domain(model, side, one)
        else if (field === undefined || key.includes(':')) answer[key] = this.#text(one)
        else answer[key] = this.#value(Array.isArray(one) ? { ...field, type: 'many2one' } : field, side, one)
      }
      return answer
    })
  }

  #domain(model: string, side: SideName, domain: unknown): unknown {
    if (!Array.isArray(domain)) return domain
    return domain.map((term) => {
      if (!Array.isArray(term)) return term
      const [name, operator, value] = term
      const field = this.#declared.get(model)?.get(String(name))
      const relation = name === 'id' ? model : field?.relation
      return [name, operator, relation === undefined ? this.#text(value) : this.#ids(relation, side, value)]
    })
  }

  /** The model of a column of ids, as `partner_id/.id`. */
  #ownerOf(model: string, path: string): string | undefined {
    const names = path.split('/').filter((name) => name !== 'id' && name !== '.id')
    return names.reduce<string | undefined>((at, name) => this.#declared.get(at ?? '')?.get(name)?.relation, model)
  }

  #exported(model: string, side: SideName, names: unknown, value: unknown): unknown {
    if (!isRow(value) || !Array.isArray(value.datas) || !Array.isArray(names)) return value
    const datas = value.datas.map((row: unknown) =>
      Array.isArray(row)
        ? row.map((cell, index) => {
            const name = String(names[index])
            const owner = name.endsWith('.id') ? this.#ownerOf(model, name) : undefined
            return owner === undefined || !cell ? this.#text(cell) : this.#ids(owner, side, Number(cell))
          })
        : row,
    )
    return { ...value, datas }
  }

  #fields(model: string, value: unknown): unknown {
    if (!isRow(value)) return value
    const known = this.#declared.get(model)
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => known?.has(name) && !PROFILES[model]?.leaves.includes(name))
        // What people read is not compared.
        .map(
          ([name, field]) =>
            [
              name,
              isRow(field)
                ? {
                    ...{ ...field, ...OWN_WORDS, ...shared(known?.get(name), field) },
                    ...(SET_UP.has(name) && { selection: undefined }),
                  }
                : field,
            ] as const,
        )
        .toSorted(([one], [other]) => (one < other ? -1 : 1)),
    )
  }

  #text(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((one) => this.#text(one))
    if (isRow(value)) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.#text(one)]))
    if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(12))
    if (typeof value !== 'string') return value
    return (
      value
        .replace(/\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\b/g, (moment) => this.#moment(moment))
        .replace(/\bS\d{5}\b/g, 'S<number>')
        // Whose address changes where other tests run.
        .replace(/admin@[\w.]*example\.com/g, '<admin>')
        .replace(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<token>')
        .replace(/__export__\.(\w+?)_\d+_[0-9a-f]{8}/g, '__export__.$1')
    )
  }

  /** Moments of this run are now, also where they are told as somebody's clock shows them. */
  #moment(text: string): string {
    const time = Date.parse(`${text.replace(' ', 'T')}Z`)
    const isNow = HOURS.some((hours) => {
      const moment = time - hours * 3_600_000
      return moment >= this.#startedAt - 2000 && moment <= Date.now() + 2000
    })
    return isNow ? '<now>' : text
  }
}

/** Of choices those that both sides have: languages and time zones are set up on each. */
function shared(field: Field | undefined, { selection }: Row): Row {
  if (!Array.isArray(selection) || field?.selection === undefined) return {}
  const keys = new Set(field.selection.map(([key]) => key))
  return { selection: selection.filter((choice) => Array.isArray(choice) && keys.has(choice[0])) }
}

/** How far clocks are from UTC. */
const HOURS = Array.from({ length: 27 }, (_, index) => index - 12)

/** What people read. */
const OWN_WORDS = { help: undefined, string: undefined, domain: undefined } as const

/** Whose choices are set up on each side. */
const SET_UP: ReadonlySet<string> = new Set(['lang', 'tz'])

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Of messages their kinds and places; the windows that they offer are the web client's. */
function texts(messages: unknown): unknown {
  if (!Array.isArray(messages)) return messages
  return messages.map((message) => (isRow(message) ? { ...message, moreinfo: typeof message.moreinfo } : message))
}
