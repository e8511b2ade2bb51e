/**
 * Takes and sends files as fast as a socket does, in a process of its own: uploads are counted and thrown away,
 * downloads are the same 64 KiB over and over. What comes before them, as the login, is answered as recorded.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type RecordingName, readRecording } from '../recordings.ts'

const PIECE = Buffer.alloc(64 * 1024, 'ooor')
/** How many bytes a download has: the last that was asked for. */
let size = PIECE.length

const recorded: Readonly<Record<string, RecordingName>> = {
  '/web/webclient/version_info': 'web-version-info',
  '/web/session/authenticate': 'web-authenticate',
  '/web/session/get_session_info': 'web-authenticate',
}

async function take(request: IncomingMessage): Promise<number> {
  let taken = 0
  for await (const chunk of request) taken += (chunk as Buffer).length
  return taken
}

function send(response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': size,
    'content-disposition': 'attachment; filename=file.bin',
  })
  let left = size
  const more = () => {
    while (left > 0) {
      const piece = left >= PIECE.length ? PIECE : PIECE.subarray(0, left)
      left -= piece.length
      if (!response.write(piece)) return void response.once('drain', more)
    }
    response.end()
  }
  more()
}

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://host')
  if (pathname.startsWith('/web/content')) {
    size = Number(searchParams.get('bytes') ?? size)
    return send(response)
  }
  const taken = await take(request)
  if (pathname === '/web/binary/upload_attachment') {
    size = taken
    return void response.end(JSON.stringify([{ id: 1, filename: 'file.bin', mimetype: 'x/y', size: taken }]))
  }
  // What has been uploaded is deleted at the end.
  if (pathname.startsWith('/web/dataset/')) return void response.end('{"jsonrpc":"2.0","id":1,"result":true}')
  const name = recorded[pathname]
  if (name === undefined)
    return void response.end(
      '<input type="hidden" name="csrf_token" value="0123456789abcdef0123456789abcdef01234567o1999999999"/>',
    )
  const { head, body } = readRecording(name)
  const cookie = /\r\nset-cookie: ([^\r]*)/i.exec(head)?.[1]
  response.writeHead(200, { 'content-type': 'application/json', ...(cookie && { 'set-cookie': cookie }) }).end(body)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not a TCP address')
  process.send?.({ port: address.port })
})
process.on('disconnect', () => process.exit())
