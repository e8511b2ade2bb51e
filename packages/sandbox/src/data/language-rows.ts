import type { Series } from 'ooor/protocol'
import type { Stored } from '../orm/definition.ts'
import { languagesOf } from './language-lists.ts'

/** Dates, times, grouping and marks of most languages. */
const USUAL = ['%d/%m/%Y', '%H:%M:%S', '[3,0]', ',', '.']

/** What stands in addresses is not the ISO code. */
const IN_ADDRESSES: Readonly<Record<string, string>> = { my_MM: 'mya' }
const IN_ADDRESSES_SINCE_18: Readonly<Record<string, string>> = { ...IN_ADDRESSES, es_419: 'es', es_ES: 'es_ES' }

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar', 'fa', 'he'])

/** All languages of a series; English is installed. */
export function languageRows(series: Series): Stored[] {
  const { major } = series
  const inAddresses = major < 18 ? IN_ADDRESSES : IN_ADDRESSES_SINCE_18
  return languagesOf(series).map(([code, name, formats = ''], index) => {
    const [iso, ...told] = formats.split('|')
    const [date_format, time_format, grouping, decimal_point, mark] = USUAL.map((usual, at) => told[at] || usual)
    const iso_code = iso || (code.split('_')[0] as string)
    return {
      id: index + 1,
      name: major < 9 && code === 'en_US' ? 'English' : name,
      code,
      iso_code,
      url_code: inAddresses[code] ?? iso_code,
      active: code === 'en_US',
      direction: RIGHT_TO_LEFT.has(code.slice(0, 2)) ? 'rtl' : 'ltr',
      date_format,
      time_format,
      grouping,
      decimal_point,
      thousands_sep: mark === 'none' ? false : mark?.replace('~', '\u00a0'),
    }
  })
}
