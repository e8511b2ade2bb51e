import type { Series } from 'ooor/protocol'
import type { Group, Stored } from '../orm/definition.ts'
import { GROUPS_OF_APPS, PRIVILEGES, type PrivilegeName } from './groups-of-apps.ts'
import { MADE_BY_NOBODY } from './made-by-nobody.ts'

/** A group of the demo data: by `code` where the sandbox's rights know it by another name than its external id. */
type GroupRow = GroupFacts &
  ({ readonly code: Group; readonly externalId: string } | { readonly code?: undefined; readonly externalId: Group })

interface GroupFacts {
  /** The first series that has it, where that is not the first at all. */
  readonly since?: number
  /** The last series that needs it. */
  readonly until?: number
  /** Up to 18 with its category, since 19 with its privilege. */
  readonly old?: readonly [id: number, name: string, category: CategoryName]
  readonly new?: readonly [id: number, name: string, privilege?: PrivilegeName | undefined, sequence?: number]
  /** The first series in which groups come with it, where that is not the first at all (tried on 14.0 and 16.0 to 19.0). */
  readonly impliesSince?: number
  /** Groups that come with it: up to 18, and since 19. */
  readonly implies?: readonly [old: readonly Group[], since19: readonly Group[]]
}

/** The ids that 14 has. */
const CATEGORIES = {
  Invoicing: 13,
  Website: 24,
  Sales: 29,
  Technical: 12,
  'User types': 58,
  Administration: 64,
  'Extra Rights': 65,
} as const

type CategoryName = keyof typeof CATEGORIES

const ROWS: readonly GroupRow[] = [
  {
    code: 'user',
    externalId: 'base.group_user',
    old: [1, 'Internal User', 'User types'],
    new: [1, 'Role / User'],
    implies: [
      ['base.group_no_one'],
      [
        ...(['product.group_product_pricelist', 'account.group_delivery_invoice_address'] as const),
        ...(['stock.group_production_lot', 'product.group_product_variant', 'website.group_multi_website'] as const),
        ...(['sale_management.group_sale_order_template', 'base.group_no_one'] as const),
      ],
    ],
  },
  {
    externalId: 'base.group_erp_manager',
    old: [2, 'Access Rights', 'Administration'],
    new: [2, 'Access Rights'],
    implies: [['user'], ['user']],
    impliesSince: 16,
  },
  {
    code: 'system',
    externalId: 'base.group_system',
    old: [3, 'Settings', 'Administration'],
    new: [4, 'Role / Administrator'],
    implies: [
      ['base.group_erp_manager', 'product.group_product_manager'],
      [
        ...(['product.group_product_manager', 'website.group_website_designer'] as const),
        ...(['account.group_validate_bank_account', 'mail.group_mail_canned_response_admin'] as const),
        ...(['base.group_partner_manager', 'base.group_allow_export', 'base.group_erp_manager'] as const),
        ...(['base.group_sanitize_override', 'mail.group_mail_template_editor', 'doc', 'base.group_no_one'] as const),
      ],
    ],
  },
  {
    externalId: 'base.group_multi_company',
    old: [4, 'Multi Companies', 'Extra Rights'],
    new: [5, 'Multi Companies'],
  },
  {
    externalId: 'base.group_multi_currency',
    old: [5, 'Multi Currencies', 'Extra Rights'],
    new: [6, 'Multi Currencies'],
  },
  {
    externalId: 'base.group_no_one',
    old: [6, 'Technical Features', 'Extra Rights'],
    new: [7, 'Technical Features'],
  },
  {
    externalId: 'base.group_allow_export',
    old: [7, 'Access to export feature', 'Technical'],
    new: [8, 'Allowed', 'Export'],
  },
  {
    externalId: 'base.group_partner_manager',
    old: [8, 'Contact Creation', 'Extra Rights'],
    new: [9, 'Creation', 'Contact'],
  },
  {
    // Beside the ids that 14 has.
    externalId: 'product.group_product_manager',
    since: 18,
    old: [23, 'Product Creation', 'Extra Rights'],
    new: [21, 'Create', 'Products'],
  },
  {
    code: 'portal',
    externalId: 'base.group_portal',
    old: [9, 'Portal', 'User types'],
    new: [10, 'Role / Portal'],
    implies: [
      [],
      ['stock.group_production_lot', 'website.group_multi_website', 'website.website_page_controller_expose'],
    ],
  },
  {
    code: 'public',
    externalId: 'base.group_public',
    old: [10, 'Public', 'User types'],
    new: [11, 'Role / Public'],
    implies: [[], ['website.group_multi_website', 'website.website_page_controller_expose']],
  },
  { code: 'doc', externalId: 'api_doc.group_allow_doc', new: [14, 'Technical Documentation'] },
  {
    externalId: 'sales_team.group_sale_salesman',
    old: [20, 'User: Own Documents Only', 'Sales'],
    new: [22, 'User: Own Documents Only', 'Sales', 10],
    implies: [['user'], ['user']],
  },
  {
    externalId: 'sales_team.group_sale_salesman_all_leads',
    old: [21, 'User: All Documents', 'Sales'],
    new: [23, 'User: All Documents', 'Sales', 20],
    implies: [['sales_team.group_sale_salesman'], ['sales_team.group_sale_salesman']],
  },
  {
    externalId: 'sales_team.group_sale_manager',
    old: [22, 'Administrator', 'Sales'],
    new: [24, 'Administrator', 'Sales', 30],
    implies: [
      ['sales_team.group_sale_salesman_all_leads'],
      [
        ...(['sales_team.group_sale_salesman_all_leads', 'website.group_website_restricted_editor'] as const),
        'mail.group_mail_canned_response_admin',
      ],
    ],
  },
  ...GROUPS_OF_APPS.map(
    ([id, externalId, name, { privilege, sequence, implies = [] } = {}]): GroupRow => ({
      externalId,
      new: sequence === undefined ? [id, name, privilege] : [id, name, privilege, sequence],
      implies: [[], implies],
    }),
  ),
  {
    // Employees of 16 are in it.
    externalId: 'account.group_account_manager',
    since: 16,
    until: 16,
    old: [24, 'Billing Administrator', 'Invoicing'],
  },
  {
    // The demo user of 16 to 18 is a designer.
    externalId: 'website.group_website_designer',
    since: 16,
    until: 18,
    old: [25, 'Editor and Designer', 'Website'],
  },
]

