import { isAtLeast } from 'ooor'
import { ServerError } from 'ooor/errors'
import type { Check, Diagnosis } from '../check.ts'
import type { Patient } from '../patient.ts'

/** What programs mostly work with; what the server has not is left out. */
const MODELS: readonly (readonly [model: string, word: string])[] = [
  ['res.partner', 'contacts'],
  ['product.product', 'products'],
  ['sale.order', 'orders'],
  ['account.move', 'invoices'],
  ['ir.model', 'the list of models'],
]

const ADMINISTRATORS = 'base.group_system'

/** Who the user is to the server, and what they may. */
export const rightsCheck: Check = {
  name: 'rights',
  title: 'Rights',
  needs: 'login',
  async run(patient, signal) {
    const info = await patient.info()
    const isAdmin = info?.isAdmin ?? (await hasGroup(patient, ADMINISTRATORS, signal))
    const isInternal = isAdmin || (info?.isInternal ?? (await hasGroup(patient, 'base.group_user', signal)))
    const rights = await Promise.all(
      MODELS.map(async ([model, word]) => {
        const [read, write] = await Promise.all([
          may(patient, model, 'read', signal),
          may(patient, model, 'write', signal),
        ])
        return { model, word, read, write }
      }),
    )
    const known = rights.filter(({ read }) => read !== undefined)
    const facts = {
      isAdmin,
      isInternal,
      rights: Object.fromEntries(known.map(({ model, read, write }) => [model, { read, write }])),
    }
    const words = (test: (right: (typeof known)[number]) => boolean) => known.filter(test).map(({ word }) => word)
    const parts = [
      ['may change', words(({ write }) => write === true)],
      ['may read', words(({ read, write }) => read === true && !write)],
      ['may not see', words(({ read }) => read === false)],
    ] as const
    const told = parts.flatMap(([verb, list]) => (list.length > 0 ? [`${verb} ${list.join(', ')}`] : [])).join('; ')
    return { ...who(isAdmin === true, isInternal, told), facts }
  },
}

function who(isAdmin: boolean, isInternal: boolean | undefined, told: string): Diagnosis {
  if (isAdmin) {
    const remedy = 'give the program a user of its own with the groups that it needs, and a key of that user'
    return { status: 'warn', says: `an administrator, who may do all; ${told}`, remedy }
  }
  if (isInternal === undefined) return { status: 'ok', says: told }
  return { status: 'ok', says: `${isInternal ? 'an employee' : 'a portal user, who sees their own'}: ${told}` }
}

/** On 6.1, which knows no groups by name, who may give rights to others is taken for an administrator. */
async function hasGroup(patient: Patient, group: string, signal: AbortSignal): Promise<boolean | undefined> {
  const series = await patient.series()
  if (!isAtLeast(series, 7)) {
    return group === ADMINISTRATORS ? may(patient, 'res.users', 'write', signal) : undefined
  }
  const { odoo } = patient
  const uid = (await patient.info())?.uid
  // Since 18 a method of the user's record (wire/18.0/web-session-has_group).
  const answer = isAtLeast(series, 18)
    ? await odoo.call('res.users', 'has_group', [[uid]], { group_ext_id: group }, { signal })
    : await odoo.call('res.users', 'has_group', [group], {}, { signal })
  return Boolean(answer)
}

/** Undefined for a model that the server has not. */
async function may(
  { odoo }: Patient,
  model: string,
  operation: 'read' | 'write',
  signal: AbortSignal,
): Promise<boolean | undefined> {
  // Since 18; the method before it went with 19.1 (odoo/odoo#226551).
  const isNew = isAtLeast(await odoo.series(), 18)
  try {
    return Boolean(
      isNew
        ? await odoo.call(model, 'has_access', [[]], { operation }, { signal })
        : await odoo.call(model, 'check_access_rights', [operation, false], {}, { signal }),
    )
  } catch (error) {
    if (ServerError.is(error)) return undefined
    throw error
  }
}
