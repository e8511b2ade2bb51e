import { askedRecord } from '../orm/asked-records.ts'
import type { MethodDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { typeError, valueError } from '../python/exceptions.ts'
import { isTrue, pythonType } from '../python/eyes.ts'
import { followsOfOne } from './follows-of-one.ts'

const PARTNER = 'res.partner'

/** What 14's forms and mails ask of contacts. */
export const PARTNER_METHODS_OF_14: Readonly<Record<string, MethodDefinition>> = {
  // There is no name of a company to make one of.
  create_company: {
    params: [],
    run: (env, ids) => {
      askedRecord(env, PARTNER, ids)
      return true
    },
  },
  open_commercial_entity: {
    params: [],
    run: (env, ids) => ({
      type: 'ir.actions.act_window',
      res_model: PARTNER,
      view_mode: 'form',
      res_id: env.sudo().raw(env.table(PARTNER), askedRecord(env, PARTNER, ids), 'commercial_partner_id'),
      target: 'current',
      flags: { form: { action_buttons: true } },
    }),
  },
  onchange_parent_id: {
    params: [],
    run: (env, ids) => (ids.length > 0 && askedRecord(env, PARTNER, ids).parent_id ? {} : null),
  },
  onchange_email: followsOfOne(PARTNER),
  get_import_templates: {
    params: [],
    model: true,
    run: () => [{ label: 'Import Template for Customers', template: '/base/static/xls/res_partner.xls' }],
  },
  find_or_create: {
    params: ['email', 'assert_valid_email'],
    required: 1,
    model: true,
    run: (env, _ids, { email, assert_valid_email }) => found(env, email, isTrue(assert_valid_email)),
  },
}

/** A contact by the address in a text, or a new one of the text. */
function found(env: Environment, text: unknown, isStrict: boolean): number {
  if (!isTrue(text)) throw valueError('An email is required for find_or_create to work')
  if (typeof text !== 'string') throw typeError(`sequence item 0: expected str instance, ${pythonType(text)} found`)
  const email = /[^\s,<>"]+@[^\s,<>"]+/.exec(text)?.[0].toLowerCase()
  if (email === undefined && isStrict)
    throw valueError('A valid email is required for find_or_create to work properly.')
  const [known] = email === undefined ? [] : env.search(PARTNER, [['email', '=ilike', email]], { limit: 1 })
  if (known !== undefined) return known
  const name = email === undefined ? text : text.replace(/<.*/, '').trim() || email
  return env.create(PARTNER, { name, ...(email !== undefined && { email }) })
}
