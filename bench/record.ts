/**
 * Asks a real Odoo 19 each question of the benchmark over each protocol and stores the answers' bytes, gzipped.
 * It reads and logs in; it writes nothing. With names behind it, only these recordings are stored.
 */
import { connect } from 'node:net'
import { SCHEMA_ATTRIBUTES } from '../packages/ooor/dist/records/schema/field.js'
import { type RecordingName, saveRecording } from './recordings.ts'
import { BIG, LOGIN, PASSWORD, SMALL } from './workload.ts'

const target = new URL(process.env.OOOR_TEST_ODOO_19 ?? 'http://127.0.0.1:8019/odoo19')
const database = target.pathname.slice(1)
const only = process.argv.slice(2)

/** One exchange on a socket of its own: the answer exactly as it came. */
function exchange(path: string, contentType: string, body: string | undefined, cookie?: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(Number(target.port || 80), target.hostname, () => {
      const lines = [`${body === undefined ? 'GET' : 'POST'} ${path} HTTP/1.1`, `Host: ${target.host}`]
      if (cookie !== undefined) lines.push(`Cookie: ${cookie}`)
      if (body !== undefined) lines.push(`Content-Type: ${contentType}`, `Content-Length: ${Buffer.byteLength(body)}`)
      socket.write(`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n${body ?? ''}`)
    })
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('end', () => resolve(Buffer.concat(chunks)))
    socket.on('error', reject)
  })
}

function json(path: string, params: unknown, cookie?: string): Promise<Buffer> {
  return exchange(path, 'application/json', JSON.stringify({ jsonrpc: '2.0', method: 'call', params, id: 1 }), cookie)
}

const jsonrpc = (service: string, method: string, args: unknown[]) => json('/jsonrpc', { service, method, args })

function xmlrpc(service: string, method: string, args: unknown[]): Promise<Buffer> {
  const params = args.map((value) => `<param>${xmlValue(value)}</param>`).join('')
  const call = `<?xml version="1.0"?><methodCall><methodName>${method}</methodName><params>${params}</params></methodCall>`
  return exchange(`/xmlrpc/2/${service}`, 'text/xml', call)
}

/** As much of XML-RPC as the questions need; none of their strings needs escaping. */
function xmlValue(value: unknown): string {
  if (typeof value === 'number') return `<value><int>${value}</int></value>`
  if (typeof value === 'string') return `<value><string>${value}</string></value>`
  if (Array.isArray(value)) return `<value><array><data>${value.map(xmlValue).join('')}</data></array></value>`
  const members = Object.entries(value as object).map(([name, item]) => member(name, item))
  return `<value><struct>${members.join('')}</struct></value>`
}

const member = (name: string, item: unknown) => `<member><name>${name}</name>${xmlValue(item)}</member>`

/** Session ids are secrets, even a throwaway server's: another one of the same shape stands in the recording. */
function withoutSecrets(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1').replace(/session_id=([\w-]+)/g, (_, id: string) => {
    return `session_id=${'benchmark-session-'.repeat(6).slice(0, id.length)}`
  })
  return Buffer.from(text, 'latin1')
}

async function save(name: RecordingName, answer: Promise<Buffer>): Promise<Buffer> {
  const bytes = await answer
  const status = bytes.toString('latin1', 0, bytes.indexOf('\r\n'))
  const text = bytes.toString('utf8')
  if (!/^HTTP\/1\.\d 200 /.test(status) || /"error": \{|<fault>/.test(text)) {
    throw new Error(`${name}: ${text.slice(0, 800)}`)
  }
  if (only.length > 0 && !only.includes(name)) return bytes
  saveRecording(name, withoutSecrets(bytes))
  console.log(name.padEnd(20), `${bytes.length} bytes`)
  return bytes
}

const asked = {
  context: { model: 'res.users', method: 'context_get', args: [], kwargs: {} },
  small: { model: SMALL.model, method: 'read', args: [SMALL.ids, SMALL.fields], kwargs: {} },
  fields: { model: BIG.model, method: 'fields_get', args: [[]], kwargs: { attributes: SCHEMA_ATTRIBUTES } },
  big: { model: BIG.model, method: 'search_read', args: [[], BIG.fields], kwargs: {} },
}

await save('web-version', exchange('/web/version', '', undefined))
await save('web-version-info', json('/web/webclient/version_info', {}))
await save('web-database-list', json('/web/database/list', {}))
const login = { db: database, login: LOGIN, password: PASSWORD }
const authenticated = (await save('web-authenticate', json('/web/session/authenticate', login))).toString('latin1')
const cookie = /^set-cookie: (session_id=[^;]+)/im.exec(authenticated)?.[1]
const uid = Number(/"uid": (\d+)/.exec(authenticated)?.[1])

await save('jsonrpc-version', jsonrpc('common', 'version', []))
await save('jsonrpc-login', jsonrpc('common', 'login', [database, LOGIN, PASSWORD]))
await save('xmlrpc-version', xmlrpc('common', 'version', []))
await save('xmlrpc-login', xmlrpc('common', 'authenticate', [database, LOGIN, PASSWORD, {}]))

const callKw = ({ model, method, args, kwargs }: (typeof asked)[keyof typeof asked]) =>
  json(`/web/dataset/call_kw/${model}/${method}`, { model, method, args, kwargs }, cookie)

await save('web-fields', callKw(asked.fields))
for (const name of ['context', 'small', 'big'] as const) {
  const { model, method, args, kwargs } = asked[name]
  const execute = [database, uid, PASSWORD, model, method, args, kwargs]
  await save(`web-${name}`, callKw(asked[name]))
  await save(`jsonrpc-${name}`, jsonrpc('object', 'execute_kw', execute))
  await save(`xmlrpc-${name}`, xmlrpc('object', 'execute_kw', execute))
}
