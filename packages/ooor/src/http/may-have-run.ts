/** False where a status says that nothing was run: redirects and refusals come before; 503 as well. */
export function mayHaveRun(status: number | undefined): boolean {
  return status === undefined || status < 300 || (status >= 500 && status !== 503)
}
