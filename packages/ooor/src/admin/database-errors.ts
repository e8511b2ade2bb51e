import {
  AccessDeniedError,
  type CallSite,
  ServerError,
  type ServerFault,
  UnknownDatabaseError,
  UserError,
} from '../errors/index.ts'

/** The error for what a server says of its databases, by service or by form: the words are the same. */
export function databaseError(fault: ServerFault, call: CallSite, cause?: unknown): ServerError {
  const options = { call, ...(cause !== undefined && { cause }) }
  const { message } = fault
  if (/access denied/i.test(message)) {
    const words = { ...fault, message: 'the server refuses the master password' }
    return new AccessDeniedError(words, options)
  }
  if (/already exists/.test(message)) return new UserError(fault, options)
  if (/does not exist|is not known/.test(message)) return new UnknownDatabaseError(fault, options)
  if (/pg_dump|pg_restore|psql|restore database/.test(message)) {
    const hint =
      ' Its PostgreSQL programs are missing, older than the database, or cannot read the file: its log says which'
    return new ServerError({ ...fault, message: `${message.trim()}.${hint}` }, options)
  }
  return new ServerError(fault, options)
}

/** What says little by its class alone. */
const UNNAMED: ReadonlySet<string> = new Set(['ServerError', 'DatabaseError', 'AccessDeniedError'])

/** An error of the service `db`, told as those of the forms are. */
export function errorOfService(error: unknown, call: CallSite): unknown {
  if (!ServerError.is(error) || !UNNAMED.has(error.name)) return error
  const { exception, serverMessage: message, code } = error
  const isDenied = AccessDeniedError.is(error)
  const fault = { exception, message: isDenied ? 'Access Denied' : message, ...(code !== undefined && { code }) }
  return databaseError(fault, call, error)
}
