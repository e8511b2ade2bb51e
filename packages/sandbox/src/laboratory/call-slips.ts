import { suggestion } from 'ooor/protocol'
import type { Dialect } from '../dialect/index.ts'
import type { ModelDefinition } from '../orm/definition.ts'
import { methodNames } from '../orm/methods.ts'

/** What names of calls are looked up among. */
export interface Callable {
  readonly dialect: Dialect
  /** All models that there are. */
  readonly models: readonly ModelDefinition[]
}

/**
 * What is wrong with the name of a call that nobody will ever make: a model or a method that is almost one of those that
 * there are. One that is like none of them may be what is tested; a path says nothing.
 */
export function slipOf(name: string, { dialect, models }: Callable): string | undefined {
  const dot = name.lastIndexOf('.')
  const [model, method] = [name.slice(0, Math.max(0, dot)), name.slice(dot + 1)]
  if (models.some((one) => one.name === name)) return `it is a model: write '${name}.*' for all of its methods`
  if (name.startsWith('/') || model === '' || model === '*') return undefined
  const definition = models.find((one) => one.name === model)
  if (definition === undefined) {
    const names = models.map((one) => one.name)
    return told(`there is no model '${model}'`, model, names)
  }
  const methods = methodNames(dialect, definition)
  if (method === '*' || methods.includes(method)) return undefined
  return told(`${model} has no method '${method}'`, method, methods)
}

function told(what: string, name: string, known: readonly string[]): string | undefined {
  const [meant] = suggestion(name, known).nearest
  return meant === undefined ? undefined : `${what}, did you mean '${meant}'?`
}
