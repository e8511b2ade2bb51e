import type { Login } from './side.ts'

/** `valid` asks what ought to work, `invalid` what Odoo refuses or survives, `hostile` what is of the wrong type. */
export type Kind = 'valid' | 'invalid' | 'hostile'

/** One call, asked of both sides. */
export interface Call {
  readonly login: Login
  readonly model: string
  readonly method: string
  readonly args: readonly unknown[]
  readonly kwargs: Readonly<Record<string, unknown>>
  readonly kind: Kind
}

/** Methods that may change something: what they touch is read afterwards. */
export const CHANGES: ReadonlySet<string> = new Set([
  ...['create', 'write', 'unlink', 'copy', 'name_create', 'load', 'web_save', 'toggle_active', 'action_archive'],
  ...[
    'action_unarchive',
    'message_post',
    'action_confirm',
    'action_cancel',
    'action_draft',
    'action_quotation_sent',
    'set_param',
  ],
])

const SEARCHES: ReadonlySet<string> = new Set([
  ...['search', 'search_count', 'search_read', 'web_search_read', 'name_search', 'read_group', 'formatted_read_group'],
  ...['web_read_group', 'web_name_search', 'search_panel_select_range', 'search_panel_select_multi_range'],
])

/** True for questions that are not about own records alone: whether they are answered is all that can be compared. */
export function isOpen({ method, args, kwargs }: Call): boolean {
  if (!SEARCHES.has(method)) return false
  const position = method === 'name_search' ? 1 : 0
  const domain = kwargs.domain ?? kwargs.search_domain ?? kwargs.args ?? args[position]
  if (!Array.isArray(domain)) return true
  const [first] = domain
  return !(Array.isArray(first) && first[0] === 'id' && first[1] === 'in' && Array.isArray(first[2]))
}
