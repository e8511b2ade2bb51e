import type { Check } from '../check.ts'

/** Which databases the server shows to everybody. */
export const databasesCheck: Check = {
  name: 'databases',
  title: 'Databases',
  needs: 'server',
  async run(patient, signal) {
    const { database } = patient.options
    const [names, manager] = await Promise.all([
      patient.odoo.databases().catch(() => undefined),
      patient.ask('/web/database/manager', { signal }).catch(() => undefined),
    ])
    const isManaged = manager?.status === 200 && /master_pwd|master_password/.test(manager.text)
    const facts = { listed: names ?? null, isManaged }
    if (names === undefined) return { status: 'ok', says: 'the server does not list them', facts }
    if (database !== undefined && !names.includes(database)) {
      const says = `'${database}' is not among the ${names.length} that the server lists`
      return { status: 'warn', says, remedy: `see \`ooor databases\`; dbfilter may keep it from this address`, facts }
    }
    const close = 'set list_db = False, and dbfilter so that each address has one database'
    if (names.length > 1) {
      const says = `${names.length} are listed to everybody: sessions, pages and keys must name theirs`
      return { status: 'warn', says, remedy: close, facts }
    }
    const says = names.length === 1 ? 'one is listed' : 'none is listed'
    if (isManaged && !patient.isNear) {
      return {
        status: 'warn',
        says: `${says}, and their manager is open to everybody who guesses the master password`,
        remedy: close,
        facts,
      }
    }
    return { status: 'ok', says: isManaged ? `${says}; their manager is open` : says, facts }
  },
}
