import type { HttpRequest } from 'ooor/protocol'
import { namedCall } from '../laboratory/asked-call.ts'
import { HIDDEN, isSecretName, visible, withoutSecrets } from '../laboratory/without-secrets.ts'
import { PERSONAL } from './mask.ts'

/** One exchange of a cassette, as its file has it: nothing of the request but what it means. */
export interface Exchange {
  /** What was asked, as text that is the same for the same question. */
  readonly asked: string
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
  /** True where the body is no text, and stands here as base64. */
  readonly isBase64?: true
}

/** What a request means: the method and what it is called with, or the path and the body, without secrets and counters. */
export function meaningOf({ method, url, body }: Pick<HttpRequest, 'method' | 'url' | 'body'>): string {
  const { pathname, search } = new URL(url)
  const call = namedCall({ path: pathname + search, body: body ?? '' })
  if (call !== undefined) {
    const { model, method: name, args, kwargs } = withoutSecrets(call)
    return `${model}.${name} ${text(args)} ${text(kwargs)}`
  }
  const path =
    pathname +
    search.replace(/([?&]([^=&]+)=)[^&]*/g, (all, start: string, name: string) =>
      isSecretName(name) ? `${start}${HIDDEN}` : all,
    )
  return body === undefined || body === '' ? `${method} ${path}` : `${method} ${path} ${text(ofBody(body))}`
}

function ofBody(body: string): unknown {
  try {
    const { id: _, ...rest } = JSON.parse(body) as Record<string, unknown>
    return visible(rest)
  } catch {
    // Logins over XML-RPC, forms: what is secret in them has no name to know it by.
    return `${body.length} characters`
  }
}

/** Keys in order, personal values masked. */
function text(value: unknown): string {
  return JSON.stringify(value, (key, part: unknown) => {
    if (Object.hasOwn(PERSONAL, key) && typeof part === 'string') return fingerprint(part)
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
    return Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  })
}

/** Tells values apart without telling them (FNV-1a). */
function fingerprint(value: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < value.length; index++) hash = Math.imul(hash ^ value.charCodeAt(index), 0x01000193)
  return `#${(hash >>> 0).toString(16)}`
}
