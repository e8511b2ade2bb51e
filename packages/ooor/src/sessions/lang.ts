import { understood } from './understood.ts'

/**
 * Odoo's code for a language: `fr-CA` is `fr_CA`, `fr` is `fr_FR`, `en` is `en_US`. Codes of Odoo come back as they
 * are.
 *
 * ```ts
 * session.withLang(odooLang(navigator.language))
 * ```
 *
 * Throws a `ConfigError` for what is no language.
 */
export function odooLang(locale: string): string {
  if (/^[a-z]{2,3}_[A-Z0-9]{2,3}(@\w+)?$|^[a-z]{2,3}@\w+$/.test(locale)) return locale
  const parsed = understood(
    () => new Intl.Locale(locale.replaceAll('_', '-')),
    `'${locale}' is no language: write it as 'fr-FR' or 'fr_FR'`,
  )
  const { language, region, script } = parsed
  if (language === 'sr' && script === 'Latn') return 'sr@latin'
  return `${language}_${region ?? usualRegion(parsed)}`
}

/** The locale of a code of Odoo, for `Intl`: `fr_CA` is `fr-CA`, `sr@latin` is `sr-Latn`. */
export function localeOf(lang: string): string {
  if (lang === 'sr@latin') return 'sr-Latn'
  return lang.replace(/@.*$/, '').replaceAll('_', '-')
}

/** Where Odoo's own data departs from the most spoken one (odoo/addons/base/data/res.lang.csv of 19). */
const REGIONS: Readonly<Record<string, string>> = { ar: '001', pt: 'PT' }

function usualRegion(locale: Intl.Locale): string {
  return REGIONS[locale.language] ?? locale.maximize().region ?? locale.language.toUpperCase()
}
