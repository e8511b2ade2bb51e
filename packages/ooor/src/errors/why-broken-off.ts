import { isOoorError } from './ooor-error.ts'

/**
 * Why work was broken off, to be told with what is done already; undefined for what is no failure of it but a fault of a
 * program's.
 */
export function whyBrokenOff(
  error: unknown,
  { signal }: { readonly signal?: AbortSignal | undefined },
): string | undefined {
  if (isOoorError(error)) return error.message
  return signal?.aborted ? 'the call was aborted' : undefined
}
