import { ConfigError } from 'ooor'
import { expect, test } from 'vitest'
import { localeOf, odooLang } from './lang.ts'

test.each([
  ['fr', 'fr_FR'],
  ['fr-CA', 'fr_CA'],
  ['fr_CA', 'fr_CA'],
  ['en', 'en_US'],
  ['en-GB', 'en_GB'],
  ['es-419', 'es_419'],
  ['pt', 'pt_PT'],
  ['pt-BR', 'pt_BR'],
  ['ar', 'ar_001'],
  ['zh-Hant', 'zh_TW'],
  ['zh-Hans', 'zh_CN'],
  ['sr-Latn', 'sr@latin'],
  ['sr@latin', 'sr@latin'],
  ['da', 'da_DK'],
  ['ja', 'ja_JP'],
])('%s is %s for Odoo', (locale, lang) => {
  expect(odooLang(locale)).toBe(lang)
})

test('and back, for Intl', () => {
  expect(localeOf('fr_CA')).toBe('fr-CA')
  expect(localeOf('sr@latin')).toBe('sr-Latn')
  expect(new Intl.NumberFormat(localeOf('de_DE')).format(1.5)).toBe('1,5')
})

test('what is no language is refused by name', () => {
  expect(() => odooLang('not a language')).toThrow(ConfigError)
  expect(() => odooLang('not a language')).toThrow("'not a language' is no language")
})
