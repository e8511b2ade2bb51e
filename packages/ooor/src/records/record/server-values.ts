import { linkedIdOf } from '../../belongings/record-id.ts'
import { describe, isThenable } from '../../errors/describe.ts'
import { InvalidValueError } from '../../errors/index.ts'
import { abortable } from '../../http/index.ts'
import type { CallOptions } from '../../wires/index.ts'
import { checkValues } from '../casting/check-values.ts'
import { fileFor, isNamedFile } from '../casting/named-file.ts'
import { invalid, toServer } from '../casting/to-server.ts'
import { type FieldSchema, isToMany } from '../schema/field.ts'
import type { Schema } from '../schema/schema.ts'
import type { Scope } from '../scope.ts'
import { isRecord, PENDING } from './internals.ts'

/** Values as Odoo takes them. */
export type ServerValues = Record<string, unknown>

interface ConversionOptions extends CallOptions {
  /** The record whose values they are. */
  readonly source?: object
}

/** Brings values, with all that is nested in them, to what Odoo takes. Throws for what no field takes. */
export function serverValues(
  scope: Scope,
  schema: Schema,
  values: object,
  { source = values, signal }: ConversionOptions = {},
): Promise<ServerValues> {
  return abortable(convert(scope, schema, { values, source }, []), signal)
}

/** Values, and the record or object they come from. */
interface Given {
  readonly values: object
  readonly source: object
}

async function convert(
  scope: Scope,
  schema: Schema,
  { values, source }: Given,
  parents: readonly object[],
): Promise<ServerValues> {
  checkValues(schema.model, values)
  if (parents.includes(source)) {
    throw new InvalidValueError(
      `values of ${schema.model} contain themselves: leave out the field that leads back, Odoo fills it in`,
    )
  }
  const entries = Object.entries(values).filter(([, value]) => value !== undefined)
  const sent = await Promise.all(
    entries.map(async ([name, value]) => {
      const field = schema.field(name)
      if (!isToMany(field)) {
        const sent = toServer(schema.model, field, value)
        const isFile = field.kind === 'binary' && isNamedFile(sent)
        return [name, isFile ? fileFor(await scope.caller.series(), `${schema.model}.${name}`, sent) : sent] as const
      }
      return [name, await commands(scope, schema, field, value, [...parents, source])] as const
    }),
  )
  return Object.fromEntries(sent)
}

/** A list of ids, records, new values and commands, as commands. Ids alone are all that there shall be. */
async function commands(
  scope: Scope,
  schema: Schema,
  field: FieldSchema,
  given: unknown,
  parents: readonly object[],
): Promise<unknown[]> {
  if (given === null) return [[5, 0, 0]]
  if (!Array.isArray(given)) throw invalid(schema.model, field, given)
  // Ids alone need no schema of what they lead to.
  const nested = async (one: Given) => convert(scope, await scope.schema(field.relation ?? ''), one, parents)
  const links: number[] = []
  const rest: unknown[] = []
  for (const one of given as readonly unknown[]) {
    if (Array.isArray(one)) rest.push(await commandOf(schema, field, one, nested))
    else {
      const id = linkedIdOf(field.relation, one)
      if (id !== undefined) links.push(linked(schema, field, one, id))
      else rest.push([0, 0, await nested(newValues(schema, field, one))])
    }
  }
  // Commands add to what there is; ids, or nothing at all, say what there shall be.
  const replaces = links.length > 0 || rest.length === 0
  return replaces ? [[6, 0, links], ...rest] : rest
}

const PLAIN_LINK = new Set(['id', 'display_name'])

/** The id of a record to link. Throws when it comes with values: linking would lose them. */
export function linked(schema: Schema, field: FieldSchema, given: unknown, id: number): number {
  if (typeof given === 'number' || isRecord(given) || isThenable(given)) return id
  const more = Object.keys(given as object).find((name) => !PLAIN_LINK.has(name))
  if (more === undefined) return id
  throw new InvalidValueError(
    `${schema.model}.${field.name} is given record ${id} with a value for '${more}': use command.update(${id}, { … }) to change it, or pass the id to link it`,
  )
}

function newValues(schema: Schema, field: FieldSchema, given: unknown): Given {
  if (isRecord(given)) return { values: given[PENDING](), source: given }
  if (typeof given === 'object' && given !== null && !isThenable(given)) return { values: given, source: given }
  throw invalid(schema.model, field, given)
}

async function commandOf(
  schema: Schema,
  field: FieldSchema,
  given: readonly unknown[],
  nested: (given: Given) => Promise<ServerValues>,
): Promise<unknown> {
  const [code, id, values] = given
  const isObject = typeof values === 'object' && values !== null && !Array.isArray(values)
  if (code === 0 && isObject) return [0, 0, await nested(newValues(schema, field, values))]
  if (code === 1 && typeof id === 'number' && isObject) return [1, id, await nested({ values, source: values })]
  if ((code === 2 || code === 3 || code === 4) && typeof id === 'number') return [code, id, 0]
  if (code === 5) return [5, 0, 0]
  if (code === 6 && Array.isArray(values)) {
    return [
      6,
      0,
      values.map((one: unknown) => {
        const found = linkedIdOf(field.relation, one)
        if (found === undefined) throw invalid(schema.model, field, one)
        return found
      }),
    ]
  }
  throw new InvalidValueError(
    `${describe(given)} is not a command for ${schema.model}.${field.name}: make one with command.create, update, delete, unlink, link, clear or set`,
  )
}
