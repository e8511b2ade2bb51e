import { isOoorError } from 'ooor/errors'
import type { Check } from '../check.ts'
import { WIRE_NAMES } from './wire-names.ts'

/** Whether the credential is taken, by which wire and why. */
export const loginCheck: Check = {
  name: 'login',
  title: 'Login',
  needs: 'server',
  async run(patient) {
    if (patient.options.username === undefined && patient.options.apiKey === undefined) {
      return { status: 'skip', says: 'no user was named' }
    }
    const info = await patient.info().catch((error: unknown) => {
      if (isOoorError(error)) return error
      throw error
    })
    if (info instanceof Error) {
      const remedy = 'see whether user, password or key are those of this database: `ooor whoami --verbose`'
      return { status: 'fail', says: info.message.split('\n')[0] ?? '', remedy, facts: { error: info.name } }
    }
    const { wire, auth, reason, database } = await patient.odoo.explain()
    const who = info?.login ?? patient.options.username ?? `user ${info?.uid}`
    const says = `${who} logs in to ${database} by ${auth} over ${WIRE_NAMES[wire]}`
    return { status: 'ok', says, facts: { login: who, uid: info?.uid, database, wire, auth, reason } }
  },
}
