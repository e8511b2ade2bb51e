/** The answer with more cookies; the same one when there are none. Headers of fetched answers cannot be changed. */
export function withCookies(response: Response, lines: readonly string[]): Response {
  if (lines.length === 0) return response
  const headers = new Headers(response.headers)
  for (const line of lines) headers.append('set-cookie', line)
  // A page with somebody's session in it is nobody else's.
  if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-cache')
  const { status, statusText } = response
  return new Response(response.body, { status, statusText, headers })
}
