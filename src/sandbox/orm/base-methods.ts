import { describeField } from './describe-field.ts'
import type { Environment } from './environment.ts'
import { typeError } from './exceptions.ts'
import { type Specification, webRead } from './web-read.ts'

/** One call of a method that every model has: the arguments by their newest names. */
export interface BaseCall {
  readonly env: Environment
  readonly model: string
  readonly ids: readonly number[]
  /** The ids came as one bare id. */
  readonly isSingle: boolean
  readonly args: Readonly<Record<string, unknown>>
}

export interface BaseMethod {
  /** True for a method of the model, which takes no ids. */
  readonly model?: boolean
  readonly isReadOnly?: boolean
  readonly run: (call: BaseCall) => unknown
}

type List = readonly unknown[]
type Values = Readonly<Record<string, unknown>>

/** What every model can do; `dialect/signatures.ts` tells the parameters, and where a method is missing. */
export const BASE_METHODS: Readonly<Record<string, BaseMethod | undefined>> = {
  search: {
    model: true,
    isReadOnly: true,
    run: ({ env, model, args }) => {
      const ids = env.search(model, domainOf(args), page(args))
      return args.count ? ids.length : ids
    },
  },
  search_count: {
    model: true,
    isReadOnly: true,
    run: ({ env, model, args }) => env.search(model, domainOf(args), page(args)).length,
  },
  search_read: {
    model: true,
    isReadOnly: true,
    run: ({ env, model, args }) => {
      const rest = (args.read_kwargs ?? {}) as Values
      const stranger = Object.keys(rest).find((name) => name !== 'load')
      if (stranger !== undefined) {
        const name = env.dialect.qualified('BaseModel', 'read')
        throw typeError(`${name}() got an unexpected keyword argument '${stranger}'`)
      }
      return env.read(model, env.search(model, domainOf(args), page(args)), fieldsOf(args), loadOf(rest))
    },
  },
  read: {
    isReadOnly: true,
    run: ({ env, model, ids, isSingle, args }) => {
      const rows = env.read(model, ids, fieldsOf(args), loadOf(args))
      // wire/7.0/xmlrpc-object-read-int-id
      return isSingle && env.dialect.readsOneAsStruct ? (rows[0] ?? false) : rows
    },
  },
  create: {
    model: true,
    run: ({ env, model, args }) => {
      const values = (args.vals_list ?? args.vals) as Values | readonly Values[]
      return Array.isArray(values) ? values.map((one) => env.create(model, one)) : env.create(model, values as Values)
    },
  },
  write: {
    run: ({ env, model, ids, args }) => {
      env.write(model, ids, args.vals as Values)
      return true
    },
  },
  unlink: {
    run: ({ env, model, ids }) => {
      env.unlink(model, ids)
      return true
    },
  },
  copy: {
    run: ({ env, model, ids, args }) => {
      const copies = ids.map((id) => env.copy(model, id, (args.default ?? {}) as Values))
      return env.dialect.copiesToList ? copies : (copies[0] ?? false)
    },
  },
  name_get: {
    isReadOnly: true,
    run: ({ env, model, ids }) => env.read(model, ids, ['display_name']).map((row) => [row.id, row.display_name]),
  },
  name_search: {
    model: true,
    isReadOnly: true,
    run: ({ env, model, args }) => {
      const recName = env.table(model).definition.recName ?? 'name'
      const named = args.name ? [[recName, args.operator ?? 'ilike', args.name]] : []
      const ids = env.search(model, [...domainOf(args), ...named], { limit: (args.limit as number) ?? 100 })
      return ids.map((id) => [id, env.displayName(model, id)])
    },
  },
  fields_get: {
    model: true,
    run: ({ env, model, args }) => {
      const table = env.table(model)
      env.checkAccess(table, 'read')
      const names = (args.allfields || []) as string[]
      const attributes = args.attributes as string[] | undefined
      const wanted = Object.entries(table.fields).filter(([name]) => names.length === 0 || names.includes(name))
      return Object.fromEntries(wanted.map(([name, field]) => [name, describeField(name, field, attributes)]))
    },
  },
  default_get: {
    model: true,
    run: ({ env, model, args }) => env.defaultGet(model, args.fields as string[]),
  },
  perm_read: {
    run: ({ env, model, ids }) =>
      env.read(model, ids, ['create_uid', 'create_date', 'write_uid', 'write_date']).map((row) => ({
        ...row,
        xmlid: false,
      })),
  },
  web_read: {
    isReadOnly: true,
    run: ({ env, model, ids, args }) => webRead(env, model, ids, args.specification as Specification),
  },
  web_search_read: {
    model: true,
    isReadOnly: true,
    run: ({ env, model, args }) => ({
      length: env.search(model, domainOf(args)).length,
      records: webRead(env, model, env.search(model, domainOf(args), page(args)), args.specification as Specification),
    }),
  },
  // Answers None on 13 and later (odoo/orm/models.py of 19).
  action_archive: { run: (call) => setActive(call, false) },
  action_unarchive: { run: (call) => setActive(call, true) },
}

/** The newest name of a parameter that had others before. */
export const NEWEST_NAME: Readonly<Record<string, string>> = { args: 'domain', fields_list: 'fields' }

function setActive({ env, model, ids }: BaseCall, active: boolean): null {
  env.write(model, ids, { active })
  return null
}

const domainOf = (args: Values) => (args.domain || []) as List
const fieldsOf = (args: Values) => (args.fields || []) as string[]
const loadOf = (args: Values) => ('load' in args && args.load !== '_classic_read' ? 'ids' : 'names')

const page = (args: Values) => ({
  ...(args.offset ? { offset: args.offset as number } : {}),
  ...(args.limit ? { limit: args.limit as number } : {}),
  ...(args.order ? { order: args.order as string } : {}),
})
