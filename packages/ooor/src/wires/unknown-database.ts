import { isOoorError, UnknownDatabaseError } from '../errors/index.ts'
import type { BaseUrl } from '../http/index.ts'

/** The error for a database that is none of those that the server lists. */
export function notListed(base: BaseUrl, name: string, names: readonly string[]): UnknownDatabaseError {
  const message = `database "${name}" does not exist on ${base}, which lists: ${names.join(', ')}`
  return new UnknownDatabaseError({ exception: '', message })
}

/** The error for who has named no database, where the server does not list its own. */
export function unlistedDatabases(base: BaseUrl, cause: unknown): unknown {
  if (!isOoorError(cause)) return cause
  const message = `no database was named and ${base} does not list its own: name one, as https://…/database`
  return new UnknownDatabaseError({ exception: '', message }, { cause })
}

/** The error for who has named no database, where there are none or several. */
export function notOneDatabase(base: BaseUrl, names: readonly string[]): UnknownDatabaseError {
  const found = names.length === 0 ? 'shows none, or is unable to open them' : `has several: ${names.join(', ')}`
  const message = `no database was named and ${base} ${found}. Name one, as https://…/database`
  return new UnknownDatabaseError({ exception: '', message })
}
