import { spawn } from 'node:child_process'
import { type Editor, Framed } from './editor.ts'

interface Message {
  readonly request_seq?: number
  readonly success?: boolean
  readonly message?: string
  readonly body?: unknown
}

/** The little of tsserver's protocol that completions need: TypeScript up to 6. */
export class TsServer implements Editor {
  readonly #process
  readonly #waiting = new Map<number, (message: Message) => void>()
  #lastSeq = 0
  #file = ''
  #text = ''

  constructor(server: string, folder: string) {
    const args = [server, '--disableAutomaticTypingAcquisition']
    this.#process = spawn(process.execPath, args, { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] })
    const framed = new Framed((message) => this.#handle(message as Message))
    this.#process.stdout.on('data', (chunk: Buffer) => framed.push(chunk))
  }

  async open(file: string, text: string): Promise<void> {
    this.#file = file
    this.#text = text
    this.#send('open', { file, fileContent: text })
  }

  change(text: string): void {
    const { line, offset } = this.#end()
    this.#text = text
    this.#send('change', { file: this.#file, line: 1, offset: 1, endLine: line, endOffset: offset, insertString: text })
  }

  async completions(): Promise<number> {
    const seq = this.#send('completionInfo', { file: this.#file, ...this.#end() })
    const answer = await new Promise<Message>((resolve) => this.#waiting.set(seq, resolve))
    if (answer.success !== true) throw new Error(`completionInfo: ${answer.message}`)
    return (answer.body as { readonly entries: unknown[] }).entries.length
  }

  stop(): void {
    this.#process.kill()
  }

  #end(): { readonly line: number; readonly offset: number } {
    const lines = this.#text.split('\n')
    return { line: lines.length, offset: (lines.at(-1)?.length ?? 0) + 1 }
  }

  #send(command: string, args: object): number {
    const seq = ++this.#lastSeq
    this.#process.stdin.write(`${JSON.stringify({ seq, type: 'request', command, arguments: args })}\n`)
    return seq
  }

  #handle(message: Message): void {
    if (message.request_seq !== undefined) this.#waiting.get(message.request_seq)?.(message)
  }
}
