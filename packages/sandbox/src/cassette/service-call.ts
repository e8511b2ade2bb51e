import { decodeMethodCall } from 'ooor/protocol'
import { HIDDEN, isSecretName } from '../laboratory/without-secrets.ts'
import type { PersonalMask } from './personal-mask.ts'

/** A call of a service: what it is given is known by its place alone. */
export interface ServiceCall {
  readonly service: string
  readonly method: string
  readonly args: unknown
}

/** A whole database. */
const BACKUP = 'backup'

const LOGIN = ['db', 'login', 'password']

/** What stands where, as far as it is a secret or tells of a person (wire/19.0/svc-db-*). */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  'common.authenticate': LOGIN,
  'common.login': LOGIN,
  'db.create': ['master_pwd', 'db_name', 'demo', 'lang', 'password'],
  'db.create_database': ['master_pwd', 'db_name', 'demo', 'lang', 'password', 'login', 'country_code', 'phone'],
  'db.change_admin_password': ['master_pwd', 'new_password'],
  'db.restore': ['master_pwd', 'db_name', BACKUP],
  'db.list': [],
  'db.db_exist': [],
  'db.list_lang': [],
  'db.server_version': [],
}

/** All else that is done to databases wants the master password, and all else that is asked one's own. */
const placesOf = ({ service, method }: ServiceCall): readonly string[] =>
  PLACES[`${service}.${method}`] ?? (service === 'db' ? ['master_pwd'] : LOGIN)

/** The arguments of a service as a cassette may have them. */
export function toldArguments(call: ServiceCall, mask: PersonalMask): unknown {
  const { args } = call
  if (!Array.isArray(args)) return HIDDEN
  const names = placesOf(call)
  return args.map((one: unknown, at) => {
    const name = names[at]
    if (name === undefined) return one
    if (name === BACKUP || isSecretName(name)) return HIDDEN
    return typeof one === 'string' ? mask.named(name, one) : one
  })
}

/** A call of a service over XML-RPC; undefined for what is none. */
export function serviceOfXml(path: string, body: string): ServiceCall | undefined {
  const service = /^\/xmlrpc\/(?:2\/)?(\w+)$/.exec(path)?.[1]
  if (service === undefined) return undefined
  try {
    const { method, params } = decodeMethodCall(body)
    return { service, method, args: params }
  } catch {
    return undefined
  }
}
