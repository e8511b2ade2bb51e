import { literal, memberName } from '../../codegen/typescript-names.ts'

/** What a file of `ooor types` says. */
export interface Declarations {
  /** Of the server that it was written from, as `17.0`. */
  readonly series: string
  /** The interface that holds all models. */
  readonly name: string
  readonly isGlobal: boolean
  readonly models: ReadonlyMap<string, DeclaredModel>
  /** Interfaces of methods that all models have, as text. */
  readonly common: readonly string[]
}

export interface DeclaredModel {
  readonly model: string
  /** As `SaleOrder`. */
  readonly interfaceName: string
  readonly fields: ReadonlyMap<string, DeclaredField>
  /** Lines from `  methods` on. */
  readonly methods: readonly string[]
}

export interface DeclaredField {
  readonly name: string
  /** As users see it; undefined where the declaration has no comment. */
  readonly label: string | undefined
  /** As `many2one`, in the server's words. */
  readonly kind: string
  /** The model that a relation leads to. */
  readonly relation: string | undefined
  /** Values of a selection. */
  readonly values: readonly string[]
  readonly flags: ReadonlySet<string>
  /** As `field.Many2one<ResCountry, 'required'>`. */
  readonly type: string
}

/** How every file of `ooor types` begins. */
const HEADER = /^\/\/ Written by `ooor types` from Odoo (\S+)\. Do not edit\.$/m

/** True for a text of `ooor types`, by its first line. */
export function isDeclarations(text: string): boolean {
  return HEADER.test(text.slice(0, 200))
}

/** Reads what `declareServer` has written: its indentation tells what is what. */
export function parseDeclarations(text: string): Declarations {
  const blocks = text.split(/^export interface /m)
  const [head = ''] = blocks
  const names = new Map<string, string>()
  for (const block of blocks) {
    const model = MODEL_NAME.exec(block)?.[1]
    if (model !== undefined) names.set(block.slice(0, block.indexOf(' ')), model)
  }
  const models = new Map<string, DeclaredModel>()
  const common: string[] = []
  let name = 'Odoo'
  for (const [index, block] of blocks.slice(1).entries()) {
    const model = MODEL_NAME.exec(block)?.[1]
    const body = block.slice(0, block.search(/^\}$/m) + 1)
    if (model !== undefined) models.set(model, parseModel(model, body, names))
    else if (index === 0) name = block.slice(0, block.indexOf(' '))
    else common.push(`export interface ${body}`)
  }
  return {
    series: HEADER.exec(head)?.[1] ?? '',
    name,
    isGlobal: text.includes("declare module 'ooor'"),
    models,
    common,
  }
}

const MODEL_NAME = /^ {2}name: '(.+)'$/m

function parseModel(model: string, body: string, names: ReadonlyMap<string, string>): DeclaredModel {
  const lines = body.split('\n')
  const start = lines.indexOf('  fields: {')
  const end = lines.findIndex((line, index) => index > start && line === '  }')
  const fields = new Map<string, DeclaredField>()
  let label: string | undefined
  let name = ''
  let type: string[] = []
  const keep = () => {
    if (name !== '') fields.set(name, parseField(name, label, type.join('\n'), names))
    name = ''
    type = []
  }
  for (const line of lines.slice(start + 1, end)) {
    const told = /^ {4}(?:\/\*\*| \*) ?(.*?)(?: ?\*\/)?$/.exec(line)
    if (told !== null) {
      if (line.startsWith('    /**')) {
        keep()
        label = undefined
      }
      label ??= told[1] || undefined
      continue
    }
    const member = /^ {4}('(?:[^'\\]|\\.)+'|[\w$]+): (.*)$/.exec(line)
    if (member === null) {
      type.push(line)
      continue
    }
    // A field without a comment has not the label of the one before.
    if (name !== '') {
      keep()
      label = undefined
    }
    name = (member[1] ?? '').replace(/^'|'$/g, '')
    type.push(member[2] ?? '')
  }
  keep()
  return { model, interfaceName: body.slice(0, body.indexOf(' ')), fields, methods: lines.slice(end + 1, -1) }
}

const KINDS: Readonly<Record<string, string>> = { Many2oneReference: 'many2one_reference' }

function parseField(
  name: string,
  label: string | undefined,
  type: string,
  names: ReadonlyMap<string, string>,
): DeclaredField {
  const [, kind = 'Unknown', inner = ''] = /^field\.(\w+)(?:<([\s\S]*)>)?$/.exec(type.trim()) ?? []
  const cut = inner.lastIndexOf(',')
  const last = inner.slice(cut + 1)
  const flagged = /^\s*(?:'(?:required|readonly|lazy)'\s*\|?\s*)+$/.test(last)
  const isAlone = cut < 0
  const takesArgument = kind === 'Selection' || /2/.test(kind)
  const flags = flagged && !(isAlone && takesArgument) ? textsIn(last) : []
  const first = flagged ? inner.slice(0, Math.max(cut, 0)) : inner
  const [, target = ''] = /^\s*(?:UntypedModel<'([^']+)'>|)/.exec(first) ?? []
  const relation =
    takesArgument && kind !== 'Selection' && kind !== 'Many2oneReference'
      ? target || names.get(first.trim())
      : undefined
  return {
    name,
    label,
    kind: KINDS[kind] ?? kind.toLowerCase(),
    relation,
    values: kind === 'Selection' ? textsIn(first === '' && isAlone ? inner : first) : [],
    flags: new Set(flags),
    type,
  }
}

function textsIn(text: string): string[] {
  return [...text.matchAll(/'((?:[^'\\]|\\.)*)'/g)].map(([, value = '']) => value)
}

/** The text again. Relations to models that are not there are to untyped ones. */
export function writeDeclarations({ series, name, isGlobal, models, common }: Declarations): string {
  const known = new Set([...models.values()].map(({ interfaceName }) => interfaceName))
  const typeOf = ({ type, relation, kind }: DeclaredField) =>
    relation === undefined
      ? type
      : type.replace(/<\s*([A-Za-z_$][\w$]*)(?=\s*[,>])/, (all, one: string) =>
          known.has(one) || kind === 'unknown' ? all : `<UntypedModel<${literal(relation)}>`,
        )
  const interfaces = [...models.values()].map(({ model, interfaceName, fields, methods }) =>
    [
      `export interface ${interfaceName} {`,
      `  name: ${literal(model)}`,
      '  fields: {',
      ...[...fields.values()].map((field) => `    ${memberName(field.name)}: ${typeOf(field)}`),
      '  }',
      ...methods,
      '}',
    ].join('\n'),
  )
  const list = [...models.values()].map(({ model, interfaceName }) => `  ${literal(model)}: ${interfaceName}`)
  return [
    `// Written by \`ooor types\` from Odoo ${series}. Do not edit.\nimport type { field, UntypedModel } from 'ooor'`,
    `export interface ${name} {\n${list.join('\n')}\n}`,
    ...(isGlobal ? [`declare module 'ooor' {\n  interface Models extends ${name} {}\n}`] : []),
    ...common,
    ...interfaces,
    '',
  ].join('\n\n')
}
