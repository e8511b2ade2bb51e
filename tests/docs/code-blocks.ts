import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A TypeScript block of a document. */
export interface CodeBlock {
  /** As `docs-records-3`: the file and the how-manieth block it is. */
  readonly name: string
  readonly document: string
  readonly line: number
  readonly code: string
  /** Why it is compiled and not run; undefined for one that runs. */
  readonly notRun: string | undefined
}

const root = new URL('../../', import.meta.url)

/** The documents that users read. */
export function documents(): string[] {
  const docs = readdirSync(new URL('docs', root), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.md'),
  )
  return [
    'README.md',
    'packages/sandbox/README.md',
    'packages/cli/README.md',
    'packages/mcp/README.md',
    ...docs.sort().map((name) => `docs/${name}`),
  ]
}

/**
 * The blocks of a document. `<!-- not run: it needs a Redis -->` before a block says that it is only compiled, and why.
 */
export function codeBlocks(document: string): CodeBlock[] {
  const text = readFileSync(fileURLToPath(new URL(document, root)), 'utf8')
  const blocks = text.matchAll(/(?:<!-- not run: ([^\n]*?) -->\n+)?^```tsx?(?: \[[^\]\n]*\])?\n(.*?)^```$/gms)
  return [...blocks].map(({ 0: whole, 1: notRun, 2: code = '', index }, number) => ({
    name: `${document.replace(/\.md$/, '').replaceAll('/', '-')}-${number + 1}`,
    document,
    line: text.slice(0, index + whole.indexOf('```')).split('\n').length,
    code,
    notRun,
  }))
}
