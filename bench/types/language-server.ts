import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Editor, Framed } from './editor.ts'

interface Message {
  readonly id?: number
  readonly method?: string
  readonly result?: unknown
  readonly error?: unknown
}

/** The little of the Language Server Protocol that completions need: TypeScript 7. */
export class LanguageServer implements Editor {
  readonly #process
  readonly #folder: string
  readonly #waiting = new Map<number, (message: Message) => void>()
  #lastId = 0
  #uri = ''
  #version = 0
  #text = ''

  constructor(compiler: string, folder: string) {
    const args = [join(compiler, 'bin/tsc'), '--lsp', '--stdio']
    this.#folder = folder
    this.#process = spawn(process.execPath, args, { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] })
    const framed = new Framed((message) => this.#handle(message as Message))
    this.#process.stdout.on('data', (chunk: Buffer) => framed.push(chunk))
  }

  async open(file: string, text: string): Promise<void> {
    this.#uri = pathToFileURL(file).href
    this.#text = text
    await this.#request('initialize', { processId: null, rootUri: pathToFileURL(this.#folder).href, capabilities: {} })
    this.#notify('initialized', {})
    const textDocument = { uri: this.#uri, languageId: 'typescript', version: ++this.#version, text }
    this.#notify('textDocument/didOpen', { textDocument })
  }

  change(text: string): void {
    this.#text = text
    const textDocument = { uri: this.#uri, version: ++this.#version }
    this.#notify('textDocument/didChange', { textDocument, contentChanges: [{ text }] })
  }

  async completions(): Promise<number> {
    const lines = this.#text.split('\n')
    const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 }
    const answer = await this.#request('textDocument/completion', { textDocument: { uri: this.#uri }, position })
    const { items } = (Array.isArray(answer) ? { items: answer } : (answer ?? { items: [] })) as { items: unknown[] }
    return items.length
  }

  stop(): void {
    this.#process.kill()
  }

  async #request(method: string, params: unknown): Promise<unknown> {
    const id = ++this.#lastId
    const answer = new Promise<Message>((resolve) => this.#waiting.set(id, resolve))
    this.#send({ id, method, params })
    const { result, error } = await answer
    if (error !== undefined) throw new Error(`${method}: ${JSON.stringify(error)}`)
    return result
  }

  #notify(method: string, params: unknown): void {
    this.#send({ method, params })
  }

  #send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message })
    this.#process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  }

  #handle(message: Message): void {
    const { id, method } = message
    if (id === undefined) return
    // Questions of the server (its settings, file watching): nothing to say.
    if (method !== undefined) this.#send({ id, result: null })
    else this.#waiting.get(id)?.(message)
  }
}
