const HERE = 'http://here.invalid'

/** A path of this shop, whatever a form or an address says: nobody is sent elsewhere. */
export function localPath(wanted: string | undefined, otherwise = '/'): string {
  if (wanted === undefined || !wanted.startsWith('/') || !URL.canParse(wanted, HERE)) return otherwise
  const url = new URL(wanted, HERE)
  return url.origin === HERE ? pathOf(url) : otherwise
}

export function withParam(path: string, name: string, value: string): string {
  const url = new URL(path, HERE)
  url.searchParams.set(name, value)
  return pathOf(url)
}

/** With one slash at its beginning: two would be the name of another host. */
function pathOf({ pathname, search, hash }: URL): string {
  return `/${pathname.replace(/^\/+/, '')}${search}${hash}`
}
