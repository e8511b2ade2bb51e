import { typeError } from '../../python/exceptions.ts'
import { type BaseMethods, domainOf, fieldsOf, loadOf, pageOf, type Values } from './base-method.ts'

export const SEARCH_METHODS: BaseMethods = {
  search: {
    model: true,
    isReadOnly: true,
    run: ({ env, model, args }) => {
      const ids = env.search(model, domainOf(args), pageOf(args))
      return args.count ? ids.length : ids
    },
  },
  search_count: {
    model: true,
    isReadOnly: true,
    run: ({ env, model, args }) => env.search(model, domainOf(args), pageOf(args)).length,
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
      const ids = env.search(model, domainOf(args), pageOf(args))
      return env.read(model, ids, fieldsOf(args), loadOf(rest))
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
  // A method of the servers' own since 19 (`@api.private`).
  exists: {
    isReadOnly: true,
    run: ({ env, model, ids }) => ids.filter((id) => env.table(model).rows.has(id)),
  },
}
