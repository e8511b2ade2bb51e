// @ts-check
/**
 * Moves a file up or down, and tells how long that took and how much memory. In a process of its own, and in plain
 * JavaScript: what compiles TypeScript would be half of what is measured.
 */
import { Agent, request } from 'undici'
import { connect } from '../../packages/ooor/dist/index.js'

const [kind = '', place = '{}'] = process.argv.slice(2)
/** @type {import('./kinds.ts').Place} */
const { url, database, partner } = JSON.parse(place)
const PIECE = Buffer.alloc(64 * 1024, 'ooor')

const odoo = connect({ url, database, username: 'admin', password: 'admin' }, { timeout: 600_000 })
const session = odoo.session()
const agent = new Agent({ headersTimeout: 600_000, bodyTimeout: 600_000 })
const on = { model: 'res.partner', id: partner }
/** Ids of attachments, by their bytes. @type {Map<number, number>} */
const made = new Map()
/** @type {number[]} */
const all = []

/** @param {number} bytes */
async function* file(bytes) {
  for (let left = bytes; left > 0; left -= PIECE.length) yield left >= PIECE.length ? PIECE : PIECE.subarray(0, left)
}

/** @param {number} bytes */
async function upload(bytes) {
  const { id, size } = await session.files.upload(file(bytes), { on, name: 'file.bin', size: bytes })
  all.push(id)
  made.set(bytes, id)
  return size
}

/** What a session is: asked for beforehand, as ooor asks once. */
async function credentials() {
  const token = (await session.csrfToken()) ?? ''
  return { token, headers: { cookie: `session_id=${session.id}`, 'user-agent': 'bench' } }
}

/** @param {number} bytes */
async function bareUpload(bytes) {
  const { token, headers } = await credentials()
  const part = (/** @type {string} */ name, /** @type {string} */ value) =>
    `--ooor\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const head = `${part('model', on.model)}${part('id', String(on.id))}${part('csrf_token', token)}--ooor\r\nContent-Disposition: form-data; name="ufile"; filename="file.bin"\r\nContent-Type: application/octet-stream\r\n\r\n`
  const tail = '\r\n--ooor--\r\n'
  async function* body() {
    yield Buffer.from(head)
    yield* file(bytes)
    yield Buffer.from(tail)
  }
  const answer = await request(`${url}/web/binary/upload_attachment`, {
    dispatcher: agent,
    method: 'POST',
    headers: {
      ...headers,
      'content-type': 'multipart/form-data; boundary=ooor',
      'content-length': String(head.length + bytes + tail.length),
    },
    // Its fastest way: no stream of Node between the pieces and the socket.
    body: /** @type {import('node:stream').Readable} */ (/** @type {unknown} */ (body())),
  })
  const [first] = /** @type {{ id: number, size: number }[]} */ (await answer.body.json())
  if (first === undefined) throw new Error('nothing was taken')
  all.push(first.id)
  return first.size
}

/** @param {number} bytes */
async function download(bytes) {
  const { id } = { id: made.get(bytes) ?? 1 }
  let size = 0
  const reader = (await session.files.download(id)).stream().getReader()
  for (let read = await reader.read(); !read.done; read = await reader.read()) size += read.value.length
  return size
}

/** @param {number} bytes */
async function bareDownload(bytes) {
  const { headers } = await credentials()
  let size = 0
  const answer = await request(`${url}/web/content/${made.get(bytes) ?? 1}?download=true`, {
    dispatcher: agent,
    headers,
  })
  for await (const chunk of answer.body) size += chunk.length
  return size
}

/** @type {Record<string, (bytes: number) => Promise<number>>} */
const kinds = {
  'upload, bare undici': bareUpload,
  'upload, ooor': upload,
  'download, bare undici': bareDownload,
  'download, ooor': download,
}
const move = kinds[kind]
if (move === undefined) throw new Error(`there is no transfer '${kind}'`)
const isDownload = kind.startsWith('download')

const SMALL = 1_000_000

/** What is there to be downloaded, and what little has been moved. @param {number} bytes */
async function prepare(bytes) {
  if (isDownload && !made.has(bytes)) await upload(bytes)
  if ((await move?.(bytes)) === 0) throw new Error('nothing was moved')
}

await prepare(SMALL)
globalThis.gc?.()
const idle = process.memoryUsage.rss()

/** @param {number} bytes @returns {Promise<import('./kinds.ts').Moved>} */
async function measured(bytes) {
  if (isDownload && !made.has(bytes)) await upload(bytes)
  let highest = 0
  const look = () => {
    highest = Math.max(highest, process.memoryUsage.rss())
  }
  const looking = setInterval(look, 20)
  const cpuBefore = process.cpuUsage()
  const begin = performance.now()
  const size = (await move?.(bytes)) ?? 0
  const milliseconds = performance.now() - begin
  const { user, system } = process.cpuUsage(cpuBefore)
  look()
  clearInterval(looking)
  if (size < bytes) throw new Error(`${size} bytes were moved in the place of ${bytes}`)
  return { milliseconds, cpu: (user + system) / 1000, above: (highest - idle) / 1e6 }
}

process.on('message', async (message) => {
  const command = /** @type {import('./kinds.ts').Command} */ (message)
  if (command.do === 'move') return void process.send?.(await measured(command.bytes))
  await session.call('ir.attachment', 'unlink', [all])
  process.send?.({})
})
process.on('disconnect', () => process.exit())
process.send?.({ is: 'ready' })
