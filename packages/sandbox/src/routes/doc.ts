import type { Database } from '../database.ts'
import { describeField } from '../orm/describe-field.ts'
import type { Environment } from '../orm/environment.ts'
import { type Method, methodNames, methodOf } from '../orm/methods.ts'
import { accessError, notFound } from '../python/exceptions.ts'
import { literal, type Parameter } from '../python/signature.ts'

/** What the module `api_doc` of 19 tells of all models (addons/api_doc/controllers/api_doc.py). */
export function serverDoc(env: Environment, database: Database): unknown {
  checkGroup(env)
  const models = database.models
    .filter(({ access }) => env.groups.some((group) => access[group]?.includes('r')))
    .map((model) => ({
      model: model.name,
      name: model.description,
      fields: Object.fromEntries(
        Object.entries(env.table(model.name).fields).map(([name, field]) => [name, { string: field.string ?? name }]),
      ),
      methods: methodNames(env.dialect, model),
    }))
  return { modules: ['base', 'rpc', 'web', 'api_doc', 'website_sale'], models }
}

/** What it tells of one model (wire/19.0/doc-model). */
export function modelDoc(env: Environment, name: string): unknown {
  checkGroup(env)
  if (!env.hasModel(name)) throw notFound()
  const table = env.table(name)
  env.checkAccess(table, 'read')
  const methods = methodNames(env.dialect, table.definition).flatMap((method) => {
    const found = methodOf(env.dialect, table.definition, method)
    return found === undefined ? [] : [[method, methodDoc(found, name)] as const]
  })
  return {
    model: name,
    name: table.definition.description,
    doc: null,
    fields: Object.fromEntries(
      Object.entries(table.fields).map(([field, definition]) => [
        field,
        { ...describeField(env, field, definition), module: 'base' },
      ]),
    ),
    methods: Object.fromEntries(methods),
  }
}

function methodDoc(method: Method, model: string): unknown {
  const api = [...(method.isModel ? ['model'] : []), ...(method.isReadOnly ? ['readonly'] : [])]
  return {
    signature: `(${method.parameters.map(shown).join(', ')})`,
    parameters: Object.fromEntries(method.parameters.map((one) => [one.name, parameterDoc(one)])),
    ...(api.length > 0 && { api }),
    model: method.isBase ? 'core' : model,
    module: method.isBase ? 'core' : 'base',
  }
}

// The real one loses the stars of `**kwargs` too.
function shown({ name, default: value }: Parameter): string {
  return value === undefined ? name : `${name}=${value}`
}

function parameterDoc({ default: value, takesRest }: Parameter): unknown {
  if (takesRest) return { kind: 'VAR_KEYWORD' }
  return value === undefined ? {} : { default: literal(value) }
}

function checkGroup(env: Environment): void {
  if (env.groups.includes('doc')) return
  throw accessError('This page is only accessible to Technical Documentation users.')
}
