/** Tells of what nobody would hear of: `what` failed, and has been answered. */
export function warn(what: string, error: unknown): void {
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined }
  const detail = stack === undefined ? {} : { detail: stack }
  process.emitWarning(`${what} failed: ${message}`, { type: 'OoorWarning', ...detail })
}
