import { SentBinary } from './sent-binary.ts'
import { type ArgumentProblem, type Parameter, placeable } from './signature.ts'

/** A value as Python's `repr` writes it; Python 2 marks text that came as JSON with a `u`. */
export function pythonRepr(value: unknown, textPrefix = ''): string {
  if (value === null || value === undefined) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'string') return `${textPrefix}${quoted(value)}`
  if (Array.isArray(value)) return `[${value.map((one) => pythonRepr(one, textPrefix)).join(', ')}]`
  if (typeof value === 'object') {
    const members = Object.entries(value).map(
      ([name, one]) => `${textPrefix}${quoted(name)}: ${pythonRepr(one, textPrefix)}`,
    )
    return `{${members.join(', ')}}`
  }
  return typeof value === 'number' ? numberRepr(value) : String(value)
}

/** A value as Python's `str` writes it: text as it is. */
export function pythonStr(value: unknown): string {
  if (value instanceof SentBinary) return value.data
  return typeof value === 'string' ? value : pythonRepr(value)
}

/** Numbers that JavaScript names otherwise. A zero with a sign is a float's. */
function numberRepr(value: number): string {
  if (Object.is(value, -0)) return '-0.0'
  return Number.isNaN(value) ? 'nan' : String(value).replace('Infinity', 'inf')
}

/** A float, which is one to Python even where it has no fraction: `2.0`. */
export const pythonFloat = (value: number): string => (Number.isInteger(value) ? value.toFixed(1) : numberRepr(value))

/** A tuple, as the leaves of a domain are. */
export function pythonTuple(values: readonly unknown[], textPrefix = ''): string {
  const members = values.map((one) => pythonRepr(one, textPrefix)).join(', ')
  return values.length === 1 ? `(${members},)` : `(${members})`
}

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'"
  const escaped = text.replace(/\\/g, '\\\\').replace(/[\p{Control}\p{Surrogate}]/gu, unprintable)
  return quote + (quote === "'" ? escaped.replace(/'/g, "\\'") : escaped) + quote
}

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** What Python writes by its number. */
function unprintable(one: string): string {
  const code = one.charCodeAt(0)
  return NAMED[one] ?? (code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16)}`)
}

/** The call that a TypeError tells of. */
export interface PythonCall {
  /** As the TypeError names it: `search`, since Python 3.10 `BaseModel.search`. */
  readonly name: string
  readonly parameters: readonly Parameter[]
  /** How many arguments were given, by position and in all. */
  readonly positional: number
  readonly given: number
  /** The arguments before the parameters: `self`, and on old servers the cursor and the user too. */
  readonly before: number
}

/** The words of Python 2 and 3 for arguments that do not fit (wire/7.0 and wire/19.0, `*-wrong-arguments`). */
export function typeErrorMessage(call: PythonCall, found: readonly ArgumentProblem[], python: 2 | 3): string {
  const of = <K extends ArgumentProblem['kind']>(kind: K) =>
    found.find((problem): problem is Extract<ArgumentProblem, { kind: K }> => problem.kind === kind)
  const [unexpected, tooMany, missing] = [of('unexpected'), of('tooMany'), of('missing')]
  const { name, before } = call
  const twice = of('twice')
  if (twice !== undefined) {
    return `${name}() got multiple values for ${python === 2 ? 'keyword ' : ''}argument '${twice.name}'`
  }
  const plain = placeable(call.parameters)
  const most = before + plain.length
  const least = before + plain.filter((parameter) => parameter.default === undefined).length
  if (python === 2) {
    if (unexpected !== undefined && tooMany === undefined) {
      return `${name}() got an unexpected keyword argument '${unexpected.name}'`
    }
    const bound = least === most ? 'exactly' : tooMany === undefined ? 'at least' : 'at most'
    const wanted = tooMany === undefined ? least : most
    return `${name}() takes ${bound} ${wanted} argument${wanted === 1 ? '' : 's'} (${before + call.given} given)`
  }
  if (unexpected !== undefined) return `${name}() got an unexpected keyword argument '${unexpected.name}'`
  if (tooMany !== undefined) {
    const takes = least === most ? `${most}` : `from ${least} to ${most}`
    const sent = before + call.positional
    const wanted = `${takes} positional argument${takes === '1' ? '' : 's'}`
    return `${name}() takes ${wanted} but ${sent} ${sent === 1 ? 'was' : 'were'} given`
  }
  const names = (missing?.names ?? []).map((one) => `'${one}'`)
  const list = names.length > 2 ? `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}` : names.join(' and ')
  return `${name}() missing ${names.length} required positional argument${names.length > 1 ? 's' : ''}: ${list}`
}
