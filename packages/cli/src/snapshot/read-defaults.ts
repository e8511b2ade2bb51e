import { treatmentOf } from '@ooor/sandbox/personal'
import { ServerError } from 'ooor/errors'
import type { FieldsAnswer } from 'ooor/schema'
import { IN_ENGLISH, type ServerReader } from '../codegen/server-reader.ts'
import { LEFT_OUT } from './left-out.ts'

/** The user whose defaults are read. */
export interface Reader {
  readonly uid: number | undefined
  readonly companyId: number | undefined
  readonly partnerId: number | undefined
}

/** What new records of a model start with, and the rows that this refers to. */
export interface Defaults {
  readonly values: Readonly<Record<string, unknown>>
  readonly refersTo: readonly (readonly [model: string, id: number])[]
}

/**
 * Calls `default_get` with all fields, and `onchange` of an empty form with required ones of which that tells nothing:
 * those are computed of others, as the warehouse of an order since 16. None for a model that cannot tell without more.
 */
export async function readDefaults(
  server: ServerReader,
  model: string,
  fields: FieldsAnswer,
  reader: Reader,
): Promise<Defaults> {
  const asked = Object.keys(fields).filter((name) => isAsked(model, name, fields[name] ?? {}))
  const defaults = await answered(server, model, asked, fields)
  const missing = asked.filter((name) => fields[name]?.required === true && isNothing(defaults[name]))
  const answer = missing.length === 0 ? defaults : { ...defaults, ...(await computed(server, model, missing)) }
  const values: Record<string, unknown> = {}
  const refersTo: (readonly [model: string, id: number])[] = []
  for (const name of asked.toSorted()) {
    const field = fields[name] ?? {}
    const value = toldValue(field, answer[name], reader)
    if (value === undefined) continue
    values[name] = value
    const ids = field.type === 'many2one' ? [value] : field.type === 'many2many' ? (value as unknown[]) : []
    for (const id of ids) if (typeof id === 'number') refersTo.push([String(field.relation), id])
  }
  return { values, refersTo }
}

type Field = FieldsAnswer[string]

function isAsked(model: string, name: string, field: Field): boolean {
  const { type, store, readonly, relation } = field
  if (type === 'one2many' || (store === false && readonly === true)) return false
  // Odoo makes a sequence for the company that asks for its default, and rolls a die for a tag's colour.
  if (LEFT_OUT.test(String(relation)) || name === 'color') return false
  const treatment = treatmentOf(model, name, field, NONE)
  // Texts are kept of what a record cannot be without, as a document's "New".
  if (type === 'char') return field.required === true && (treatment === 'keep' || treatment === 'words')
  return treatment === 'keep'
}

const NONE: ReadonlySet<string> = new Set()

/** Wizards want records for their lists, and refuse to tell anything else without. */
async function answered(
  server: ServerReader,
  model: string,
  names: readonly string[],
  fields: FieldsAnswer,
): Promise<Record<string, unknown>> {
  const without = names.filter((name) => fields[name]?.type !== 'many2many')
  for (const asked of without.length < names.length ? [names, without] : [names]) {
    try {
      return (await server.call(model, 'default_get', [asked], IN_ENGLISH)) as Record<string, unknown>
    } catch (error) {
      if (!ServerError.is(error)) throw error
    }
  }
  return {}
}

/** What an empty form computes. */
async function computed(
  server: ServerReader,
  model: string,
  names: readonly string[],
): Promise<Readonly<Record<string, unknown>>> {
  const { major } = await server.series()
  if (major < 14) return {}
  const spec = Object.fromEntries(names.map((name) => [name, major < 17 ? '' : {}]))
  try {
    const answer = await server.call(model, 'onchange', [[], {}, [], spec], IN_ENGLISH)
    return (answer as { readonly value?: Readonly<Record<string, unknown>> }).value ?? {}
  } catch (error) {
    if (!ServerError.is(error)) throw error
    return {}
  }
}

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === false || value === 0 || value === ''

function toldValue({ type, relation }: Field, value: unknown, reader: Reader): unknown {
  if (isNothing(value)) return undefined
  if (type === 'many2one') return oneOf(String(relation), Array.isArray(value) ? value[0] : value, reader)
  if (type === 'many2many') return idsOf(value)
  if (type === 'date') return String(value) === today() ? { $: 'today' } : undefined
  if (type === 'datetime') return isNow(String(value)) ? { $: 'now' } : undefined
  if (type === 'char') return String(value).length <= 8 ? value : undefined
  return typeof value === 'object' ? undefined : value
}

function oneOf(relation: string, id: unknown, { uid, companyId, partnerId }: Reader): unknown {
  if (relation === 'res.users' && id === uid) return { $: 'user' }
  if (relation === 'res.company' && id === companyId) return { $: 'company' }
  if (relation === 'res.partner' && id === partnerId) return { $: 'partner' }
  return typeof id === 'number' ? id : undefined
}

/** Ids, or commands that link them. */
function idsOf(value: unknown): readonly number[] | undefined {
  const all = (Array.isArray(value) ? value : []).flatMap((one: unknown) => {
    if (typeof one === 'number') return [one]
    const [command, id, ids] = one as [number, number, number[]?]
    return command === 6 ? (ids ?? []) : command === 4 ? [id] : []
  })
  return all.length > 0 ? all : undefined
}

const MINUTE = 60_000
const today = () => new Date().toISOString().slice(0, 'YYYY-MM-DD'.length)

function isNow(text: string): boolean {
  return Math.abs(Date.parse(`${text.replace(' ', 'T')}Z`) - Date.now()) < 5 * MINUTE
}
