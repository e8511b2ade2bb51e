import { databaseNamed } from '../installation.ts'
import { own } from '../own.ts'
import type { ServerException } from '../python/exceptions.ts'
import { exception, typeError } from '../python/exceptions.ts'
import { isTrue, pythonType } from '../python/eyes.ts'
import { spread } from '../python/given-arguments.ts'
import type { Named } from '../python/signature.ts'
import { versionInfo } from '../version.ts'
import { argumentsOf } from './arguments.ts'
import type { ServiceCall } from './service.ts'

interface CommonMethod {
  readonly signature: string
  readonly run: (call: ServiceCall, args: Named) => unknown
}

const METHODS: Readonly<Record<string, CommonMethod>> = {
  login: { signature: 'db, login, password', run: logIn },
  authenticate: {
    signature: 'db, login, password, user_agent_env',
    run: (call, args) => {
      // Nobody looks into it but to see that it is one (tried on 14.0 and 19.0).
      const { user_agent_env: environment } = args
      if (isTrue(environment) && pythonType(environment) !== 'dict' && call.installation.dialect.series.major >= 14) {
        databaseNamed(call.installation, args.db, 'service')
        throw typeError(`'${pythonType(environment)}' object is not a mapping`)
      }
      return logIn(call, args)
    },
  },
  // Nothing is logged.
  set_loglevel: { signature: 'loglevel, logger=None', run: () => true },
  version: {
    signature: '',
    run: ({ installation: { dialect } }) =>
      // wire/6.1/xmlrpc-common-version
      dialect.series.major < 7
        ? { server_version: dialect.series.name, protocol_version: 1 }
        : versionInfo(dialect.series),
  },
  about: {
    signature: 'extended=False',
    run: ({ installation }, { extended }) => {
      const info = 'See http://openerp.com'
      return isTrue(extended) ? [info, installation.dialect.series.name] : info
    },
  },
}

/** Logging in without a session: the uid, or false for what is refused (wire/*\/xmlrpc-common-login-wrong-password). */
function logIn({ installation }: ServiceCall, { db, login, password }: Named): number | false {
  const database = databaseNamed(installation, db, 'service')
  try {
    const uid = database.login(login, password)
    database.noteLogin(uid)
    return uid
  } catch (error) {
    if ((error as ServerException).kind === 'AccessDenied') return false
    throw error
  }
}

export function commonService(call: ServiceCall): unknown {
  const { method, args, installation } = call
  const row = own(METHODS, method)
  if (row === undefined) throw exception(`Method not found: ${method}`)
  const callee = { name: `exp_${method}`, signature: row.signature, before: 0 }
  return row.run(call, argumentsOf(installation.dialect, callee, spread(args, `odoo.service.common.${callee.name}`)))
}
