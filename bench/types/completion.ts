import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { median } from '../statistics.ts'
import type { Editor } from './editor.ts'
import { LanguageServer } from './language-server.ts'
import { TsServer } from './tsserver.ts'

/** What an editor waits for at one place of the program. */
export interface CompletionTime {
  readonly what: string
  readonly items: number
  /** Milliseconds of the first request, which reads the project. */
  readonly first: number
  /** Milliseconds of the same request after a key was pressed: the median. */
  readonly next: number
}

const ROUNDS = 9

/** Places: the text that is added to the program, with the cursor behind it. */
const PLACES = {
  'names of models': "odoo.model('",
  'fields of a record': "const typed = await odoo.model('res.partner').find(1)\ntyped.",
  'fields of a condition': "odoo.model('sale.order').where({ ",
}

/** Asks the compiler's language server for completions, as an editor does. */
export async function completionTimes(compiler: string, folder: string): Promise<CompletionTime[]> {
  const times: CompletionTime[] = []
  for (const [what, text] of Object.entries(PLACES)) times.push({ what, ...(await timesAt(compiler, folder, text)) })
  return times
}

async function timesAt(compiler: string, folder: string, added: string): Promise<Omit<CompletionTime, 'what'>> {
  const file = join(folder, 'program.ts')
  const text = `${readFileSync(file, 'utf8')}\n${added}`
  const editor = editorOf(compiler, folder)
  try {
    await editor.open(file, text)
    const ask = async () => {
      const start = performance.now()
      const items = await editor.completions()
      return { items, time: Math.round(performance.now() - start) }
    }
    const first = await ask()
    const next: number[] = []
    for (let round = 1; round <= ROUNDS; round++) {
      // Another comment at the top: everything that was checked is stale.
      editor.change(text.replace('//', `// ${'.'.repeat(round)}`))
      next.push((await ask()).time)
    }
    return { items: first.items, first: first.time, next: median(next) }
  } finally {
    editor.stop()
  }
}

/** Since 7 the compiler speaks the Language Server Protocol, before it has a server of its own kind. */
function editorOf(compiler: string, folder: string): Editor {
  const server = join(compiler, 'lib/tsserver.js')
  return existsSync(server) ? new TsServer(server, folder) : new LanguageServer(compiler, folder)
}
