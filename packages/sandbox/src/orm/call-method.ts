import { isNowhere, isPrivate } from '../dialect/private-methods.ts'
import { indexError, typeError } from '../python/exceptions.ts'
import { dictOf, isTrue, lacksAttribute, oddKeyOf, pythonType, withAttribute } from '../python/eyes.ts'
import { spread, takenApart } from '../python/given-arguments.ts'
import { typeErrorMessage } from '../python/repr.ts'
import { argumentProblems, bindArguments, type Named } from '../python/signature.ts'
import { beginsWithFloat } from '../python/whole-floats.ts'
import { idList } from './call-ids.ts'
import { attributeCalled, type Sequence } from './class-attributes.ts'
import type { Environment } from './environment.ts'
import { type Method, methodOf } from './methods.ts'

/** Finds a method as remote callers may: private and unknown ones raise. */
export function publicMethod(
  env: Environment,
  model: string,
  name: string,
  sent?: unknown,
  sequence: Sequence = 'list',
): Method {
  const { definition } = env.table(model)
  const { exceptions } = env.dialect
  if (isNowhere(env.dialect.series, name)) throw exceptions.unknownMethod(model, name)
  if (isPrivate(env.dialect.series, name)) throw exceptions.privateMethod(model, name)
  const method = methodOf(env.dialect, definition, name)
  if (method === undefined) {
    const refused = attributeCalled(env, definition, name, sent, sequence)
    if (refused !== undefined) throw refused
    if (definition.unmodelled !== undefined) throw definition.unmodelled.method(model, name)
    throw exceptions.unknownMethod(model, name)
  }
  return method
}

/**
 * Calls a method by name as a server does: private ones refused, arguments bound by position and name. `sequence` is what
 * Python has them in.
 */
export function callMethod(
  env: Environment,
  model: string,
  name: string,
  sent: unknown,
  kwargs: Named,
  sequence: Sequence = 'list',
): unknown {
  const method = publicMethod(env, model, name, sent, sequence)
  // Who would have taken them is told where nothing stands before them in the call (tried on 14.0, 18.0 and 19.0).
  const callee = env.dialect.series.major === 18 ? `odoo.models.BaseModel.${name}` : undefined
  const args = method.isModel || env.dialect.series.major < 10 ? spread(sent, callee) : takenApart(sent)
  const { context: namedContext, ids: namedIds, ...others } = kwargs
  // A method of the model has no ids: a name `ids` is then an argument like another, and mostly a wrong one.
  // Likewise where the records stand in their place (tried on 14.0 and 19.0).
  const isArgument = namedIds !== undefined && (method.isModel || args.length > 0)
  const named = isArgument ? { ...others, ids: namedIds } : others
  // Records come first; without any the server finds nothing to take (tried on 14.0 and 19.0). By name nobody looks
  // for them up to 18 (tried on 14.0; of 16 to 18 by source).
  const { major } = env.dialect.series
  const lacksIds = !method.isModel && args.length === 0 && (namedIds === undefined || (major >= 10 && major < 19))
  if (lacksIds && major >= 10) throw indexError(`${sequence} index out of range`)
  const given = method.isModel ? undefined : (args[0] ?? namedIds)
  const placed = method.isModel ? args : args.slice(1)
  const isSplit = splitsContext(method, major)
  const { positional, last } = withoutContext(placed, method, isSplit)
  // The records are in the context before they are asked for anything (odoo/api.py of 10 to 19; tried on 14.0).
  if (major >= 10) inContext(env, last ?? namedContext)
  const found = argumentProblems(method.parameters, positional, named)
  // Up to 9 the ids are a parameter like another (wire/8.0/xmlrpc-object-wrong-arguments has the words).
  if (lacksIds) found.push({ kind: 'missing', names: ['ids'] })
  // Who takes them apart misses them (tried on 8.0).
  if (lacksIds && isSplit) throw typeError('old_api() takes at least 4 arguments (3 given)')
  const strangers = found.flatMap((problem) => (problem.kind === 'unexpected' ? [problem.name] : []))
  if (method.isByName && positional.length > 0) {
    // Python counts `self` (wire/14.0 and wire/19.0/svc-message_post-positional).
    const given = positional.length + 1
    const name = env.dialect.qualified(method.owner, method.name)
    throw typeError(`${name}() takes 1 positional argument but ${given} were given`)
  }
  if (method.refuses !== undefined && strangers.length > 0) throw method.refuses(strangers)
  if (method.takesNoContext && major < 10 && namedContext !== undefined) {
    found.push({ kind: 'unexpected', name: 'context' })
  }
  if (found.length > 0) {
    const { dialect } = env
    // Where the context is a parameter, it counts as one that was given.
    // What was rewritten for 8 is called with its records (odoo/api.py of 8).
    const implicit = isSplit ? 1 : dialect.implicitArguments
    const isCounted = namedContext !== undefined && implicit > 1
    const call = {
      // 7.0 keeps it in a cache, whose own function refuses (wire/7.0/old-context_get-context).
      name: name === 'context_get' && major === 7 ? 'lookup' : dialect.qualified(method.owner, name),
      parameters: method.parameters,
      positional: positional.length,
      given: positional.length + Object.keys(named).length + (isCounted ? 1 : 0) - (lacksIds ? 1 : 0),
      before: implicit + (method.isModel || implicit === 1 ? 0 : 1),
    }
    throw typeError(typeErrorMessage(call, found, dialect.python))
  }
  const { context = last ?? namedContext, ...values } = bindArguments(method.parameters, positional, named)
  if (major >= 19 && !KNOWS_NOBODY.has(method.name)) lookAtKeys(context)
  const answer = method.run({
    env: inContext(env, context, isSplit),
    model,
    ids: idList(given, env.dialect.series.major, !method.isModel && beginsWithFloat(args)),
    isSingle: typeof given === 'number',
    args: values,
  })
  // Whether one or many were made is told by the first argument: by name, all is taken back (tried on 14.0 and 19.0).
  if (name === 'create' && method.isBase && positional.length === 0 && major >= 12) {
    throw indexError(`${sequence} index out of range`)
  }
  return answer
}

