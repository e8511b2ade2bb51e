import { typeError } from '../../python/exceptions.ts'
import { lookAtRead } from '../looks/changes.ts'
import { lookAsSearched } from '../search.ts'
import { type BaseMethods, domainOf, fieldsOf, loadOf, pageOf, type Values } from './base-method.ts'
import { requiredDomain } from './seen-arguments.ts'

export const SEARCH_METHODS: BaseMethods = {
  search: {
    model: true,
    isReadOnly: true,
    run: (call) => {
      const { env, model, args } = call
      const ids = env.search(model, requiredDomain(env, args.domain, model), () => pageOf(call))
      return args.count ? ids.length : ids
    },
  },
  search_count: {
    model: true,
    isReadOnly: true,
    run: (call) =>
      call.env.search(call.model, requiredDomain(call.env, call.args.domain, call.model), () => pageOf(call)).length,
  },
  search_read: {
    model: true,
    isReadOnly: true,
    run: (call) => {
      const { env, model, args } = call
      const rest = (args.read_kwargs ?? {}) as Values
      const stranger = Object.keys(rest).find((name) => name !== 'load')
      if (stranger !== undefined) {
        const name = env.dialect.qualified('BaseModel', 'read')
        throw typeError(`${name}() got an unexpected keyword argument '${stranger}'`)
      }
      const domain = domainOf(call)
      const ids = env.search(model, domain, () => pageOf(call))
      // Up to 16 nobody looks at the fields of nothing.
      if (ids.length === 0 && env.dialect.series.major < 17) return []
      const fields = fieldsOf(args)
      if (ids.length === 0) lookAsSearched(env, env.table(model), domain, fields)
      return env.read(model, ids, fields, loadOf(rest))
    },
  },
  read: {
    isReadOnly: true,
    run: ({ env, model, ids, isSingle, args }) => {
      lookAtRead(env, env.table(model), ids)
      const rows = env.read(model, ids, fieldsOf(args), loadOf(args))
      // wire/7.0/xmlrpc-object-read-int-id
      return isSingle && env.dialect.readsOneAsStruct ? (rows[0] ?? false) : rows
    },
  },
  // A method of the servers' own since 19 (`@api.private`).
  exists: {
    isReadOnly: true,
    run: ({ env, model, ids }) => ids.filter((id) => env.table(model).rows.has(id)),
  },
}
