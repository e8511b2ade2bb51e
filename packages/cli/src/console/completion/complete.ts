import type { Node } from 'acorn'
import { parse } from 'acorn-loose'
import { fullAncestor } from 'acorn-walk'
import { argumentPlace } from './argument-place.ts'
import type { Completion, FieldPlace } from './completion-types.ts'
import { fieldNames, fieldPaths, fieldValues, signatureOf } from './field-names.ts'
import { MEMBERS, SIGNATURES } from './library-members.ts'
import { localsOf, type Shape, type Surroundings, shapeOf } from './shape.ts'

type Any = Node & Record<string, unknown>

const NOTHING: Completion = { candidates: [], replaced: '' }

/** Completes JavaScript whose end is the cursor. */
export function complete(source: string, at: Surroundings): Completion {
  const ancestors = atEnd(source)
  if (ancestors === undefined) return NOTHING
  const leaf = ancestors.at(-1) as Any | undefined
  const parent = ancestors.at(-2) as Any | undefined
  if (leaf === undefined) return names('', at)
  const locals = localsOf(ancestors, at)
  const shape = (node: unknown) => shapeOf(node as Node, { at, locals })

  const text = openString(leaf, source)
  if (text !== undefined) return inString(text, ancestors, shape, at)
  if (leaf.type === 'Literal' || leaf.type === 'TemplateElement') return NOTHING

  const member = leaf.type === 'MemberExpression' ? leaf : parent?.type === 'MemberExpression' ? parent : undefined
  if (member !== undefined && !member.computed && (member === leaf || member.property === leaf)) {
    return members(shape(member.object), source.slice(endOfDot(source, member)), at)
  }
  const place = argumentPlace(ancestors, shape, at)
  const prefix = /[\w$]*$/.exec(source)?.[0] ?? ''
  const before = source.slice(0, source.length - prefix.length).trimEnd()
  if (place !== undefined && isAtKey(leaf, parent, before)) {
    const found = place.kind === 'arguments' ? place.names : fieldNames(at, place)
    return { candidates: matching(found, prefix), replaced: prefix, hint: place.hint }
  }
  const call = leaf.type === 'CallExpression' ? leaf : undefined
  const all = names(prefix, at, locals.keys())
  return before.endsWith('(') && call !== undefined ? { ...all, hint: hintFor(call, shape, at) } : all
}

/** The innermost node at the end of the source, and those around it; undefined within a comment. */
function atEnd(source: string): Node[] | undefined {
  let isComment = false
  const tree = parse(source, {
    ecmaVersion: 'latest',
    sourceType: 'module',
    allowAwaitOutsideFunction: true,
    onComment: (isBlock, _text, _start, to) => {
      isComment = to >= source.length && !(isBlock && source.endsWith('*/'))
    },
  })
  if (isComment) return undefined
  const end = source.trimEnd().length
  let found: Node[] = []
  fullAncestor(tree, (node, _state, ancestors) => {
    if (node.end >= end && ancestors.length > found.length) found = [...ancestors]
  })
  return found
}

/** The text of a string that is not closed at the cursor. */
function openString(leaf: Any, source: string): string | undefined {
  if (leaf.type !== 'Literal' || typeof leaf.value !== 'string') return undefined
  const raw = source.slice(leaf.start)
  const isClosed = raw.length > 1 && raw.endsWith(raw.charAt(0)) && leaf.end <= source.length
  return isClosed ? undefined : raw.slice(1)
}

