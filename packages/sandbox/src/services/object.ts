import { databaseNamed } from '../installation.ts'
import { callMethod } from '../orm/call-method.ts'
import { nameError, typeError, valueError } from '../python/exceptions.ts'
import { isTrue, iterated, pythonType } from '../python/eyes.ts'
import { mapping, spread, strictDict, takenApart } from '../python/given-arguments.ts'
import { argumentsOf } from './arguments.ts'
import type { ServiceCall } from './service.ts'

/** Method calls on models; each carries the database, the user and the password or API key. */
export function objectService(call: ServiceCall): unknown {
  const { installation, method } = call
  const { dialect } = installation
  const { major } = dialect.series
  const args = Array.isArray(call.args) ? call.args : takenByPlace(call.args, major)
  const least = major >= 19 ? 5 : 3
  // 19 takes the arguments apart before it looks at the method (wire/19.0/jsonrpc-unknown-service-method).
  if (args.length < least) throw valueError(tooFew(args.length, least, dialect.python))
  if (!isKnown(method, major)) throw nameError(`Method not available ${method}`)
  const [name, user, secret, model, member, ...rest] = args
  const database = databaseNamed(installation, name, 'service')
  const uid = database.checkSecret(user, secret)
  return database.transaction(() => {
    const env = call.isJson ? database.asJson(uid) : database.as(uid)
    const [modelName, memberName] = [String(model), String(member)]
    // wire/6.1/old-exec_workflow-unknown-model
    if (method === 'exec_workflow' && major < 7 && !env.hasModel(modelName)) return false
    if (!env.hasModel(modelName)) throw dialect.exceptions.unknownModel(modelName, memberName, 'service')
    if (method === 'exec_workflow') {
      env.signal(modelName, Number(rest[0]), memberName)
      // wire/7.0/xmlrpc-object-exec_workflow
      return false
    }
    if (method === 'execute') return callMethod(env, modelName, memberName, rest, {})
    const callee = { name: 'execute_kw', signature: 'args, kw=None', before: 5 }
    const { args: positional, kw } = argumentsOf(dialect, callee, rest)
    if (major >= 19) return callMethod(env, modelName, memberName, positional, kw == null ? {} : strictDict(kw))
    const named = isTrue(kw) ? mapping(kw, EXECUTE) : {}
    return callMethod(env, modelName, memberName, spread(positional), named)
  })
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
