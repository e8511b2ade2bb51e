import { typeError } from '../../python/exceptions.ts'
import { isTrue } from '../../python/eyes.ts'
import type { Environment } from '../environment.ts'
import { recordNamed } from '../external-ids.ts'
import { mayKnow } from '../field-rights.ts'
import { singleton } from '../singleton.ts'
import type { BaseMethods } from './base-method.ts'

/** What a model is asked about itself and its caller (tried on 14.0 and 19.0). */
export const MODEL_METHODS: BaseMethods = {
  // A method of the class: over the wire its records are one argument too many.
  is_transient: {
    run: () => {
      throw typeError('is_transient() takes 1 positional argument but 2 were given')
    },
  },
  view_init: { model: true, isReadOnly: true, run: () => null },
  user_has_groups: {
    model: true,
    isReadOnly: true,
    run: ({ env, args }) => isInGroups(env, String(args.groups)),
  },
  check_field_access_rights: {
    model: true,
    isReadOnly: true,
    run: ({ env, model, args }) => {
      if (isTrue(args.field_names)) return args.field_names
      const all = Object.entries(env.table(model).fields)
      return all.filter(([, field]) => mayKnow(env, field)).map(([name]) => name)
    },
  },
  get_import_templates: {
    model: true,
    isReadOnly: true,
    run: ({ env, model }) => importTemplates(model, env.dialect.series.major),
  },
  get_base_url: {
    isReadOnly: true,
    run: ({ env, model, ids }) => {
      if (ids.length > 0 || env.dialect.series.major < 19) {
        env.existing(env.table(model), singleton(model, ids), 'read')
      }
      const [row] = env.table('ir.config_parameter').referring('key', 'web.base.url')
      return row?.value ?? 'http://localhost:8069'
    },
  },
}

/** As `base.group_user,!base.group_portal`: in one of the groups, and in none of those that are denied. */
function isInGroups(env: Environment, groups: string): boolean {
  const names = groups.split(',').map((name) => name.trim())
  const isIn = (name: string) => {
    const row = recordNamed(env, name)
    const code = env.table('res.groups').rows.get(row?.res_id as number)?.code
    return env.groups.some((group) => group === code)
  }
  if (names.some((name) => name.startsWith('!') && isIn(name.slice(1)))) return false
  const wanted = names.filter((name) => !name.startsWith('!'))
  return wanted.length === 0 || wanted.some(isIn)
}

function importTemplates(model: string, major: number): unknown[] {
  const template = (label: string, path: string) => [{ label: `Import Template for ${label}`, template: path }]
  const isNew = major >= 19
  if (model === 'res.partner') {
    return isNew
      ? template('Contacts', '/base/static/xls/contacts_import_template.xlsx')
      : template('Customers', '/base/static/xls/res_partner.xls')
  }
  if (model === 'product.template') return template('Products', '/product/static/xls/product_template.xls')
  if (model === 'sale.order' && isNew) return template('Quotations', '/sale/static/xls/quotations_import_template.xlsx')
  return []
}