function isAtKey(leaf: Any, parent: Any | undefined, before: string): boolean {
  if (leaf.type === 'ObjectExpression') return /[{,]$/.test(before)
  return parent?.type === 'Property' && parent.key === leaf && /[{,]$/.test(before)
}

function endOfDot(source: string, member: Any): number {
  const { end } = member.object as Node
  const dot = /^\s*\??\.\s*/.exec(source.slice(end))
  // Behind parentheses, which are no node of their own.
  return dot === null ? source.lastIndexOf('.') + 1 : end + dot[0].length
}

function members(shape: Shape | undefined, prefix: string, at: Surroundings): Completion {
  const found = membersOf(shape, at)
  const candidates = matching(found, prefix)
  const [only] = candidates
  const hint = candidates.length === 1 && only === prefix ? signature(shape, prefix, at) : undefined
  return { candidates, replaced: prefix, hint }
}

function membersOf(shape: Shape | undefined, at: Surroundings): readonly string[] {
  switch (shape?.kind) {
    case 'record': {
      const methods = at.methods(shape.model)?.filter(({ isOfModel }) => !isOfModel) ?? []
      const fields = at.schema(shape.model)?.fields.keys() ?? []
      return [...fields, ...methods.map(({ name }) => name), ...MEMBERS.record]
    }
    case 'methods':
      return at.methods(shape.model)?.flatMap(({ isOfModel, name }) => (isOfModel ? [name] : [])) ?? []
    case 'model':
    case 'query':
    case 'list':
      // What will be asked next.
      at.schema(shape.model)
      return MEMBERS[shape.kind]
    case 'groups':
      return MEMBERS.groups
    case 'promise':
      return ['then', 'catch', 'finally']
    case 'value':
      return propertiesOf(shape.value)
    default:
      return []
  }
}

function propertiesOf(value: unknown): string[] {
  const names = new Set<string>()
  for (let at: unknown = Object(value); at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    for (const name of Object.getOwnPropertyNames(at)) if (/^[A-Za-z$][\w$]*$/.test(name)) names.add(name)
  }
  names.delete('constructor')
  return [...names]
}

function names(prefix: string, at: Surroundings, locals: Iterable<string> = []): Completion {
  const all = [...at.bindings.keys(), ...locals, ...at.names()]
  // Everything there is would be a screen of models.
  return prefix === '' ? NOTHING : { candidates: matching(all, prefix), replaced: prefix }
}

function inString(
  text: string,
  ancestors: readonly Node[],
  shape: (node: unknown) => Shape | undefined,
  at: Surroundings,
): Completion {
  const leaf = ancestors.at(-1) as Any
  const parent = ancestors.at(-2) as Any | undefined
  const callee = parent?.type === 'CallExpression' ? (parent.callee as Any) : undefined
  if ((callee?.property as { readonly name?: string } | undefined)?.name === 'model') {
    return { candidates: matching(at.models.keys(), text), replaced: text }
  }
  const place = argumentPlace(ancestors, shape, at)
  if (place === undefined || place.kind === 'arguments') return NOTHING
  const isKey = parent?.type !== 'Property' || parent.key === leaf
  if (!isKey || place.value !== undefined) return inValue(text, place, at)
  return fieldPaths(at, place, text)
}

/** A value of a condition, or of what is written: those of a selection field. In aggregates, a field. */
function inValue(text: string, place: FieldPlace, at: Surroundings): Completion {
  if (place.method === 'aggregate') return fieldPaths(at, place, text)
  return { candidates: matching(fieldValues(at, place), text), replaced: text }
}

function hintFor(call: Any, shape: (node: unknown) => Shape | undefined, at: Surroundings): string | undefined {
  const callee = call.callee as Any
  if (callee.type !== 'MemberExpression') return undefined
  const name = (callee.property as { readonly name?: string }).name ?? ''
  return signature(shape(callee.object), name, at)
}

function signature(shape: Shape | undefined, name: string, at: Surroundings): string | undefined {
  if (shape === undefined || shape.kind === 'value') return undefined
  const own = 'model' in shape ? at.methods(shape.model)?.find((method) => method.name === name) : undefined
  return own === undefined ? SIGNATURES[name] : signatureOf(own)
}

function matching(all: Iterable<string>, prefix: string): string[] {
  return [...new Set(all)].filter((name) => name.startsWith(prefix)).sort()
}
