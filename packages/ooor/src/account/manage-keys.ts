import { plainMoment, plainRows, plainText } from '../belongings/plain-rows.ts'
import { linkedId, recordId } from '../belongings/record-id.ts'
import { checkCallOptions, checkOptions } from '../errors/check-options.ts'
import { describe } from '../errors/describe.ts'
import {
  AccessDeniedError,
  IdentityCheckError,
  InvalidValueError,
  LoginRequiredError,
  MalformedResponseError,
  MissingError,
  ServerError,
  UnsupportedError,
} from '../errors/index.ts'
import { type CallOptions, isAtLeast, lostAnswer, type Series } from '../wires/index.ts'
import type { AccountSession } from './account-session.ts'
import type { ApiKeyInfo, CreatedApiKey, CreateKeyOptions, RevokeKeyOptions } from './key-types.ts'

const KEYS = 'res.users.apikeys'
const WIZARD = `${KEYS}.description`
const CHECK = 'res.users.identitycheck'
const DAY = 86_400_000

type Values = Readonly<Record<string, unknown>>

/** Makes a key. */
export async function createKey(session: AccountSession, given: CreateKeyOptions): Promise<CreatedApiKey> {
  const known = { name: true, days: true, scope: true, password: true, signal: true } as const
  checkOptions<CreateKeyOptions>('a key', given, known)
  const { name, days = 90, scope = 'rpc', password, signal } = given
  if (typeof name !== 'string' || name.trim() === '') {
    throw new InvalidValueError("a key needs a name that says what it is for: { name: 'nightly sync' }")
  }
  if (!(Number.isFinite(days) && days > 0)) {
    throw new InvalidValueError(`days of a key are ${describe(days)}: pass a number, 1 or more`)
  }
  const options = { signal }
  const series = await seriesWithKeys(session, options)
  const model = WIZARD
  const id = await openWizard(session, series, { name, days, scope }, options)
  const made = await session.call(model, 'make_key', [[id]], {}, options)
  const action = await checked(session, series, made, password, options)
  const key = contextOf(action).default_key
  if (typeof key !== 'string') {
    const call = { model, method: 'make_key' }
    const error = new MalformedResponseError(`${model}.make_key answered no key.`, { call })
    throw lostAnswer(error, { call, isReadOnly: false })
  }
  // The server shows the key once: what fails behind it takes it from nobody.
  const [info] = await listKeys(session, options).catch(() => [])
  return { ...(info ?? { id: 0, name, scope: null, createdAt: null, expiresAt: null }), key }
}

/** The wizard of a key, by its id. */
async function openWizard(
  session: AccountSession,
  series: Series,
  { name, days, scope }: { readonly name: string; readonly days: number; readonly scope: string },
  options: CallOptions,
): Promise<number> {
  const filledIn = async (
    values: Values,
    read: Values,
  ): Promise<{ readonly id: number; readonly now: Date | null }> => {
    // Early builds of 18 take no `create` of it from outside (tried on one of them).
    const [method, args] = isAtLeast(series, 18) ? ['web_save', [[], values, read]] : ['create', [values]]
    const answer = [await session.call(WIZARD, method, args, {}, options)].flat()[0]
    const id = linkedId(answer)
    if (id !== undefined) return { id, now: plainMoment(dataOf(answer).create_date) }
    throw new MalformedResponseError(`${WIZARD}.${method} answered no id.`, { call: { model: WIZARD, method } })
  }
  if (!isAtLeast(series, 18)) return (await filledIn({ name }, {})).id
  // 20 has no duration that means the date (odoo/addons/base/models/res_users.py of 20).
  const until = (time: number) => ({
    ...{ name, expiration_date: moment(time + days * DAY) },
    ...(isAtLeast(series, 20) ? { scope } : { duration: '-1' }),
  })
  // Days are counted by the server's clock, which a first wizard tells: nobody may change what one holds.
  const { now } = await filledIn(until(Date.now()), { create_date: {} })
  return (await filledIn(until(now?.getTime() ?? Date.now()), {})).id
}

