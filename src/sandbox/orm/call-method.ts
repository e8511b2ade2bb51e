import type { FieldDefinition, MethodDefinition } from './definition.ts'
import type { Environment } from './environment.ts'
import { accessError, attributeError, typeError } from './exceptions.ts'

/** Calls a method by name as a server does: private ones refused, arguments bound by position and name. */
export function callMethod(
  env: Environment,
  model: string,
  method: string,
  args: readonly unknown[],
  kwargs: Readonly<Record<string, unknown>>,
): unknown {
  const table = env.table(model)
  if (method.startsWith('_')) throw accessError(env.dialect.privateMethod(model, method))
  const definition = table.definition.methods?.[method] ?? BASE_METHODS[method]
  if (definition === undefined) throw attributeError(env.dialect.unknownMethod(model, method))
  const { context, ids: namedIds, ...others } = kwargs
  // A method of the model has no ids: a name `ids` is then an argument like another, and mostly a wrong one.
  const named = definition.model && namedIds !== undefined ? { ...others, ids: namedIds } : others
  const [ids, positional] = definition.model ? [[], args] : [idList(args[0] ?? namedIds), args.slice(1)]
  const bound = bind(env, method, definition, positional, named)
  return definition.run(inContext(env, context), ids, { ...bound, model })
}

function inContext(env: Environment, context: unknown): Environment {
  if (typeof context !== 'object' || context === null) return env
  return env.withContext(context as Record<string, unknown>)
}

function idList(value: unknown): number[] {
  if (Array.isArray(value)) return value as number[]
  return typeof value === 'number' ? [value] : []
}

function bind(
  env: Environment,
  method: string,
  definition: MethodDefinition,
  positional: readonly unknown[],
  named: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const params = definition.params.map((name) => env.dialect.parameter(method, name))
  const called = env.dialect.qualified(method)
  if (positional.length > params.length) {
    const [most, given] = [params.length + 1, positional.length + 1]
    throw typeError(`${called}() takes ${most} positional arguments but ${given} were given`)
  }
  const bound: Record<string, unknown> = {}
  positional.forEach((value, index) => {
    bound[definition.params[index] as string] = value
  })
  for (const [name, value] of Object.entries(named)) {
    const index = params.indexOf(name)
    if (index < 0) throw typeError(`${called}() got an unexpected keyword argument '${name}'`)
    bound[definition.params[index] as string] = value
  }
  const missing = params
    .slice(0, definition.required ?? 0)
    .filter((_, index) => !((definition.params[index] as string) in bound))
  if (missing.length > 0) {
    const names = missing.map((name) => `'${name}'`).join(' and ')
    throw typeError(
      `${called}() missing ${missing.length} required positional argument${missing.length > 1 ? 's' : ''}: ${names}`,
    )
  }
  return bound
}

type Args = Readonly<Record<string, unknown>>
type List = readonly unknown[]

const page = (args: Args) => ({
  ...(args.offset ? { offset: args.offset as number } : {}),
  ...(args.limit ? { limit: args.limit as number } : {}),
  ...(args.order ? { order: args.order as string } : {}),
})

const text = (value: unknown) => value as string

const BASE_METHODS: Readonly<Record<string, MethodDefinition>> = {
  search: {
    model: true,
    params: ['domain', 'offset', 'limit', 'order'],
    required: 1,
    run: (env, _, args) => env.search(text(args.model), args.domain as List, page(args)),
  },
  search_count: {
    model: true,
    params: ['domain', 'limit'],
    required: 1,
    run: (env, _, args) => env.search(text(args.model), args.domain as List, page(args)).length,
  },
  search_read: {
    model: true,
    params: ['domain', 'fields', 'offset', 'limit', 'order'],
    run: (env, _, args) => {
      const ids = env.search(text(args.model), (args.domain ?? []) as List, page(args))
      return env.read(text(args.model), ids, (args.fields || []) as string[])
    },
  },
  read: {
    params: ['fields', 'load'],
    run: (env, ids, args) => env.read(text(args.model), ids, (args.fields || []) as string[]),
  },
  create: {
    model: true,
    params: ['vals_list'],
    required: 1,
    run: (env, _, args) => {
      const values = args.vals_list as Args | Args[]
      return Array.isArray(values)
        ? values.map((one) => env.create(text(args.model), one))
        : env.create(text(args.model), values as Args)
    },
  },
  write: {
    params: ['vals'],
    required: 1,
    run: (env, ids, args) => {
      env.write(text(args.model), ids, args.vals as Args)
      return true
    },
  },
  unlink: {
    params: [],
    run: (env, ids, args) => {
      env.unlink(text(args.model), ids)
      return true
    },
  },
  name_search: {
    model: true,
    params: ['name', 'domain', 'operator', 'limit'],
    run: (env, _, args) => {
      const table = env.table(text(args.model))
      const recName = table.definition.recName ?? 'name'
      const named = args.name ? [[recName, args.operator ?? 'ilike', args.name]] : []
      const ids = env.search(text(args.model), [...((args.domain || []) as List), ...named], {
        limit: (args.limit as number) ?? 100,
      })
      return ids.map((id) => [id, env.displayName(text(args.model), id)])
    },
  },
  fields_get: {
    model: true,
    params: ['allfields', 'attributes'],
    run: (env, _, args) => {
      const table = env.table(text(args.model))
      env.checkAccess(table, 'read')
      const names = (args.allfields || []) as string[]
      const attributes = args.attributes as string[] | undefined
      const wanted = Object.entries(table.fields).filter(([name]) => names.length === 0 || names.includes(name))
      return Object.fromEntries(wanted.map(([name, field]) => [name, describeField(name, field, attributes)]))
    },
  },
  default_get: {
    model: true,
    params: ['fields'],
    required: 1,
    run: (env, _, args) => env.defaultGet(text(args.model), args.fields as string[]),
  },
}

function describeField(
  name: string,
  field: FieldDefinition,
  attributes: readonly string[] | undefined,
): Record<string, unknown> {
  const all: Record<string, unknown> = {
    name,
    type: field.type,
    string: field.string ?? name,
    required: field.required ?? false,
    readonly: field.readonly ?? field.compute !== undefined,
    store: field.compute === undefined,
    ...(field.help !== undefined && { help: field.help }),
    ...(field.relation !== undefined && { relation: field.relation }),
    ...(field.inverse !== undefined && { relation_field: field.inverse }),
    ...(field.selection !== undefined && { selection: field.selection }),
  }
  if (attributes === undefined || attributes.length === 0) return all
  return Object.fromEntries(Object.entries(all).filter(([attribute]) => attributes.includes(attribute)))
}
