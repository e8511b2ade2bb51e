import type { Side } from '../side.ts'
import type { RawRequest, Subjects } from './request.ts'
import { Words } from './words.ts'

/** What came back, without what is each server's own. */
export interface RawAnswer {
  readonly status: number
  readonly kind: string
  readonly headers: Readonly<Record<string, string>>
  readonly words: string
}

const COMPARED: readonly string[] = [
  ...['content-disposition', 'cache-control', 'content-security-policy', 'x-content-type-options', 'content-range'],
  ...['accept-ranges', 'location', 'www-authenticate', 'allow', 'accept'],
]

const TIME = 20_000

/** Asks one side. */
export async function asked(side: Side, request: RawRequest, subjects: Subjects): Promise<RawAnswer> {
  const words = new Words(side, subjects)
  const { method, path, visitor, headers, body, isAlone } = request
  const cookie = visitor === 'nobody' ? undefined : await (isAlone ? side.logIn(visitor) : side.cookieOf(visitor))
  const hasType = headers !== undefined && 'content-type' in headers
  const sent = body === undefined || hasType ? body : new TextEncoder().encode(body)
  const response = await fetch(side.url + path, {
    method,
    headers: { ...headers, ...(cookie !== undefined && { cookie }) },
    ...(sent !== undefined && { body: sent }),
    redirect: 'manual',
    signal: AbortSignal.timeout(TIME),
  })
  const kind = (response.headers.get('content-type') ?? '').replace(/\s/g, '').toLowerCase()
  return {
    status: response.status,
    kind,
    headers: headersOf(response.headers, words),
    words: words.of(kind, path, Buffer.from(await response.arrayBuffer())),
  }
}

function headersOf(headers: Headers, words: Words): Record<string, string> {
  const found: Record<string, string> = {}
  for (const name of COMPARED) {
    const value = headers.get(name)
    if (value !== null) found[name] = words.masked(value)
  }
  if (headers.has('etag')) found.etag = 'one'
  return found
}
