import type { Series } from '../../wires/index.ts'
import type { FieldDefinition, ModelDefinition, Stored } from '../orm/definition.ts'

/** The users of the demo data. */
export function usersModel(series: Series): ModelDefinition {
  return {
    name: 'res.users',
    description: 'User',
    access: { system: 'rwcd', user: 'r', portal: 'r', public: 'r' },
    rules: { portal: (row, env) => row.id === env.uid, public: (row, env) => row.id === env.uid },
    order: 'id',
    unique: { login: 'You can not have two users with the same login!' },
    fields: {
      name: {
        type: 'char',
        string: 'Name',
        compute: (row, env) => env.sudo().displayName('res.partner', row.partner_id as number),
      },
      login: { type: 'char', string: 'Login', required: true },
      active: { type: 'boolean', string: 'Active', default: true },
      ...localeFields(series),
      partner_id: { type: 'many2one', string: 'Related Partner', relation: 'res.partner', required: true },
      company_id: { type: 'many2one', string: 'Company', relation: 'res.company', required: true, default: 1 },
    },
    methods: {
      context_get: {
        params: [],
        model: true,
        // Frozen, as a frozendict is; the user's id came late (wire/7.0 and wire/19.0/xmlrpc-object-execute_kw-read-ctx).
        run: ({ user, uid }) =>
          Object.freeze({ lang: user.lang, tz: user.tz ?? false, ...(series.major >= 19 && { uid }) }),
      },
      // Since 18 a method of the user's record (odoo/addons/base/models/res_users.py of 14 and 19).
      ...(series.major < 18 && {
        has_group: {
          params: ['group_ext_id'],
          model: true,
          run: ({ groups }, _ids, { group_ext_id }) => groups.some((group) => `base.group_${group}` === group_ext_id),
        },
      }),
    },
    // `password`, `groups`, `api_keys` and `totp_secret` are no fields: they cannot be read.
    records: [
      ...(series.major < 12
        ? []
        : [user(1, '__system__', 2, { groups: ['system', 'user'], password: false, api_keys: [], active: false })]),
      user(series.major < 12 ? 1 : 2, 'admin', 3, { groups: ['system', 'user', 'doc'], tz: 'Europe/Brussels' }),
      user(4, 'public', 4, { groups: ['public'], password: false, api_keys: [], active: false }),
      user(6, 'demo', 7, { groups: ['user'], tz: 'Europe/Brussels' }),
      user(7, 'portal', 8, { groups: ['portal'] }),
      user(8, 'mfa', 28, { groups: ['user'], api_keys: [], totp_secret: 'JBSWY3DPEHPK3PXP' }),
    ],
  }
}

function user(id: number, login: string, partner: number, values: Readonly<Record<string, unknown>>): Stored {
  const own = { login, password: login, api_keys: [`sandbox-${login}-key`], partner_id: partner }
  return { id, active: true, lang: 'en_US', tz: false, company_id: 1, ...own, ...values }
}

/** 6.1 has other names for them. */
function localeFields({ major }: Series): Record<string, FieldDefinition> {
  if (major >= 7)
    return { lang: { type: 'char', string: 'Language', default: 'en_US' }, tz: { type: 'char', string: 'Timezone' } }
  return {
    context_lang: { type: 'char', string: 'Language', compute: (row) => row.lang },
    context_tz: { type: 'char', string: 'Timezone', compute: (row) => row.tz },
  }
}