/** The user's keys, the newest first. */
export async function listKeys(session: AccountSession, options: CallOptions): Promise<ApiKeyInfo[]> {
  checkCallOptions('list of keys', options)
  const series = await seriesWithKeys(session, options)
  const domain = [['user_id', '=', await session.uid(options)]]
  const fields = ['name', 'scope', 'create_date', ...(isAtLeast(series, 18) ? ['expiration_date'] : [])]
  const rows = await session.call(KEYS, 'search_read', [domain, fields], { order: 'id desc' }, options)
  return plainRows(rows, { model: KEYS, method: 'search_read' }).map((row) => ({
    id: row.id,
    name: plainText(row.name),
    scope: typeof row.scope === 'string' ? row.scope : null,
    createdAt: plainMoment(row.create_date),
    expiresAt: plainMoment(row.expiration_date),
  }))
}

/** Ends a key. */
export async function revokeKey(
  session: AccountSession,
  key: number | { readonly id: number },
  given: RevokeKeyOptions,
): Promise<void> {
  const id = recordId(KEYS, key)
  checkOptions<RevokeKeyOptions>('revoke', given, { password: true, signal: true })
  const { password, signal } = given
  const options = { signal }
  const series = await seriesWithKeys(session, options)
  const keys = await listKeys(session, options)
  if (!keys.some((key) => key.id === id)) {
    throw new MissingError({ exception: '', message: `the user has no API key ${id}` }, { call: { model: KEYS } })
  }
  await checked(session, series, await session.call(KEYS, 'remove', [[id]], {}, options), password, options)
}

async function seriesWithKeys(session: AccountSession, options: CallOptions): Promise<Series> {
  const series = await session.series(options)
  if (!isAtLeast(series, 14)) throw new UnsupportedError(`Odoo ${series.name} has no API keys: they came with 14.0`)
  if ((await session.uid(options)) === null) {
    const message = 'visitors have no API keys: log the session in first'
    throw new LoginRequiredError({ exception: '', message }, { call: { model: KEYS } })
  }
  if (!(await session.hasPages(options))) {
    throw new UnsupportedError(
      "API keys are made and ended in a web session only: connect with a login and password and the wire 'web'",
    )
  }
  return series
}

/** What a method answers that may want the password first: within some minutes it does not (wire/19.0/svc-apikey-*). */
async function checked(
  session: AccountSession,
  series: Series,
  answer: unknown,
  password: string | undefined = session.password(),
  options: CallOptions,
): Promise<unknown> {
  const { res_model, res_id } = dataOf(answer)
  if (res_model !== CHECK) return answer
  const call = { model: CHECK, method: 'run_check' }
  if (password === undefined) {
    const message = 'the server wants the user’s password for this, and the session does not hold it: pass { password }'
    throw new IdentityCheckError({ exception: '', message }, { call })
  }
  const ids = [res_id]
  try {
    // It is read from the record, by early builds of 18 too, later from the context (tried on 14.0, 18.0 and 19.0).
    if (!isAtLeast(series, 19)) await session.call(CHECK, 'write', [ids, { password }], {}, options)
    return await session.call(CHECK, 'run_check', [ids], { context: { password } }, options)
  } catch (error) {
    const isWrong = ServerError.is(error) && (error.name === 'UserError' || error.exception.endsWith('.AssertionError'))
    if (!isWrong) throw error
    const { exception } = error
    throw new AccessDeniedError({ exception, message: 'the password is wrong' }, { cause: error, call })
  }
}

function dataOf(value: unknown): Values {
  return typeof value === 'object' && value !== null ? (value as Values) : {}
}

function contextOf(action: unknown): Readonly<Record<string, unknown>> {
  return dataOf(dataOf(action).context)
}

function moment(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ')
}
