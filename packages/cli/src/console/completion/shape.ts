import type { Node } from 'acorn'
import { GroupQuery, Model, Query } from 'ooor'
import type { Schema } from 'ooor/schema'
import type { MethodDescription } from '../../codegen/server-description.ts'

/** What completion knows of an expression: which model's records it has to do with, and how. */
export type Shape =
  | { readonly kind: 'model' | 'query' | 'record' | 'list' | 'methods'; readonly model: string }
  /** What is to be awaited. */
  | { readonly kind: 'promise'; readonly of: Shape }
  | { readonly kind: 'groups' }
  /** Any other value, as it is. */
  | { readonly kind: 'value'; readonly value: unknown }

/** What completion is told by its console. Nothing here waits: what is not known yet is loaded behind. */
export interface Surroundings {
  /** Names that stand for models. */
  readonly bindings: ReadonlyMap<string, string>
  /** The server's models with their labels. */
  readonly models: ReadonlyMap<string, string>
  /** All names that expressions may use. */
  names(): readonly string[]
  /** What a variable holds; undefined when there is none. */
  value(name: string): unknown
  schema(model: string): Schema | undefined
  methods(model: string): readonly MethodDescription[] | undefined
}

/** Variables that the source itself brings: parameters, declarations, loops. */
export type Locals = ReadonlyMap<string, Shape>

type Any = Node & Record<string, unknown>

const TO_QUERY = new Set(['where', 'select', 'order', 'limit', 'offset', 'context', 'signal', 'query'])
const TO_RECORD = new Set(['first', 'last', 'findOrNull', 'create', 'build', 'buildWithDefaults', 'findOrCreate'])
/** Methods of lists whose callback is given a record. */
const ITERATING = new Set(['map', 'flatMap', 'filter', 'find', 'forEach', 'some', 'every', 'findLast', 'sort'])

/** What an expression is, as far as can be told without running it. */
export function shapeOf(
  node: Node | undefined,
  { at, locals }: { at: Surroundings; locals: Locals },
): Shape | undefined {
  const inner = (one: unknown) => shapeOf(one as Node, { at, locals })
  const given = node as Any | undefined
  switch (given?.type) {
    case 'Identifier':
      return locals.get(String(given.name)) ?? shapeOfName(String(given.name), at)
    case 'ParenthesizedExpression':
      return inner(given.expression)
    case 'AwaitExpression':
      return awaited(inner(given.argument))
    case 'AssignmentExpression':
      return inner(given.right)
    case 'ChainExpression':
      return inner(given.expression)
    case 'MemberExpression':
      return memberOf(inner(given.object), given, at)
    case 'CallExpression':
      return resultOf(given, inner)
    default:
      return undefined
  }
}

function shapeOfName(name: string, at: Surroundings): Shape | undefined {
  const model = at.bindings.get(name)
  return model === undefined ? shapeOfValue(at.value(name)) : { kind: 'model', model }
}

/** What a value of the running console is. */
export function shapeOfValue(value: unknown): Shape | undefined {
  if (value === undefined || value === null) return undefined
  if (value instanceof Model) return { kind: 'model', model: value.name }
  if (value instanceof Query) return { kind: 'query', model: value.name }
  if (value instanceof GroupQuery) return { kind: 'groups' }
  if (Array.isArray(value)) {
    const first = shapeOfValue(value[0])
    return first?.kind === 'record' ? { kind: 'list', model: first.model } : { kind: 'value', value }
  }
  const model = typeof value === 'object' ? (value as { readonly $model?: unknown }).$model : undefined
  return typeof model === 'string' ? { kind: 'record', model } : { kind: 'value', value }
}

function awaited(shape: Shape | undefined): Shape | undefined {
  if (shape?.kind === 'promise') return shape.of
  return shape?.kind === 'query' ? { kind: 'list', model: shape.model } : shape
}

function memberOf(shape: Shape | undefined, node: Any, at: Surroundings): Shape | undefined {
  const name = (node.property as { readonly name?: string } | undefined)?.name
  if (shape === undefined) return undefined
  if (node.computed) return shape.kind === 'list' ? { kind: 'record', model: shape.model } : undefined
  if (name === undefined) return undefined
  if (shape.kind === 'record') return shapeOfField(at, shape.model, name)
  if (shape.kind === 'model' && name === 'query') return { kind: 'query', model: shape.model }
  if (shape.kind === 'model' && name === 'methods') return { kind: 'methods', model: shape.model }
  return shape.kind === 'value' ? shapeOfValue(dataProperty(shape.value, name)) : undefined
}

