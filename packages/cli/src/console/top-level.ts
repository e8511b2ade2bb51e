import { Recoverable } from 'node:repl'
import { type Node, type Program, parse } from 'acorn'
import { base, recursive } from 'acorn-walk'

/** A line's code, made ready to run as a script. */
export interface Prepared {
  readonly source: string
  /** True when it makes a promise of `{ value }`: there was an `await` at its top. */
  readonly isAsync: boolean
  /** True when there is an `import()` in it. */
  readonly imports: boolean
}

type Any = Node & Record<string, unknown>

/**
 * Makes a script of a line: `await` may stand at its top, and whatever it declares there may be declared again and is a
 * property of the global object. Throws a `Recoverable` for code that goes on in the next line, a `SyntaxError` for code
 * that is none.
 */
export function prepared(code: string): Prepared {
  const { source, tree } = parsed(code)
  const isAsync = awaitsAtTop(tree)
  const body = tree.body as unknown as readonly Any[]
  const declared = new Set<string>()
  const last = body.at(-1)
  const statements = body.map((statement) =>
    isAsync && statement === last && statement.type === 'ExpressionStatement'
      ? `return { value: (${textOf(statement.expression, source)}) }`
      : assigning(statement, source, declared),
  )
  const head = declared.size > 0 ? `var ${[...declared].join(', ')};` : ''
  const inner = statements.join('\n')
  const imports = /\bimport\s*\(/.test(source)
  if (!isAsync) return { source: head + inner, isAsync, imports }
  return { source: `${head}(async () => {${inner}\nreturn { value: undefined } })()`, isAsync, imports }
}

/** What begins with a brace is an object, where it can be one. */
function parsed(code: string): { readonly source: string; readonly tree: Program } {
  if (/^\s*\{/.test(code) && !/;\s*$/.test(code)) {
    const source = `(${code.trimEnd()}\n)`
    try {
      return { source, tree: parseScript(source) }
    } catch {
      // A block.
    }
  }
  try {
    return { source: code, tree: parseScript(code) }
  } catch (error) {
    throw error instanceof SyntaxError ? syntaxError(error, code) : error
  }
}

function parseScript(source: string): Program {
  return parse(source, { ecmaVersion: 'latest', sourceType: 'script', allowAwaitOutsideFunction: true })
}

function syntaxError(error: SyntaxError & { readonly pos?: number }, code: string): SyntaxError {
  const isOpen = (error.pos ?? 0) >= code.trimEnd().length || /^Unterminated (?:template|comment)/.test(error.message)
  if (isOpen) return new Recoverable(error)
  if (error.message.startsWith("'import' and 'export'")) {
    return new SyntaxError("modules are brought in by await import('name') here")
  }
  return new SyntaxError(error.message.replace(/ \(\d+:\d+\)$/, ''))
}

/** An `await` that is in no function of its own. */
function awaitsAtTop(tree: Program): boolean {
  let found = false
  recursive(tree, null, {
    Function: () => {},
    AwaitExpression: () => {
      found = true
    },
    ForOfStatement: (node, state, visit) => {
      if (node.await) found = true
      base.ForOfStatement?.(node, state, visit)
    },
  })
  return found
}

/** A statement whose declarations are assignments to variables that are declared before it. */
function assigning(statement: Any, source: string, declared: Set<string>): string {
  if (statement.type === 'VariableDeclaration') {
    const parts = (statement.declarations as readonly Any[]).map(({ id, init }) => {
      for (const name of namesIn(id as Any)) declared.add(name)
      return `(${textOf(id, source)} = ${init === null ? 'undefined' : textOf(init, source)})`
    })
    return `void (${parts.join(', ')});`
  }
  if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration') {
    const { name } = statement.id as unknown as { readonly name: string }
    declared.add(name)
    return `void (${name} = ${textOf(statement, source)});`
  }
  return textOf(statement, source)
}

/** The variables of a pattern: a and c of `{ a, b: [c] }`. */
function namesIn(pattern: Any): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [String(pattern.name)]
    case 'ObjectPattern':
      return (pattern.properties as readonly Any[]).flatMap((one) => namesIn((one.value ?? one.argument) as Any))
    case 'ArrayPattern':
      return (pattern.elements as readonly (Any | null)[]).flatMap((one) => (one === null ? [] : namesIn(one)))
    case 'AssignmentPattern':
      return namesIn(pattern.left as Any)
    case 'RestElement':
      return namesIn(pattern.argument as Any)
    default:
      return []
  }
}

function textOf(node: unknown, source: string): string {
  const { start, end } = node as Node
  return source.slice(start, end)
}
