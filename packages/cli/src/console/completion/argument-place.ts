import type { Node } from 'acorn'
import type { ArgumentsPlace, FieldPlace } from './completion-types.ts'
import { signatureOf } from './field-names.ts'
import { SIGNATURES } from './library-members.ts'
import type { Shape, Surroundings } from './shape.ts'

type Any = Node & Record<string, unknown>

const OF_FIELDS = new Set(
  (
    'where find findOrNull select order groupBy aggregate get create createMany build buildWithDefaults write set ' +
    'update upsert upsertMany findOrCreate copy translations setTranslations'
  ).split(' '),
)
/** Functions in conditions, whose arguments are conditions too. */
const COMBINING = new Set(['and', 'or', 'not', 'any', 'none'])

/** Whose fields, or which arguments, are named where the cursor is; undefined where neither are. */
export function argumentPlace(
  ancestors: readonly Node[],
  shape: (node: unknown) => Shape | undefined,
  at: Surroundings,
): FieldPlace | ArgumentsPlace | undefined {
  /** Keys between the call and the cursor, the outermost last. */
  const keys: string[] = []
  let below: Any | undefined
  for (let index = ancestors.length - 1; index >= 0; index--) {
    const node = ancestors[index] as Any
    if (node.type === 'Property' && below !== undefined && node.value === below && node.key !== node.value) {
      keys.push(keyOf(node))
    } else if (node.type === 'CallExpression' && !isCombining(node)) {
      return placeIn(node, keys.reverse(), shape, at)
    } else if (!PASSED.has(node.type)) {
      return undefined
    }
    below = node
  }
  return undefined
}

const PASSED = new Set(['Literal', 'Identifier', 'Property', 'ObjectExpression', 'ArrayExpression', 'CallExpression'])

function isCombining({ callee }: Any): boolean {
  const { type, name } = callee as Any
  return type === 'Identifier' && COMBINING.has(String(name))
}

function keyOf({ key }: Any): string {
  const { name, value } = key as { readonly name?: string; readonly value?: unknown }
  return name ?? String(value)
}

function placeIn(
  call: Any,
  keys: readonly string[],
  shape: (node: unknown) => Shape | undefined,
  at: Surroundings,
): FieldPlace | ArgumentsPlace | undefined {
  const callee = call.callee as Any
  if (callee.type !== 'MemberExpression') return undefined
  const method = (callee.property as { readonly name?: string }).name ?? ''
  const on = methodOwner(callee, shape)
  if (on === undefined) return undefined
  if (!OF_FIELDS.has(method)) {
    const described = at.methods(on.model)?.find(({ name }) => name === method)
    if (described === undefined || keys.length > 0) return undefined
    return { kind: 'arguments', names: described.parameters.map(({ name }) => name), hint: signatureOf(described) }
  }
  const hint = SIGNATURES[method]
  if (method === 'aggregate') return { kind: 'fields', model: on.model, method, value: keys[0], hint }
  // A key that leads to another model is passed; the last one that does not, has its value written.
  let { model } = on
  let value: string | undefined
  for (const path of keys) {
    const beyond = modelAt(at, model, path)
    value = beyond === undefined ? path : undefined
    if (beyond !== undefined) model = beyond
  }
  return { kind: 'fields', model, method, value, hint }
}

/** The model that a method is called on, also behind `groupBy`. */
function methodOwner(callee: Any, shape: (node: unknown) => Shape | undefined): { readonly model: string } | undefined {
  const on = shape(callee.object)
  if (on !== undefined && 'model' in on) return on
  if (on?.kind !== 'groups') return undefined
  for (let node = callee.object as Any; node?.type === 'CallExpression'; ) {
    const inner = node.callee as Any
    const below = shape(inner.object)
    if (below !== undefined && 'model' in below) return below
    node = inner.object as Any
  }
  return undefined
}

/** The model that a path of relations leads to. */
export function modelAt(at: Surroundings, model: string, path: string): string | undefined {
  let here: string | undefined = model
  for (const step of path.split('.'))
    here = here === undefined ? undefined : at.schema(here)?.fields.get(step)?.relation
  return here
}
