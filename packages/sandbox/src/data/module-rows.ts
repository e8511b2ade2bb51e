import type { Series } from 'ooor/protocol'
import type { Stored } from '../orm/definition.ts'

interface Row {
  readonly name: string
  readonly title: string
  readonly needs: readonly string[]
  /** Whether the demo data has it installed. */
  readonly isInstalled: boolean
  readonly isApplication?: boolean
  readonly since?: number
  readonly until?: number
}

const row = (name: string, title: string, needs: readonly string[], more: Partial<Row> = {}): Row => ({
  name,
  title,
  needs,
  isInstalled: true,
  ...more,
})

/** A small choice of Odoo's own modules, with what they need (their manifests on 14.0 and 19.0; wire/*\/svc-module-search_read). */
const ROWS: readonly Row[] = [
  row('base', 'Base', []),
  row('web', 'Web', ['base']),
  row('base_setup', 'Initial Setup Tools', ['base', 'web']),
  row('mail', 'Discuss', ['base_setup'], { isApplication: true }),
  row('contacts', 'Contacts', ['base', 'mail'], { isApplication: true, since: 7 }),
  row('product', 'Products', ['base', 'mail']),
  row('sale', 'Sales', ['product'], { isApplication: true }),
  row('sale_management', 'Sales', ['sale'], { isApplication: true, since: 11 }),
  row('stock', 'Inventory', ['product'], { isApplication: true }),
  row('website', 'Website', ['web', 'mail'], { isApplication: true, since: 8 }),
  row('website_sale', 'eCommerce', ['website', 'sale'], { isApplication: true, since: 8 }),
  row('auth_password_policy', 'Password Policy', ['base_setup', 'web'], { isInstalled: false, since: 12 }),
  row('note', 'Notes', ['mail'], { isInstalled: false, isApplication: true, since: 7, until: 16 }),
  row('survey', 'Surveys', ['mail'], { isInstalled: false, isApplication: true }),
]

/** The list of modules as rows, and what depends on what. */
export function moduleRows({ major, name: version }: Series): {
  readonly modules: readonly Stored[]
  readonly dependencies: readonly Stored[]
} {
  const own = ROWS.filter(({ since = 0, until = 99 }) => since <= major && major <= until)
  const modules = own.map(({ name, title, isInstalled, isApplication = false }, index) => ({
    id: index + 1,
    name,
    shortdesc: title,
    state: isInstalled ? 'installed' : 'uninstalled',
    latest_version: isInstalled ? `${version}.1.0` : false,
    application: isApplication,
  }))
  const links = own.flatMap(({ needs }, index) => needs.map((name) => ({ name, module_id: index + 1 })))
  return { modules, dependencies: links.map((link, index) => ({ id: index + 1, ...link })) }
}
