import { typeError, validationError } from '../../python/exceptions.ts'
import { iterated } from '../../python/eyes.ts'
import type { Environment } from '../environment.ts'
import { metadataOf, nameOf } from '../external-ids.ts'
import { limitsInSql, lookAtNameSearch, lookWithoutSuccess } from '../looks/name-searches.ts'
import { type BaseCall, type BaseMethods, domainOf } from './base-method.ts'
import { operatorSeen, pageSeen } from './seen-arguments.ts'

export const NAME_METHODS: BaseMethods = {
  name_get: {
    isReadOnly: true,
    run: ({ env, model, ids, isSingle }) => {
      // wire/6.1/old-name_get-int
      if (isSingle && env.dialect.series.major < 7) throw typeError("object of type 'int' has no len()")
      return env.read(model, ids, ['display_name']).map((row) => [row.id, row.display_name])
    },
  },
  name_search: {
    model: true,
    isReadOnly: true,
    run: (call) => {
      const { env, model, args } = call
      const table = env.table(model)
      const given = 'operator' in args ? args.operator : 'ilike'
      const asked = { name: args.name ?? ('name' in args ? null : ''), domain: args.domain, operator: given }
      lookAtNameSearch(env, table, asked)
      const operator = operatorSeen(env, given)
      const domain = [...termsOf(call), ...named(env, model, args.name, operator)]
      const ids = env.search(model, domain, () =>
        pageSeen(env, { limit: args.limit ?? 100 }, limitsInSql(env, table, asked)),
      )
      if (ids.length === 0) lookWithoutSuccess(env, table, asked)
      return ids.map((id) => [id, env.sudo().displayName(model, id)])
    },
  },
  name_create: {
    model: true,
    run: ({ env, model, args }) => {
      const { recName = 'name' } = env.table(model).definition
      if (!(recName in env.table(model).fields)) throw validationError(`Cannot create ${model} by name`)
      const id = env.create(model, { [recName]: args.name })
      return [id, env.displayName(model, id)]
    },
  },
  get_external_id: {
    isReadOnly: true,
    run: ({ env, model, ids }) => Object.fromEntries(ids.map((id) => [id, nameOf(env, model, id) ?? ''])),
  },
  get_metadata: { isReadOnly: true, run: ({ env, model, ids }) => metadataOf(env, model, ids) },
  perm_read: { isReadOnly: true, run: ({ env, model, ids }) => metadataOf(env, model, ids) },
}

/** Models of 13 to 16 that pass over a name that Python calls false, whatever the operator. */
const PASS_OVER: ReadonlySet<string> = new Set([
  ...['res.partner', 'res.partner.category', 'product.product', 'product.template', 'res.bank'],
])

/** Any name but none at all; from 13 to 16 no name matters as well, unless it is to be in the other. */
function isLookedFor({ dialect: { series } }: Environment, model: string, name: unknown, operator: string): boolean {
  if (series.major < 13 || series.major >= 17 || PASS_OVER.has(model)) return Boolean(name)
  return name === 0 || operator !== 'ilike' || Boolean(name)
}

/** The terms of a domain that others are added to; up to 18 of whatever can be gone through. */
function termsOf(call: BaseCall): readonly unknown[] {
  const domain: unknown = domainOf(call)
  return call.env.dialect.series.major < 19 ? iterated(domain) : (domain as readonly unknown[])
}

/** The domain of a name: any of the fields that the model is looked up by. */
export function named(env: Environment, model: string, name: unknown, operator: string): unknown[] {
  const { searchedByName, recName = 'name' } = env.table(model).definition
  if (!isLookedFor(env, model, name, operator)) return []
  const fields = searchedByName ?? [recName]
  const leaves = fields.map((field) => [field, operator, name])
  const isNegative = operator.startsWith('not ') || operator === '!='
  return [...leaves.slice(1).map(() => (isNegative ? '&' : '|')), ...leaves]
}