/** Methods that ask nobody who calls them, nor what they may. */
const KNOWS_NOBODY: ReadonlySet<string> = new Set(['fields_get', 'web_read'])

/** Who asks what the user may leaves defaults out of the context, by the names of their keys (tried on 19.0). */
function lookAtKeys(context: unknown): void {
  const key = oddKeyOf(context)
  if (key !== undefined) withAttribute(key, 'startswith')
}

/** From 8 to 13 what follows the last parameter is the context (`api.py` of 8 and 10; ooor for Ruby sends it so). */
function withoutContext(placed: readonly unknown[], { parameters }: Method, isSplit: boolean) {
  if (!isSplit || placed.length <= parameters.length) return { positional: placed, last: undefined }
  return { positional: placed.slice(0, parameters.length), last: placed[parameters.length] }
}

/** On 8 and 9 of methods that do not name it themselves. */
function splitsContext({ parameters, takesNoContext }: Method, major: number): boolean {
  if (major < 8 || major > 13 || parameters.some(({ takesRest }) => takesRest)) return false
  return major >= 10 || (!takesNoContext && !parameters.some(({ name }) => name === 'context'))
}

export function inContext(env: Environment, context: unknown, isSplit = true): Environment {
  if (!isTrue(context)) return env
  // Up to 9 a parameter like another, and something else in its place, as a limit that is one argument early.
  // What was rewritten for 8 makes a dictionary of it (tried on 8.0).
  if (!isSplit && env.dialect.series.major < 10 && typeof context !== 'object') throw lacksAttribute(context, 'get')
  const values = typeof context === 'object' && !Array.isArray(context) ? context : notAContext(env, context)
  return env.withContext(values as Record<string, unknown>)
}

/** It is looked at before it is copied: what nothing can be found in is refused in other words up to 16. */
function notAContext(env: Environment, context: unknown): unknown {
  const isScalar = typeof context === 'number' || typeof context === 'boolean'
  if (isScalar && env.dialect.series.major >= 10 && env.dialect.series.major < 17) {
    throw typeError(`argument of type '${pythonType(context)}' is not iterable`)
  }
  return dictOf(context)
}
