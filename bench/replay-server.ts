/**
 * Answers recorded bytes as fast as a socket takes them, in a process of its own, so that the client is the bound.
 * No HTTP library: it finds the end of the request, looks at path and body for what is asked, and writes one Buffer.
 */
import { createServer, type Socket } from 'node:net'
import { PAGED, page } from './pages.ts'
import { type Recording, type RecordingName, readRecording } from './recordings.ts'

/** The recorders closed their connections; a server that keeps them alive says nothing of it in HTTP/1.1. */
function whole({ head, body }: Recording): Buffer {
  return Buffer.concat([Buffer.from(`${head.replace(/\r\nconnection: [^\r]*/i, '')}\r\n\r\n`, 'latin1'), body])
}

const replay = (name: RecordingName) => whole(readRecording(name))

/** JSON-2 answers the bare result under the same head (tried on a real 19); asking one needs a key, so it is cut. */
function json2(name: RecordingName): Buffer {
  const { head, body } = readRecording(name)
  const bare = body.subarray(body.indexOf('"result": ') + '"result": '.length, body.lastIndexOf('}'))
  return whole({ head: head.replace(/(content-length: )\d+/i, `$1${bare.length}`), body: bare })
}

function modelAnswers(answer: (scenario: 'context' | 'small' | 'big') => Buffer) {
  const [context, small, big] = [answer('context'), answer('small'), answer('big')]
  return (path: string, body: Buffer): Buffer => {
    if (path.endsWith('/fields_get')) return fixed.fields
    if (path.startsWith(PAGED) && body.includes('"limit"')) return page(body.toString())
    if (path.includes('res.country.state') || body.includes('res.country.state')) return big
    return path.includes('context_get') || body.includes('context_get') ? context : small
  }
}

const web = modelAnswers((scenario) => replay(`web-${scenario}`))
const jsonrpc = modelAnswers((scenario) => replay(`jsonrpc-${scenario}`))
const xmlrpc = modelAnswers((scenario) => replay(`xmlrpc-${scenario}`))
const bare = modelAnswers((scenario) => json2(`web-${scenario}`))
const fixed = {
  version: replay('web-version'),
  fields: replay('web-fields'),
  versionInfo: replay('web-version-info'),
  databaseList: replay('web-database-list'),
  authenticate: replay('web-authenticate'),
  jsonrpcVersion: replay('jsonrpc-version'),
  jsonrpcLogin: replay('jsonrpc-login'),
  xmlrpcVersion: replay('xmlrpc-version'),
  xmlrpcLogin: replay('xmlrpc-login'),
}
const notFound = Buffer.from('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n')

function answerTo(path: string, body: Buffer): Buffer {
  if (path.startsWith('/web/dataset/call_kw')) return web(path, body)
  if (path === '/xmlrpc/2/object' || path === '/xmlrpc/object') return xmlrpc(path, body)
  if (path.startsWith('/json/2/')) return bare(path, body)
  if (path === '/jsonrpc') {
    if (body.includes('execute')) return jsonrpc(path, body)
    return body.includes('"version"') ? fixed.jsonrpcVersion : fixed.jsonrpcLogin
  }
  if (path === '/xmlrpc/2/common' || path === '/xmlrpc/common') {
    return body.includes('<methodName>version<') ? fixed.xmlrpcVersion : fixed.xmlrpcLogin
  }
  if (path === '/web/webclient/version_info') return fixed.versionInfo
  if (path === '/web/database/list') return fixed.databaseList
  if (path === '/web/session/authenticate') return fixed.authenticate
  if (path === '/web/version') return fixed.version
  console.error(`replay: nothing is recorded for ${path}`)
  return notFound
}

function serve(socket: Socket): void {
  socket.setNoDelay(true)
  let pending: Buffer | undefined
  socket.on('data', (chunk) => {
    let buffer = pending === undefined ? chunk : Buffer.concat([pending, chunk])
    for (;;) {
      const end = buffer.indexOf('\r\n\r\n')
      if (end < 0) break
      const head = buffer.toString('latin1', 0, end)
      const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0)
      const next = end + 4 + length
      if (buffer.length < next) break
      const pathStart = head.indexOf(' ') + 1
      socket.write(answerTo(head.slice(pathStart, head.indexOf(' ', pathStart)), buffer.subarray(end + 4, next)))
      buffer = buffer.subarray(next)
    }
    pending = buffer.length === 0 ? undefined : buffer
  })
  // A contender that ends takes its sockets with it.
  socket.on('error', () => socket.destroy())
}

const server = createServer(serve)
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not a TCP address')
  process.send?.({ port: address.port })
})
process.on('disconnect', () => process.exit())
