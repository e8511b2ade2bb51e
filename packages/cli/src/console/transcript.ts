import { Script } from 'node:vm'
import type { Node } from 'acorn'
import { parse } from 'acorn-loose'
import { full } from 'acorn-walk'
import { printable } from '../output/printable.ts'
import { hasSecret } from './secrets.ts'

/** What was done in a console: code, or a command that changed who or what it sees. */
export type Step = { readonly code: string } | { readonly change: string }

/** What a program needs to know of the console it comes from. */
export interface ProgramNames {
  readonly file: string
  readonly models: ReadonlyMap<string, string>
  readonly library: ReadonlySet<string>
}

/** What a console did, as a TypeScript program for `ooor run`. Lines that failed are left out by who notes them. */
export function programOf(steps: readonly Step[], { file, models, library }: ProgramNames): string {
  const declared = new Set<string>()
  const lines = steps.map((step) => ('change' in step ? `await ooor.${step.change}` : statement(step.code, declared)))
  const body = lines.join('\n')
  const used = identifiers(body)
  const imported = [...library].filter((name) => used.has(name) && !declared.has(name)).sort()
  const bound = [...models.keys()].filter((name) => used.has(name) && !declared.has(name)).sort()
  const types = ['Connection', 'Session', ...(bound.length > 0 ? ['Model'] : [])].sort()
  return [
    `// A session of \`ooor console\`; run it with \`ooor run ${file}\`.`,
    `import ${imported.length > 0 ? `{ ${[...imported, ...types.map((one) => `type ${one}`)].join(', ')} }` : `type { ${types.join(', ')} }`} from 'ooor'`,
    '',
    '// `ooor run` brings them along.',
    'declare const odoo: Connection',
    'declare const session: Session',
    ...bound.map((name) => `declare const ${name}: Model // ${printable(models.get(name) ?? '')}`),
    "declare const ooor: import('@ooor/cli').Tools",
    '',
    body,
    '',
  ].join('\n')
}

/** A line of the console as a statement: what it showed is shown, and what it declared again is assigned. */
function statement(code: string, declared: Set<string>): string {
  const text = code.trim().replace(/;$/, '')
  if (hasSecret(text)) return '// A line with a secret was left out here.'
  const [, name, rest = ''] = /^(?:const|let|var)\s+([A-Za-z_$][\w$]*)(\s*=[\s\S]*)$/.exec(text) ?? []
  const last = ofConsole(text, name === undefined ? declared : new Set([...declared, name]))
  if (last !== undefined) return `// A line with ${last} was left out here: the console alone has it.`
  if (isExpression(text)) return `await ooor.show(${text})`
  if (name === undefined) return text
  const isAgain = declared.has(name)
  declared.add(name)
  return `${isAgain ? '' : 'let '}${name}${rest}`
}

/** The last value or error, where a line names them: a program has none. */
function ofConsole(text: string, declared: ReadonlySet<string>): string | undefined {
  if (!/\b_(?:error)?\b/.test(text)) return undefined
  const [used, own] = [identifiers(text), parameters(text)]
  return ['_', '_error'].find((name) => used.has(name) && !own.has(name) && !declared.has(name))
}

/** True for what has a value to show, and declares or assigns nothing. */
function isExpression(text: string): boolean {
  if (/^[A-Za-z_$][\w$.]*\s*=[^=>]/.test(text)) return false
  try {
    new Script(`(async () => (${text}\n))`)
    return true
  } catch {
    return false
  }
}

type Named = Node & { readonly name: string }

const treeOf = (source: string) =>
  parse(source, { ecmaVersion: 'latest', sourceType: 'module', allowAwaitOutsideFunction: true })

function identifiers(source: string): Set<string> {
  const found = new Set<string>()
  full(treeOf(source), (node: Node) => {
    if (node.type === 'Identifier') found.add((node as Named).name)
  })
  return found
}

/** What functions of a line call their parameters. */
function parameters(source: string): Set<string> {
  const found = new Set<string>()
  full(treeOf(source), (node: Node) => {
    for (const one of (node as Node & { readonly params?: readonly Node[] }).params ?? [])
      if (one.type === 'Identifier') found.add((one as Named).name)
  })
  return found
}
