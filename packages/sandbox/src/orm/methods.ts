import { ConfigError } from 'ooor/protocol'
import type { Dialect } from '../dialect/index.ts'
import { type OwnName, ownName } from '../dialect/own-names.ts'
import type { Parameter } from '../python/signature.ts'
import { BASE_METHODS, type BaseCall, NEWEST_NAME, OF_WEB } from './base/index.ts'
import type { MethodDefinition, ModelDefinition } from './definition.ts'

/** A public method of a model as callers see it. */
export interface Method {
  readonly name: string
  readonly parameters: readonly Parameter[]
  /** A method of the model, which takes no ids. */
  readonly isModel: boolean
  readonly isReadOnly: boolean
  /** The Python class that defines it, for TypeErrors. */
  readonly owner: string
  readonly isBase: boolean
  /** Up to 9: has no argument for the context, and refuses one. */
  readonly takesNoContext: boolean
  readonly isByName?: boolean
  readonly refuses?: (names: readonly string[]) => Error
  readonly run: (call: BaseCall) => unknown
}

/** A model's method by its name; undefined where this series has none. */
export function methodOf(dialect: Dialect, model: ModelDefinition, name: string): Method | undefined {
  const own = model.methods !== undefined && Object.hasOwn(model.methods, name) ? model.methods[name] : undefined
  if (own !== undefined) return ownMethod(model, name, own, dialect)
  const parameters = dialect.signature(name, model.name)
  const base = BASE_METHODS[name]
  if (parameters === undefined || base === undefined) return undefined
  const names = ownName(dialect.series, model.name, name)
  const [first, ...others] = parameters
  return {
    name,
    parameters: names === undefined ? parameters : [{ ...first, name: names.own }, ...others],
    isModel: base.model ?? false,
    isReadOnly: base.isReadOnly ?? false,
    owner: OF_WEB.has(name) ? 'Base' : 'BaseModel',
    isBase: true,
    takesNoContext: name === 'check_access_rights',
    run: (call) => base.run({ ...call, args: renamed(names === undefined ? call.args : commonly(call.args, names)) }),
  }
}

/** The names of all of them, sorted. */
export function methodNames(dialect: Dialect, model: ModelDefinition): string[] {
  const base = Object.keys(BASE_METHODS).filter((name) => dialect.signature(name) !== undefined)
  return [...new Set([...base, ...Object.keys(model.methods ?? {})])].toSorted()
}

/** One parameter by its name; `**rest` takes all names that are none. */
function parameterOf(name: string, isRequired: boolean): Parameter {
  if (name.startsWith('**')) return { name: name.slice(2), takesRest: true }
  return isRequired ? { name } : { name, default: 'None' }
}

function ownMethod(model: ModelDefinition, name: string, definition: MethodDefinition, dialect: Dialect): Method {
  const { params, required = 0, model: isModel = false, isReadOnly = false, takesNoContext = false, run } = definition
  const { isByName, refuses } = definition
  // Up to 9 buttons are pressed with it in the last place (wire/8.0/svc-call_button-confirm).
  const hasContext = dialect.series.major < 10 && !takesNoContext && !params.some((one) => one.startsWith('**'))
  return {
    name,
    parameters: [...params, ...(hasContext && !params.includes('context') ? ['context'] : [])].map((one, index) =>
      parameterOf(one, index < required),
    ),
    isModel,
    isReadOnly,
    owner: model.name.replace(/(?:^|[._])(\w)/g, (_, letter: string) => letter.toUpperCase()),
    isBase: false,
    takesNoContext,
    ...(isByName && { isByName }),
    ...(refuses && { refuses }),
    run: ({ env, ids, args }) => inOneGo(`${model.name}.${name}`, run(env, ids, args)),
  }
}

/** What comes later is in no transaction, and some wires would answer the promise itself. */
function inOneGo(method: string, answer: unknown): unknown {
  if (!(answer instanceof Promise)) return answer
  // The error tells what is wrong: that it fails besides is nobody's.
  answer.catch(() => {})
  throw new ConfigError(`${method} answers a promise: a call is done in one go here, so answer the value itself`)
}

function commonly(args: Readonly<Record<string, unknown>>, { own, common }: OwnName): Record<string, unknown> {
  const { [own]: value, ...others } = args
  return own in args ? { [common]: value, ...others } : others
}

function renamed(args: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [NEWEST_NAME[name] ?? name, value]))
}
