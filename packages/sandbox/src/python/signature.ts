/** One parameter of a Python method. */
export interface Parameter {
  readonly name: string
  /** Its default as Python writes it; absent when it must be given. */
  readonly default?: string
  /** Takes all names that are no parameter: `**kwargs`. */
  readonly takesRest?: boolean
  /** Stands behind a `*`. */
  readonly isNamedOnly?: boolean
}

export type Named = Readonly<Record<string, unknown>>

/** What does not fit a call to its signature. */
export type ArgumentProblem =
  | { readonly kind: 'unexpected'; readonly name: string }
  | { readonly kind: 'twice'; readonly name: string }
  | { readonly kind: 'tooMany' }
  | { readonly kind: 'missing'; readonly names: readonly string[] }

/** Reads `domain, offset=0, *, limit=None, **kwargs`. */
export function parseSignature(text: string): readonly Parameter[] {
  if (text === '') return []
  const parts = text.split(', ')
  const star = parts.indexOf('*')
  return parts.toSpliced(star, star < 0 ? 0 : 1).map((part, index) => {
    if (part.startsWith('**')) return { name: part.slice(2), takesRest: true }
    const at = part.indexOf('=')
    const named = at < 0 ? { name: part } : { name: part.slice(0, at), default: part.slice(at + 1) }
    return star >= 0 && index >= star ? { ...named, isNamedOnly: true } : named
  })
}

/** Those that may be given by their place. */
export const placeable = (parameters: readonly Parameter[]) =>
  parameters.filter(({ takesRest, isNamedOnly }) => !takesRest && !isNamedOnly)

/** All that is wrong with the arguments, in no special order: each Python names another one first. */
export function argumentProblems(
  parameters: readonly Parameter[],
  positional: readonly unknown[],
  named: Named,
): ArgumentProblem[] {
  const plain = parameters.filter((parameter) => !parameter.takesRest)
  const takesRest = plain.length < parameters.length
  const found: ArgumentProblem[] = []
  const unexpected = Object.keys(named).find((name) => !plain.some((parameter) => parameter.name === name))
  if (unexpected !== undefined && !takesRest) found.push({ kind: 'unexpected', name: unexpected })
  const twice = placeable(parameters)
    .slice(0, positional.length)
    .find(({ name }) => name in named)
  if (twice !== undefined) found.push({ kind: 'twice', name: twice.name })
  if (positional.length > placeable(parameters).length) found.push({ kind: 'tooMany' })
  const names = plain
    .filter(({ name, default: value }, index) => value === undefined && index >= positional.length && !(name in named))
    .map(({ name }) => name)
  if (names.length > 0) found.push({ kind: 'missing', names })
  return found
}

/** The arguments by name, once nothing is wrong with them. */
export function bindArguments(parameters: readonly Parameter[], positional: readonly unknown[], named: Named) {
  const values: Record<string, unknown> = {}
  positional.forEach((value, index) => {
    const parameter = parameters[index]
    if (parameter !== undefined) values[parameter.name] = value
  })
  const rest = parameters.find((parameter) => parameter.takesRest)
  for (const [name, value] of Object.entries(named)) {
    if (rest === undefined || parameters.some((parameter) => parameter.name === name)) values[name] = value
    else values[rest.name] = { ...(values[rest.name] as Named | undefined), [name]: value }
  }
  return values
}

/** A default as JSON has it: `None` is null. */
export function literal(python: string): unknown {
  if (python === 'None') return null
  if (python === '()') return []
  if (python === 'True' || python === 'False') return python === 'True'
  return python.startsWith("'") ? python.slice(1, -1) : Number(python)
}
