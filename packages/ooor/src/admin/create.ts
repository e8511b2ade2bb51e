import { InvalidValueError, MalformedResponseError, OutcomeUnknownError } from '../errors/index.ts'
import { waitFor } from '../http/wait-for.ts'
import { isAtLeast } from '../wires/index.ts'
import type { CreateDatabaseOptions } from './admin-types.ts'
import { checkName } from './database-names.ts'
import type { DatabaseService } from './database-service.ts'

/** Milliseconds between two questions whether a database is made. */
const PAUSE = 500

/** Makes a new database. */
export async function create(
  service: DatabaseService,
  name: string,
  { password, login = 'admin', lang = 'en_US', demo = false, country, ...options }: CreateDatabaseOptions,
): Promise<void> {
  checkName(name)
  if (typeof password !== 'string' || password === '') {
    throw new InvalidValueError('a new database needs a password for its administrator: { password }')
  }
  await service.expect({ absent: name }, options)
  const series = await service.series()
  if (!isAtLeast(series, 7)) return createByTicket(service, [name, demo, lang, password], options)
  await service.run(
    {
      method: 'create_database',
      args: [name, demo, lang, password, ...(isAtLeast(series, 9) ? [login, country ?? false] : [])],
      form: 'create',
      fields: { name, login, password, lang, phone: '', country_code: country ?? '', ...(demo && { demo: '1' }) },
    },
    options,
  )
}

/** 6.1 hands out a ticket and works on by itself (wire/6.1/svc-db-get_progress-underway). */
async function createByTicket(
  service: DatabaseService,
  args: readonly unknown[],
  options: { readonly signal?: AbortSignal | undefined },
): Promise<void> {
  const ticket = await service.guarded('create', args, options)
  try {
    await ready(service, ticket, options)
  } catch (cause) {
    const message =
      'the server makes the database, and how that ended is not known: list the databases before trying again'
    throw new OutcomeUnknownError(message, { cause, call: { path: 'db.create' } })
  }
}

/** Waits until the work of a ticket is done. */
async function ready(
  service: DatabaseService,
  ticket: unknown,
  options: { readonly signal?: AbortSignal | undefined },
): Promise<void> {
  for (;;) {
    const answer = await service.guarded('get_progress', [ticket], options)
    const [progress] = Array.isArray(answer) ? answer : []
    if (typeof progress !== 'number') {
      throw new MalformedResponseError('the service db told no progress', { call: { path: 'db.get_progress' } })
    }
    if (progress >= 1) return
    await waitFor(PAUSE, options.signal ?? undefined)
  }
}
