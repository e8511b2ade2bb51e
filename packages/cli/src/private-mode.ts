/**
 * Files with data of a server or with secrets in them are for their user alone, whatever the umask says. One that is
 * there already keeps the mode that somebody gave it.
 */
export const PRIVATE = { mode: 0o600 } as const
