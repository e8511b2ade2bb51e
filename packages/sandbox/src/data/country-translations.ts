import type { Environment } from '../orm/environment.ts'
import { storageKey } from '../orm/field-storage.ts'

const COUNTRY = 'res.country'

/** Where Odoo's French is not CLDR's (tried on 19.0). */
const FRENCH: Readonly<Record<string, string>> = {
  BL: 'Saint Barthélémy',
  BN: 'Brunéi Darussalam',
  BQ: 'Bonaire, Saint-Eustache et Saba',
  BZ: 'Le Bélize',
  CC: 'Îles Cocos (Keeling)',
  CD: 'Congo (RDC)',
  CG: 'Congo (République)',
  CZ: 'République tchèque',
  FJ: 'Fiji',
  FK: 'Îles Falkland',
  GE: 'Georgie',
  GG: 'Île de Guernesey',
  GY: 'Guyane',
  HK: 'Hong Kong',
  KG: 'Kirghizistan',
  ME: 'Montenegro',
  MF: 'Saint-Martin (partie française)',
  MM: 'Myanmar',
  MO: 'Macao',
  NU: 'Niué',
  PS: 'État de Palestine',
  PW: 'Palau',
  RU: 'Fédération de Russie',
  SH: 'Sainte-Hélène, Ascension et Tristan da Cunha',
  SV: 'Le Salvador',
  TF: 'Terres australes et antarctiques françaises',
  VA: 'Saint-Siège (État de la Cité du Vatican)',
  VC: 'Saint-Vincent-et-les-Grenadines',
  VG: 'Îles Vierges (britanniques)',
  VI: 'Îles Vierges (des États-Unis)',
  VN: 'Vietnam',
  XI: 'Irlande du Nord',
}

/**
 * What a language's installation brings: the countries' names, the one translation that the sandbox knows. They are
 * CLDR's, as the runtime has them; names that somebody changed stay where nothing is to be overwritten.
 */
export function translateCountries(env: Environment, lang: string, isOverwriting: boolean): void {
  const table = env.table(COUNTRY)
  const field = table.fields.name
  if (field === undefined || !env.isInstalled(lang)) return
  const key = storageKey(env.withContext({ ...env.context, lang }), 'name', field)
  const locale = localeOf(lang)
  if (locale === undefined) return
  const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' })
  for (const row of [...table.rows.values()]) {
    if (typeof row.code !== 'string' || (!isOverwriting && row[key] !== undefined)) continue
    const known = lang.startsWith('fr') ? FRENCH[row.code] : undefined
    const name = known ?? names.of(row.code)?.replaceAll('’', "'")
    if (name !== undefined) table.update(row, { [key]: name })
  }
}

/** What the runtime calls a language; undefined for codes that are those of somebody's own. */
function localeOf(lang: string): string | undefined {
  const locale = lang.replace('_', '-').replace('@latin', '-Latn').replace('@', '-')
  return /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/.test(locale) ? locale : undefined
}
