import { connect, type Socket } from 'node:net'

/** What came back, as bytes were sent. */
export interface RawAnswer {
  /** 0 when the connection was closed without an answer. */
  readonly status: number
  readonly head: string
  readonly body: string
  /** Lines of one header, in their order. */
  header(name: string): string[]
}

const open = new Set<Socket>()

/** Ends what tests have left open. */
export function closeSockets(): void {
  for (const socket of open) socket.destroy()
  open.clear()
}

/** A socket to a site; errors are what attackers live with. */
export function socketTo(port: number): Socket {
  const socket = connect(port, '127.0.0.1')
  open.add(socket)
  socket.on('error', () => {})
  socket.on('close', () => open.delete(socket))
  return socket
}

/** Sends bytes as they are, and reads what comes until the end of the first answer, or of the connection. */
export function sendRaw(port: number, ...parts: readonly (string | Uint8Array)[]): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = socketTo(port)
    let text = ''
    const finish = () => {
      socket.destroy()
      resolve(readAnswer(text))
    }
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1')
      if (isWhole(text)) finish()
    })
    socket.on('close', finish)
    for (const part of parts) socket.write(part)
  })
}

/** A request of lines, without a body. */
export function requestOf(line: string, headers: readonly string[]): string {
  return [line, ...headers, '', ''].join('\r\n')
}

export function readAnswer(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n')
  const head = end < 0 ? text : text.slice(0, end)
  const lines = head.split('\r\n').slice(1)
  return {
    status: Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1] ?? 0),
    head,
    body: end < 0 ? '' : text.slice(end + 4),
    header: (name) =>
      lines
        .filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
        .map((line) => line.slice(line.indexOf(':') + 1).trim()),
  }
}

function isWhole(text: string): boolean {
  const { status, body, header } = readAnswer(text)
  if (!text.includes('\r\n\r\n') || status === 100) return false
  if (status === 204 || status === 304) return true
  const [length] = header('content-length')
  if (length !== undefined) return body.length >= Number(length)
  return header('transfer-encoding').length > 0 && body.endsWith('0\r\n\r\n')
}
