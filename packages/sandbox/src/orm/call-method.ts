import { isPrivate } from '../dialect/signatures.ts'
import { attributeError, typeError } from '../python/exceptions.ts'
import { typeErrorMessage } from '../python/repr.ts'
import { argumentProblems, bindArguments, type Named } from '../python/signature.ts'
import type { Environment } from './environment.ts'
import { type Method, methodOf } from './methods.ts'

/** Finds a method as remote callers may: private and unknown ones raise. */
export function publicMethod(env: Environment, model: string, name: string): Method {
  const { definition } = env.table(model)
  const { exceptions } = env.dialect
  if (isPrivate(env.dialect.series, name)) throw exceptions.privateMethod(model, name)
  const method = methodOf(env.dialect, definition, name)
  if (method === undefined) throw definition.unmodelled?.method(model, name) ?? exceptions.unknownMethod(model, name)
  return method
}

/** Calls a method by name as a server does: private ones refused, arguments bound by position and name. */
export function callMethod(
  env: Environment,
  model: string,
  name: string,
  args: readonly unknown[],
  kwargs: Named,
): unknown {
  const method = publicMethod(env, model, name)
  const { context: namedContext, ids: namedIds, ...others } = kwargs
  // A method of the model has no ids: a name `ids` is then an argument like another, and mostly a wrong one.
  const named = method.isModel && namedIds !== undefined ? { ...others, ids: namedIds } : others
  const given = method.isModel ? undefined : (args[0] ?? namedIds)
  const positional = method.isModel ? args : args.slice(1)
  const found = argumentProblems(method.parameters, positional, named)
  const { major } = env.dialect.series
  if (method.takesNoContext && major < 10 && namedContext !== undefined) {
    found.push({ kind: 'unexpected', name: 'context' })
  }
  if (found.length > 0) {
    const { dialect } = env
    // Where the context is a parameter, it counts as one that was given.
    const isCounted = namedContext !== undefined && dialect.implicitArguments > 1
    const call = {
      // 7.0 keeps it in a cache, whose own function refuses (wire/7.0/old-context_get-context).
      name: name === 'context_get' && major === 7 ? 'lookup' : dialect.qualified(method.owner, name),
      parameters: method.parameters,
      positional: positional.length,
      given: positional.length + Object.keys(named).length + (isCounted ? 1 : 0),
      before: dialect.implicitArguments + (method.isModel || dialect.implicitArguments === 1 ? 0 : 1),
    }
    throw typeError(typeErrorMessage(call, found, dialect.python))
  }
  const { context = namedContext, ...values } = bindArguments(method.parameters, positional, named)
  // Something else in the place of the context, as a limit that is one argument early.
  if (typeof context === 'number') throw attributeError("'int' object has no attribute 'get'")
  return method.run({
    env: inContext(env, context),
    model,
    ids: idList(given),
    isSingle: typeof given === 'number',
    args: values,
  })
}

export function inContext(env: Environment, context: unknown): Environment {
  if (typeof context !== 'object' || context === null) return env
  // wire/19.0/json2-context; older servers pass over languages that are not installed.
  const { lang } = context as { lang?: unknown }
  if (env.dialect.series.major >= 19 && lang && !env.isInstalled(String(lang))) {
    throw env.dialect.exceptions.unknownLanguage(String(lang))
  }
  return env.withContext(context as Record<string, unknown>)
}

function idList(value: unknown): number[] {
  if (Array.isArray(value)) return value as number[]
  return typeof value === 'number' ? [value] : []
}
