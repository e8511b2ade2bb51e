/**
 * A form whose names are quoted as the platform's parser reads them: it knows `%22` alone, servers a backslash before a
 * quote or a backslash too (werkzeug; tried on 14.0 and 19.0).
 */
export function withNamesForParser(body: Uint8Array, contentType: string): BodyInit {
  const boundary = /\bboundary="?([^";]+)/i.exec(contentType)?.[1]
  if (boundary === undefined) return body as BodyInit
  const [marker, ending] = [bytesOf(`--${boundary}\r\n`), bytesOf('\r\n\r\n')]
  const pieces: Uint8Array[] = []
  let done = 0
  for (let at = positionOf(marker, body, 0); at >= 0; at = positionOf(marker, body, at + 1)) {
    const end = positionOf(ending, body, at)
    if (end < 0) break
    const head = new TextDecoder().decode(body.subarray(at, end))
    const read = head.replace(/\\(["\\])/g, (_, kept: string) => (kept === '"' ? '%22' : kept))
    if (read === head) continue
    pieces.push(body.subarray(done, at), bytesOf(read))
    done = end
  }
  return (pieces.length === 0 ? body : new Blob([...pieces, body.subarray(done)] as BlobPart[])) as BodyInit
}

const bytesOf = (text: string) => new TextEncoder().encode(text)

function positionOf(wanted: Uint8Array, bytes: Uint8Array, from: number): number {
  const first = wanted[0] as number
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at
  }
  return -1
}
