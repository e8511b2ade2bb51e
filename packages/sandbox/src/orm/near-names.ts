import { ConfigError, suggestion } from 'ooor/protocol'
import { ServerException } from '../python/exceptions.ts'
import type { Environment } from './environment.ts'

/** Does all of something or nothing, as a call of a server's does. */
type Whole = <T>(run: () => T) => T

/** What a method of a test's own is part of: its call is taken back as a whole. */
const ofCall: Whole = (run) => run()

/**
 * An environment for tests and their stubs: what it raises for a model or a field that is not there names the nearest, and
 * what fails has written nothing.
 */
export function withNearNames(env: Environment, whole: Whole = ofCall): Environment {
  return new Proxy(env, {
    // Not by way of the proxy: an environment has private parts.
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        if (TAKE_IDS.has(name)) checkIds(String(name), args)
        const place = whole === ofCall ? `env.${String(name)}('${String(args[0])}', …): ` : ''
        const answer: unknown = told(target, args, place, () => whole(() => Reflect.apply(value, target, args)))
        const isOther = name === 'sudo' || name === 'withContext' || name === 'withUser'
        return isOther ? withNearNames(answer as Environment, whole) : answer
      }
    },
  })
}

const TAKE_IDS: ReadonlySet<string | symbol> = new Set(['read', 'write', 'unlink'])

function checkIds(name: string, [model, ids]: readonly unknown[]): void {
  if (Array.isArray(ids)) return
  const example = typeof ids === 'number' ? `[${ids}]` : '[1]'
  throw new ConfigError(`env.${name}('${String(model)}', …) takes a list of ids: write ${example}`)
}

/** Words for people, who may have written them: nothing is added to them. */
const OF_RULES = /^(User|Validation|Access|Missing)Error$|^Warning$|^except_orm$/

/** A stub's caller asked for another model: the place says of which one it is. */
function told(env: Environment, [model]: readonly unknown[], place: string, run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof ServerException) || typeof model !== 'string' || OF_RULES.test(error.kind)) throw error
    const { message } = error
    const near = nearModel(env, model) ?? nearField(env, model, message)
    if (near !== undefined && !message.endsWith(near)) error.message = `${place}${message}${near}`
    throw error
  }
}

function nearModel(env: Environment, model: string): string | undefined {
  const models = [...env.tables].map(({ definition }) => definition.name)
  return models.includes(model) ? undefined : suggestion(model, models).guess
}

/** The name that the words of a series are about: `Invalid field 'emial' on …`, `Invalid field res.partner.emial in …`. */
function nearField(env: Environment, model: string, message: string): string | undefined {
  const name = /^Invalid field [u'"]*(?:[\w.]+\.)?(\w+)/.exec(message)?.[1] ?? /^'?(\w+)'?$/.exec(message)?.[1]
  const known = Object.keys(env.table(model).fields)
  return name === undefined || known.includes(name) ? undefined : suggestion(name, known).guess
}
