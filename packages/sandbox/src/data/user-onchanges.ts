import type { Series } from 'ooor/protocol'
import type { ModelDefinition } from '../orm/definition.ts'
import { MAIL_ADDRESS } from './mail-address.ts'
import { signatureOf } from './user-signature.ts'

/** What a user's login and name bring along (odoo/addons/base/models/res_users.py; tried on 14.0 and 19.0). */
export const userOnchanges = ({ major }: Series): NonNullable<ModelDefinition['onchanges']> => ({
  login: ({ values: { login } }) =>
    typeof login === 'string' && MAIL_ADDRESS.test(login) ? { value: { email: login } } : undefined,
  // Computed from the name (tried on 19.0).
  ...(major >= 19 && { name: ({ values }, env) => ({ value: signatureOf(values, values, env) }) }),
})
