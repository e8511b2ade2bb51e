import type { Series } from 'ooor/protocol'

const US = '%street\n%street2\n%city %state_code %zip\n%country'
const BY_ZIP = '%street\n%street2\n%zip %city\n%country'
const BY_STATE = '%street\n%street2\n%city %state %zip\n%country'
const BY_ZIP_SPACED = '%street\n%street2\n%zip %city \n%country'

type Formats = Readonly<Record<string, string>>

const of = (codes: string, format: string): Formats =>
  Object.fromEntries(codes.split(' ').map((code) => [code, format]))

/** Countries that write addresses otherwise than the United States (by source of 14.0). */
const FORMATS: Formats = {
  ...of('AR CO DO PA TR', BY_STATE),
  ...of('AT BE CH DE DK ES FI FR LI NL NO PL', BY_ZIP),
  BR: '%street\n%street2\n%city %state_code\n%zip\n%country',
  CN: '%country, %zip\n%state %city %street %street2',
  HR: BY_ZIP_SPACED,
  IN: '%street\n%street2\n%city %zip\n%state %state_code\n%country',
  JP: '%zip\n%state %city\n%street\n%street2\n%country',
  MX: '%street %street2\n%zip %city, %state_code\n%country',
  GB: '%street\n%street2\n%city\n%state\n%zip\n%country',
  VN: '%street\n%street2\n%city\n%state %country',
}

/** What came until 19 (by its source). */
const FORMATS_OF_19: Formats = {
  ...FORMATS,
  ...of('MY OM', BY_STATE),
  SE: BY_ZIP,
  BN: '%street\n%street2\n%city %zip\n%country',
  EC: '%street\n%street2\n%city\n%country',
  ES: '%street\n%street2\n%zip %city\n%state\n%country',
  LU: BY_ZIP_SPACED,
  TH: '%street\n%street2\n%city\n%state %zip\n%country',
}

/** How addresses of a country are written, as `%zip %city`; of any other as in the United States. */
export const addressFormat = (code: unknown, { major }: Series): string =>
  (major < 19 ? FORMATS : FORMATS_OF_19)[String(code)] ?? US