/** What lies beyond a field. */
export function shapeOfField(at: Surroundings, model: string, name: string): Shape | undefined {
  const field = at.schema(model)?.fields.get(name)
  if (field?.relation === undefined) return undefined
  return { kind: field.kind === 'many2one' ? 'record' : 'list', model: field.relation }
}

function resultOf(call: Any, inner: (node: unknown) => Shape | undefined): Shape | undefined {
  const callee = call.callee as Any
  if (callee.type !== 'MemberExpression') return undefined
  const name = (callee.property as { readonly name?: string }).name ?? ''
  const [first] = call.arguments as readonly Any[]
  if (name === 'model') {
    return typeof first?.value === 'string' ? { kind: 'model', model: first.value } : undefined
  }
  const on = inner(callee.object)
  if (on === undefined || !('model' in on)) return undefined
  const { kind, model } = on
  const record: Shape = { kind: 'record', model }
  const list: Shape = { kind: 'list', model }
  if (kind === 'list')
    return ['at', 'find', 'pop', 'shift'].includes(name) ? record : SAME_LIST.has(name) ? list : undefined
  if (kind === 'record') return ['set'].includes(name) ? record : TO_ITSELF.has(name) ? promise(record) : undefined
  if (TO_QUERY.has(name)) return { kind: 'query', model }
  if (name === 'groupBy') return { kind: 'groups' }
  if (TO_RECORD.has(name)) return promise(record)
  if (name === 'all') return promise(list)
  if (name === 'find') return promise(first?.type === 'ArrayExpression' ? list : record)
  if (name === 'browse') return first?.type === 'ArrayExpression' ? list : record
  return undefined
}

const SAME_LIST = new Set(['filter', 'slice', 'sort', 'toSorted', 'reverse', 'toReversed'])
const TO_ITSELF = new Set(['save', 'update', 'reload', 'copy'])

function promise(of: Shape): Shape {
  return { kind: 'promise', of }
}

/** A property that is read without running anything. */
export function dataProperty(value: unknown, name: string): unknown {
  for (let at: unknown = Object(value); at !== null; at = Object.getPrototypeOf(at)) {
    const descriptor = Object.getOwnPropertyDescriptor(at, name)
    if (descriptor !== undefined) return descriptor.value
  }
  return undefined
}

/** Variables that the nodes around the cursor, and the statements before it, bring along. */
export function localsOf(ancestors: readonly Node[], at: Surroundings): Locals {
  const locals = new Map<string, Shape>()
  const note = (pattern: unknown, shape: Shape | undefined) => {
    const { type, name } = (pattern ?? {}) as Any
    if (type === 'Identifier' && shape !== undefined) locals.set(String(name), shape)
  }
  const shape = (node: unknown) => shapeOf(node as Node, { at, locals })
  const declare = (statement: Any) => {
    if (statement.type !== 'VariableDeclaration') return
    for (const { id, init } of statement.declarations as readonly Any[]) note(id, shape(init))
  }
  for (const [index, ancestor] of ancestors.entries()) {
    const node = ancestor as Any
    const before = Array.isArray(node.body) ? (node.body as readonly Any[]) : []
    for (const statement of before) declare(statement)
    if (node.type === 'ForOfStatement') {
      const [declared] = ((node.left as Any).declarations ?? []) as readonly Any[]
      note(declared?.id, elementOf(awaited(shape(node.right))))
    }
    if (node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression') {
      const [parameter] = node.params as readonly Any[]
      note(parameter, givenTo(ancestors[index - 1] as Any | undefined, shape))
    }
  }
  return locals
}

/** What a callback's first parameter is. */
function givenTo(call: Any | undefined, shape: (node: unknown) => Shape | undefined): Shape | undefined {
  const callee = call?.type === 'CallExpression' ? (call.callee as Any) : undefined
  if (callee?.type !== 'MemberExpression') return undefined
  const name = (callee.property as { readonly name?: string }).name ?? ''
  const on = shape(callee.object)
  if (name === 'each' && on !== undefined && 'model' in on) return { kind: 'list', model: on.model }
  return ITERATING.has(name) ? elementOf(on) : undefined
}

function elementOf(shape: Shape | undefined): Shape | undefined {
  return shape?.kind === 'list' ? { kind: 'record', model: shape.model } : undefined
}
