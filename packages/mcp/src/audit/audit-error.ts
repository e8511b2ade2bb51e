/** What was done could not be written down. Where nothing has been done yet, nothing is. */
export class AuditError extends Error {
  override readonly name = 'AuditError'
  /** True where a change went before: it is not to be repeated. */
  readonly isDone: boolean

  constructor(isDone: boolean, cause: unknown) {
    const message = isDone
      ? 'it was done, but how it ended could not be written to the audit'
      : 'the audit of this server cannot be written, and without it nothing is done or answered: tell its owner'
    super(message, { cause })
    this.isDone = isDone
  }
}