const codeOf = (row: GroupRow): Group => (row.code === undefined ? row.externalId : row.code)

const impliedBy = ({ implies: [old, since19] = [[], []], impliesSince = 0 }: GroupRow, major: number) => {
  if (major < impliesSince) return []
  return major >= 19 ? since19 : old
}

/** The groups of a series; `code` is the name by which the sandbox's rights know them, and no field. */
export function groupRows({ major }: Series): Stored[] {
  const isNew = major >= 19
  const there = rowsOf(major)
  const ids = new Map(there.map(({ row, told }) => [codeOf(row), told[0]]))
  return there.map(({ row, told: [id, name, within, sequence = false] }) => ({
    id,
    name,
    code: codeOf(row),
    share: false,
    implied_ids: impliedBy(row, major).flatMap((one) => ids.get(one) ?? []),
    ...(id === 1 && major >= 14 && { ...MADE_BY_NOBODY, create_date: false }),
    ...(isNew
      ? { privilege_id: within === undefined ? false : PRIVILEGES[within as PrivilegeName][0], sequence }
      : { category_id: CATEGORIES[within as CategoryName] }),
  }))
}

/** The external ids of {@link groupRows}. */
export function groupNames(series: Series): readonly (readonly [externalId: string, id: number])[] {
  return rowsOf(series.major).map(({ row, told: [id] }) => [row.externalId, id])
}

/** The groups that a series has, as it has them. */
function rowsOf(major: number) {
  return ROWS.flatMap((row) => {
    const told = major >= 19 ? row.new : row.old
    return told === undefined || major < (row.since ?? 0) || major > (row.until ?? major) ? [] : [{ row, told }]
  })
}

/** A group and all that come with it, by the sandbox's names. */
export function closureOf(series: Series, codes: readonly Group[]): Group[] {
  const rows = groupRows(series)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const found = new Set<Group>()
  const add = (code: Group) => {
    if (found.has(code)) return
    found.add(code)
    const row = rows.find((one) => one.code === code)
    for (const id of (row?.implied_ids as number[] | undefined) ?? []) add(byId.get(id)?.code as Group)
  }
  for (const code of codes) add(code)
  return [...found]
}

export const categoryRows = (): Stored[] => Object.entries(CATEGORIES).map(([name, id]) => ({ id, name }))

export const privilegeRows = (): Stored[] =>
  Object.entries(PRIVILEGES).map(([name, [id, sequence]]) => ({
    ...{ id, name, sequence },
    placeholder: name === 'Products' ? 'View' : 'No',
  }))
