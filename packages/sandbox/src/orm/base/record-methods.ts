import { own } from '../../own.ts'
import { indexError, valueError } from '../../python/exceptions.ts'
import { hashed, isTrue, iterated, matched, withAttribute } from '../../python/eyes.ts'
import { Recordset } from '../../python/recordset.ts'
import { mayKnow } from '../field-rights.ts'
import type { BaseCall, BaseMethods } from './base-method.ts'

/** What Python programs ask of records, and what callers may ask too before 19 (odoo/models.py of 14; tried on 14.0). */
export const RECORD_METHODS: BaseMethods = {
  ensure_one: {
    isReadOnly: true,
    run: ({ model, ids }) => {
      if (ids.length === 1) return new Recordset(model, ids)
      throw valueError(`Expected singleton: ${new Recordset(model, ids).toJSON()}`)
    },
  },
  view_init: { model: true, isReadOnly: true, run: () => null },
  get_empty_list_help: { model: true, isReadOnly: true, run: emptyListHelp },
  get_access_action: {
    isReadOnly: true,
    run: ({ env, model, ids }) => {
      const [first] = ids
      if (first === undefined) throw indexError('tuple index out of range')
      return {
        type: 'ir.actions.act_window',
        res_model: model,
        view_type: 'form',
        view_mode: 'form',
        views: [[false, 'form']],
        target: 'current',
        res_id: first,
        context: { ...env.context },
      }
    },
  },
  check_field_access_rights: {
    model: true,
    isReadOnly: true,
    run: ({ env, model, args }) => {
      const { fields } = env.table(model)
      const asked = args.fields ?? args.field_names
      const known = (name: string) => {
        const field = own(fields, name)
        return field === undefined || mayKnow(env, field)
      }
      if (!isTrue(asked)) return Object.keys(fields).filter(known)
      const hidden = iterated(asked).find((name) => !known(String(hashed(name))))
      if (hidden === undefined) return asked
      const operation = args.operation === 'write' ? 'write' : 'read'
      throw env.dialect.exceptions.fieldRights(operation, env.table(model).definition, String(hidden), env)
    },
  },
  user_has_groups: { model: true, isReadOnly: true, run: hasGroups },
}

/** Of some groups any, of others none (`!base.group_portal`). */
function hasGroups({ env, args }: BaseCall): boolean {
  const names = withAttribute(args.groups, 'split')
    .split(',')
    .map((name) => name.trim())
  if (names.includes('')) throw indexError('string index out of range')
  const hasGroup = env.table('res.users').definition.methods?.has_group
  const isIn = (name: string) => hasGroup?.run(env, [env.uid], { group_ext_id: name }) === true
  // What only developers see nobody sees who calls from elsewhere.
  const counts = (name: string) => isIn(name) && name !== 'base.group_no_one'
  const isDenied = (name: string) => name.startsWith('!')
  if (names.filter(isDenied).some((name) => counts(name.slice(1)))) return false
  const wanted = names.filter((name) => !isDenied(name))
  return wanted.length === 0 || wanted.some(counts)
}

/** What is not called a document. */
const CALLED: Readonly<Record<string, string>> = {
  ...{ 'product.template': 'product', 'product.product': 'product', 'sale.order': 'sale order' },
}

/** On 14 and 19 an empty list of what is talked about invites to make one (tried on 14.0 and 19.0). */
function emptyListHelp({ env, model, args }: BaseCall): unknown {
  const help = args.help ?? args.help_message ?? null
  const { major } = env.dialect.series
  const messages = env.table(model).fields.message_ids
  if ((major !== 14 && major !== 19) || messages === undefined || messages.isInherited) return help
  if (isTrue(help)) return major < 19 ? help : matched(help, major)
  return `<p class='o_view_nocontent_smiling_face'>Create new ${CALLED[model] ?? 'document'}</p>`
}
