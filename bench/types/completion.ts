import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What an editor waits for at one place of the program. */
export interface CompletionTime {
  readonly what: string
  readonly items: number
  /** Milliseconds of the first request, which reads the project. */
  readonly first: number
  /** Milliseconds of the same request after a key was pressed. */
  readonly next: number
}

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
  const server = new LanguageServer(compiler, folder)
  try {
    const uri = pathToFileURL(join(folder, 'program.ts')).href
    const program = readFileSync(join(folder, 'program.ts'), 'utf8')
    const text = `${program}\n${added}`
    const lines = text.split('\n')
    const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 }
    await server.request('initialize', { processId: null, rootUri: pathToFileURL(folder).href, capabilities: {} })
    server.notify('initialized', {})
    server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'typescript', version: 1, text } })
    const ask = async () => {
      const start = performance.now()
      const answer = await server.request('textDocument/completion', { textDocument: { uri }, position })
      const { items } = (Array.isArray(answer) ? { items: answer } : (answer ?? { items: [] })) as { items: unknown[] }
      return { items: items.length, time: Math.round(performance.now() - start) }
    }
    const first = await ask()
    // Another comment at the top: everything that was checked is stale.
    const contentChanges = [{ text: text.replace('//', '// .') }]
    server.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges })
    const next = await ask()
    return { items: first.items, first: first.time, next: next.time }
  } finally {
    server.stop()
  }
}

interface Message {
  readonly id?: number
  readonly method?: string
  readonly result?: unknown
  readonly error?: unknown
}

/** The little of the Language Server Protocol that completions need. */
class LanguageServer {
  readonly #process
  readonly #waiting = new Map<number, (message: Message) => void>()
  #received = Buffer.alloc(0)
  #lastId = 0

  constructor(compiler: string, folder: string) {
    const args = [join(compiler, 'bin/tsc'), '--lsp', '--stdio']
    this.#process = spawn(process.execPath, args, { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] })
    this.#process.stdout.on('data', (chunk: Buffer) => this.#receive(chunk))
  }

  async request(method: string, params: unknown): Promise<unknown> {
    const id = ++this.#lastId
    const answer = new Promise<Message>((resolve) => this.#waiting.set(id, resolve))
    this.#send({ id, method, params })
    const { result, error } = await answer
    if (error !== undefined) throw new Error(`${method}: ${JSON.stringify(error)}`)
    return result
  }

  notify(method: string, params: unknown): void {
    this.#send({ method, params })
  }

  stop(): void {
    this.#process.kill()
  }

  #send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message })
    this.#process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk])
    for (;;) {
      const end = this.#received.indexOf('\r\n\r\n')
      const length = Number(/Content-Length: (\d+)/.exec(this.#received.toString('latin1', 0, Math.max(end, 0)))?.[1])
      if (end < 0 || this.#received.length < end + 4 + length) return
      const body = this.#received.subarray(end + 4, end + 4 + length)
      this.#received = this.#received.subarray(end + 4 + length)
      this.#handle(JSON.parse(body.toString()) as Message)
    }
  }

  #handle(message: Message): void {
    const { id, method } = message
    if (id === undefined) return
    // Questions of the server (its settings, file watching): nothing to say.
    if (method !== undefined) this.#send({ id, result: null })
    else this.#waiting.get(id)?.(message)
  }
}
