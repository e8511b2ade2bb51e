/** A value of an answer, JSON or XML, with its kind as the wire has it. A recording ends early where it was long. */
export type Node =
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, Node>; readonly isCut?: boolean }
  | { readonly kind: 'list'; readonly items: readonly Node[]; readonly isCut?: boolean }
  | { readonly kind: ScalarKind; readonly value: string | number | boolean | null; readonly isCut?: boolean }

export type ScalarKind = 'boolean' | 'null' | 'number' | 'int' | 'double' | 'string' | 'base64' | 'dateTime'

/** The node at the end of a path of names. */
export function at(node: Node | undefined, ...path: readonly string[]): Node | undefined {
  let here = node
  for (const name of path) here = here?.kind === 'object' ? here.members.get(name) : undefined
  return here
}

/** A scalar's value, undefined for all others. */
export function scalar(node: Node | undefined): string | number | boolean | null | undefined {
  return node === undefined || node.kind === 'object' || node.kind === 'list' ? undefined : node.value
}

export function textOf(node: Node | undefined): string | undefined {
  const value = scalar(node)
  return typeof value === 'string' ? value : undefined
}

/** The node as plain data. */
export function plain(node: Node | undefined): unknown {
  if (node?.kind === 'object') return Object.fromEntries([...node.members].map(([name, part]) => [name, plain(part)]))
  if (node?.kind === 'list') return node.items.map(plain)
  return node?.value
}
