import type { Stored, ToldField } from '../../orm/definition.ts'
import { timeZoneOffset } from './time-zone-offset.ts'

type Row = Readonly<Stored>

/** Of users (`res.users`; each tried on 14.0 and 16.0 to 19.0 where nothing else is said, and where the field is). */
export const TOLD_FIELDS_OF_USERS: Readonly<Record<string, ToldField>> = {
  companies_count: {
    depends: [],
    compute: (_, env) => [...env.table('res.company').rows.values()].filter(({ active }) => active !== false).length,
  },
  groups_count: {
    depends: [],
    compute: (row, env) => {
      const name = env.dialect.series.major < 19 ? 'groups_id' : 'all_group_ids'
      return (env.sudo().raw(env.table('res.users'), row, name) as readonly unknown[]).length
    },
  },
  tz_offset: timeZoneOffset('res.users'),
  im_status: { depends: [], compute: ({ id }) => (id === 1 ? 'bot' : 'offline') },
  // What is written sets the password, and is not told.
  new_password: {
    depends: [],
    compute: () => '',
    write: ({ id }, value, env) => {
      if (value) env.write('res.users', [id], { password: value })
    },
  },
  // Of 19 alone, as the rest.
  outgoing_mail_server_type: { depends: [], compute: () => 'default' },
  role: { depends: [], compute: roleOf },
  email_domain_placeholder: {
    depends: [],
    compute: (_, env) => {
      const partner = env.table('res.partner').rows.get(env.user.partner_id as number)
      const domain = /@([^\s>]+)/.exec(String(partner?.email || ''))?.[1] ?? 'example.com'
      return `e.g. email@${domain}`
    },
  },
}

/** The group that says most of what somebody may do; of who does not work here none. */
function roleOf({ groups }: Row): string | false {
  const all = (groups ?? []) as readonly string[]
  return all.includes('system') ? 'group_system' : all.includes('user') && 'group_user'
}
