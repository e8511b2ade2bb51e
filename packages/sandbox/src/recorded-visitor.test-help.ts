import { Sandbox, type SandboxOptions, type SandboxRequest } from './index.ts'

/** A visitor of a sandbox who keeps cookies, for tests of what a real server was seen to answer. */
export function visitor(options: SandboxOptions) {
  const sandbox = new Sandbox(options)
  const jar = new Map<string, string>()
  const send = async (method: string, path: string, init: Partial<SandboxRequest> = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const request = { method, path, body: '', ...init, headers: { ...(cookie !== '' && { cookie }), ...init.headers } }
    const response = await sandbox.handle(request)
    const cookies = response.headers
      .filter(([name]) => name === 'set-cookie')
      .map(([, value]) => /^([^=]+)=([^;]*)/.exec(value)?.slice(1) ?? [])
    for (const [name = '', value = ''] of cookies) jar.set(name, value)
    return { ...response, cookies: Object.fromEntries(cookies) as Record<string, string> }
  }
  /** Up to 7.0 every call names the session within the session. */
  let inner: string | undefined
  /** JSON-RPC: the whole answer, and its body. */
  const post = async (path: string, params: object) => {
    const named = { ...params, ...(inner !== undefined && { session_id: inner }) }
    const body = JSON.stringify({ jsonrpc: '2.0', method: 'call', id: 1, params: named })
    const response = await send('POST', path, { headers: { 'content-type': 'application/json' }, body })
    return { ...response, json: response.body.startsWith('{') ? JSON.parse(response.body) : undefined }
  }
  const logIn = async (login: string) => {
    const answer = await post('/web/session/authenticate', { db: sandbox.database, login, password: login })
    if (sandbox.series.major < 8) inner = answer.json.result.session_id
    return answer
  }
  const call = async (model: string, method: string, args: unknown[], kwargs: object = {}) =>
    (await post('/web/dataset/call_kw', { model, method, args, kwargs })).json
  return { send, post, logIn, call }
}
