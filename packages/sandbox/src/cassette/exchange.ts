import type { HttpRequest } from 'ooor/protocol'
import { canonical } from '../canonical.ts'
import { namedCall } from '../laboratory/asked-call.ts'
import { HIDDEN, isSecretName, visible, withoutSecrets } from '../laboratory/without-secrets.ts'
import type { PersonalMask } from './personal-mask.ts'
import { serviceOfXml, toldArguments } from './service-call.ts'

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

/** What of a request tells what it means. */
export type Question = Pick<HttpRequest, 'method' | 'url' | 'body'>

/**
 * What a request means: the method and what it is called with, or the path and the body, without secrets, counters and
 * personal values.
 */
export function meaningOf({ method, url, body }: Question, mask: PersonalMask): string {
  const { pathname, search } = new URL(url)
  const call = namedCall({ path: pathname + search, body: body ?? '' })
  if (call !== undefined) {
    const { model, method: name, args, kwargs } = mask.call(withoutSecrets(call))
    return `${model}.${name} ${canonical(model === KEY_WIZARD ? withoutEnd(args) : args)} ${canonical(kwargs)}`
  }
  const path =
    pathname +
    mask
      .path(search)
      .replace(/([?&]([^=&]+)=)[^&]*/g, (all, start: string, name: string) =>
        isSecretName(name) ? `${start}${HIDDEN}` : all,
      )
  return body === undefined || body === ''
    ? `${method} ${path}`
    : `${method} ${path} ${canonical(ofBody(pathname, body, mask))}`
}

const KEY_WIZARD = 'res.users.apikeys.description'

/** When a key ends is counted from the moment at which it is asked for, since 18: another one each time. */
const withoutEnd = (args: readonly unknown[]) =>
  args.map((given) => {
    if (typeof given !== 'object' || given === null || !('expiration_date' in given)) return given
    return { ...given, expiration_date: HIDDEN }
  })

function ofBody(path: string, body: string, mask: PersonalMask): unknown {
  const call = serviceOfXml(path, body)
  if (call !== undefined) return mask.body(path, visible({ ...call, args: toldArguments(call, mask) }))
  if (path.startsWith('/web/database/') && FORM.test(body)) {
    return mask.body(path, visible(Object.fromEntries(new URLSearchParams(body))))
  }
  try {
    const { id: _, ...rest } = JSON.parse(body) as Record<string, unknown>
    return mask.body(path, visible(ofService(rest, mask)))
  } catch {
    // Forms: what is secret in them may have any name.
    return `${body.length} characters`
  }
}

/** A form as its address would have it. */
const FORM = /^[\w.%+-]+=[^\s"{}]*$/

/** The calls of services are given passwords by their place: `authenticate(db, login, password)`, `drop(master, db)`. */
function ofService(body: Record<string, unknown>, mask: PersonalMask): Record<string, unknown> {
  const { params } = body
  if (typeof params !== 'object' || params === null || !('service' in params && 'args' in params)) return body
  const { service, args } = params
  const method = 'method' in params ? String(params.method) : ''
  return { ...body, params: { ...params, args: toldArguments({ service: String(service), method, args }, mask) } }
}
