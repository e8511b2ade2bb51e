/** Names whose values are secrets, without their separators: `access_token` is `accesstoken`. */
const SECRETS = new Set([
  'accesstoken',
  'apikey',
  'auth',
  'authorization',
  'clientsecret',
  'code',
  'csrftoken',
  'hash',
  'key',
  'passwd',
  'password',
  'pwd',
  'refreshtoken',
  'secret',
  'sessionid',
  'sig',
  'signature',
  'sid',
  'token',
  'totptoken',
])
const MASK = '…'

/**
 * A URL or path as others may see it: the values of secret parameters, tokens that are parts of the path, and
 * credentials are masked; however their names are written.
 */
export function masked(url: string): string {
  const fragment = splitAt(url, '#')
  const [path, query] = splitAt(fragment[0], '?')
  const shown = path.split('/').map((part) => (isToken(part) ? MASK : part))
  const tail = fragment[1] === undefined ? '' : `#${maskedQuery(fragment[1])}`
  return withoutCredentials(shown.join('/')) + (query === undefined ? '' : `?${maskedQuery(query)}`) + tail
}

function splitAt(text: string, separator: string): readonly [string, string | undefined] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}

function maskedQuery(query: string): string {
  return query
    .split('&')
    .map((pair) => {
      const [name, value] = splitAt(pair, '=')
      return value !== undefined && value !== '' && isSecret(name) ? `${name}=${MASK}` : pair
    })
    .join('&')
}

function isSecret(name: string): boolean {
  return SECRETS.has(
    decoded(name)
      .toLowerCase()
      .replace(/[^a-z]/g, ''),
  )
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** Long, and with letters and digits mixed as nobody writes them: a slug is words, and numbers between dashes. */
function isToken(part: string): boolean {
  if (part.length < 16) return false
  const text = decoded(part)
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)) return true
  return text.split(/[-_.~:=]/).some((piece) => {
    if (piece.length < 16) return false
    const isMixed = /\d/.test(piece) && /[a-z]/i.test(piece)
    return isMixed || (piece.length >= 20 && /[a-z][A-Z]/.test(piece) && /[A-Z][a-z]/.test(piece))
  })
}

/**
 * A piece of a text that nobody knows, as others may see it: values behind secret names, tokens and credentials in
 * addresses are masked.
 */
export function maskedText(text: string): string {
  return text
    .replace(/([\w-]{2,40})(["']?\s?[:=]\s?["']?)([^\s"'&,;<>]+)/g, (found, name: string, between: string) =>
      isSecret(name) ? `${name}${between}${MASK}` : found,
    )
    .replace(/:\/\/[^\s/@]{1,200}@/g, `://${MASK}@`)
    .replace(/[\w+/=~.-]{16,}/g, (word) => (isToken(word) ? MASK : word))
}

function withoutCredentials(path: string): string {
  const start = path.indexOf('//')
  const at = path.indexOf('@')
  if (start < 0 || at < 0) return path
  const end = path.indexOf('/', start + 2)
  return end >= 0 && at > end ? path : `${path.slice(0, start + 2)}${MASK}${path.slice(at)}`
}
