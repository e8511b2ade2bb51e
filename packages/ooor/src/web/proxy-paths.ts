import { ConfigError } from '../errors/index.ts'

/** What servers may decode, once or twice, into a slash or dots, and so into another path than was looked at. */
const AMBIGUOUS = /%(25)*(2f|5c|2e|00)|\\|\/\/|\/\.\.?([/;]|$)/i
/** Odoo's website puts the language before its paths: `/fr/shop`, `/pt_BR/shop`. `/web` is Odoo's backend. */
const LANGUAGE = /^\/(?!web\/)[a-z]{2,3}(_[A-Za-z]+)?(?=\/)/

/** Tells which paths are listed. */
export function pathMatcher(paths: readonly string[]): (path: string) => boolean {
  const patterns = paths.map(patternOf)
  const isListed = (path: string) => patterns.some((pattern) => pattern.test(path))
  return (path) => !AMBIGUOUS.test(path) && (isListed(path) || isListed(path.replace(LANGUAGE, '')))
}

function patternOf(path: string): RegExp {
  if (!path.startsWith('/') || path === '/' || /[?#]/.test(path) || AMBIGUOUS.test(path)) {
    throw new ConfigError(`proxy.paths: '${path}' is not a path below the root: write it as '/shop'`)
  }
  const parts = path.replace(/\/$/, '').split('/')
  const escaped = parts.map((part) => (part === '*' ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
  return new RegExp(`^${escaped.join('/')}(/|$)`)
}

/** Files that look the same to everybody, or are found by their own token: no reason to begin a session. */
export function isAsset(path: string): boolean {
  return /^\/web\/(image|content|assets|static|bundle|binary|webclient)\/|\/static\//.test(path)
}
