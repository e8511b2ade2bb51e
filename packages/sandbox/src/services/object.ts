import { databaseNamed } from '../installation.ts'
import { callMethod } from '../orm/call-method.ts'
import { indexError, nameError, typeError, valueError } from '../python/exceptions.ts'
import { hashed, isTrue, iterated, matched, pythonType, withAttribute } from '../python/eyes.ts'
import { mapping, spread, strictDict, takenApart } from '../python/given-arguments.ts'
import { intOf } from '../python/numbers.ts'
import { pythonStr } from '../python/repr.ts'
import { argumentsOf } from './arguments.ts'
import type { ServiceCall } from './service.ts'

/** Method calls on models; each carries the database, the user and the password or API key. */
export function objectService(call: ServiceCall): unknown {
  const { installation, method } = call
  const { dialect } = installation
  const { major } = dialect.series
  const args = Array.isArray(call.args) ? call.args : takenByPlace(call.args, major)
  const least = major >= 19 ? 5 : 3
  // From 13 to 18 each is taken by its place (tried on 14.0).
  if (args.length < least && isByPlace(major)) throw indexError(`${call.isJson ? 'list' : 'tuple'} index out of range`)
  // 19 takes the arguments apart before it looks at the method (wire/19.0/jsonrpc-unknown-service-method).
  if (args.length < least) throw valueError(tooFew(args.length, least, dialect.python))
  const [name, given, secret, model, member, ...rest] = args
  const user = major >= 13 && typeof given !== 'boolean' ? intOf(given) : given
  if (major >= 19 && isTrue(secret)) checkCount(method, rest.length)
  if (!isKnown(method, major)) throw nameError(`Method not available ${method}`)
  const database = databaseNamed(installation, name, 'service')
  // What is hashed must be a text.
  if (major >= 13 && isTrue(secret) && typeof secret !== 'string') {
    throw typeError(`secret must be unicode or bytes, not ${pythonType(secret)}`)
  }
  const uid = database.checkSecret(user, secret)
  if (isByPlace(major)) {
    const signature = method === 'execute' ? 'obj, method, **args' : 'obj, method, args, kw=None'
    const others = method === 'execute' ? args.slice(3, 5) : args.slice(3)
    argumentsOf(dialect, { name: method, signature, before: 2 }, others)
  }
  return database.transaction(() => {
    const env = database.asProgram(uid, call.isJson)
    // Up to 18 the method is looked at before the model (tried on 14.0).
    if (isByPlace(major)) matched(member, major)
    const modelName = pythonStr(hashed(model))
    const memberName = major >= 19 && env.hasModel(modelName) ? withAttribute(member, 'startswith') : pythonStr(member)
    // wire/6.1/old-exec_workflow-unknown-model
    if (method === 'exec_workflow' && major < 7 && !env.hasModel(modelName)) return false
    if (!env.hasModel(modelName)) throw dialect.exceptions.unknownModel(modelName, memberName, 'service')
    if (method === 'exec_workflow') {
      env.signal(modelName, Number(rest[0]), memberName)
      // wire/7.0/xmlrpc-object-exec_workflow
      return false
    }
    const sequence = isByPlace(major) ? 'tuple' : 'list'
    if (method === 'execute') return callMethod(env, modelName, memberName, rest, {}, sequence)
    const callee = { name: 'execute_kw', signature: 'args, kw=None', before: 5 }
    const { args: positional, kw } = argumentsOf(dialect, callee, rest)
    if (major >= 19) return callMethod(env, modelName, memberName, positional, kw == null ? {} : strictDict(kw))
    const named = isTrue(kw) ? mapping(kw, EXECUTE) : {}
    return callMethod(env, modelName, memberName, spread(positional), named, sequence)
  })
}

const isByPlace = (major: number) => major >= 13 && major < 19

/** 19 takes the arguments of a call by name as a pair (tried on 19.0). */
function checkCount(method: string, given: number): void {
  if (method !== 'execute_kw') return
  if (given === 0) throw valueError('not enough values to unpack (expected 2, got 0)')
  if (given > 2) throw valueError('too many values to unpack (expected 2)')
}

const EXECUTE = 'odoo.service.model.execute'

/** Up to 18 the first arguments are taken by their place, since 19 all at once (tried on 14.0 and 19.0). */
function takenByPlace(args: unknown, major: number): readonly unknown[] {
  const hasParts = typeof args === 'string' || (typeof args === 'object' && args !== null)
  if (major < 19) return takenApart(args)
  if (!hasParts) throw typeError(`cannot unpack non-iterable ${pythonType(args)} object`)
  return iterated(args)
}

function isKnown(method: string, major: number): boolean {
  return method === 'execute' || method === 'execute_kw' || (method === 'exec_workflow' && major <= 10)
}

function tooFew(given: number, least: number, python: 2 | 3): string {
  if (python === 2) return `need more than ${given} value${given === 1 ? '' : 's'} to unpack`
  return `not enough values to unpack (expected at least ${least}, got ${given})`
}
