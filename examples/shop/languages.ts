import type { Session } from 'ooor'
import type { Odoo } from './models.ts'

export interface Language {
  /** As `fr_FR`. */
  readonly code: string
  /** In itself, as `Français`. */
  readonly name: string
}

/** The languages that Odoo has, English first where it is one of them. */
export async function languagesOf(odoo: Session<Odoo>): Promise<readonly [Language, ...Language[]]> {
  const rows = await odoo.model('res.lang').where({ active: true }).select('code', 'name').rows()
  const found = rows.map(({ code, name }) => ({ code, name: name.replace(/^.*\/\s*|\s*\(US\)$/g, '') }))
  const [first = ENGLISH, ...others] = found.toSorted((a, b) => rank(a) - rank(b))
  return [first, ...others]
}

const ENGLISH: Language = { code: 'en_US', name: 'English' }
const rank = ({ code }: Language) => (code.startsWith('en') ? 0 : 1)
