/** Who may reach the server by a browser, and by which names. */
export interface GuardOptions {
  /** Names by which the server is reached, as `mcp.example.com` or `localhost:8765`. @default those of this machine */
  readonly hosts?: readonly string[] | undefined
  /** Pages whose scripts may call, as `https://agents.example.com`. @default none: requests without an origin only */
  readonly origins?: readonly string[] | undefined
}

const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i

/**
 * Why a request is refused before anything else is looked at; undefined for one that may go on. A page on another site
 * cannot reach a server on this machine by a name of its own (DNS rebinding), nor by a script.
 */
export function refusalOf(headers: Headers, { hosts, origins = [] }: GuardOptions): string | undefined {
  const host = headers.get('host')?.toLowerCase() ?? ''
  const isKnown = hosts === undefined ? LOCAL.test(host) : hosts.some((one) => isHost(host, one.toLowerCase()))
  if (!isKnown) return 'this server is not reached by that name'
  const origin = headers.get('origin')
  if (origin !== null && !origins.includes(origin)) return 'scripts of that site may not call this server'
  return undefined
}

/** A name without a port stands for all of its ports. */
function isHost(host: string, known: string): boolean {
  return host === known || (!/:\d+$/.test(known) && host.replace(/:\d{1,5}$/, '') === known)
}
