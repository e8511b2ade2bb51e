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

/** What changed with a series, and stands in later ones (base data of 16.0, 17.0, 18.0 and 19.0). */
const CHANGES: readonly (readonly [since: number, formats: Formats])[] = [
  [
    19,
    {
      ...of('MY OM', BY_STATE),
      BN: '%street\n%street2\n%city %zip\n%country',
    },
  ],
  [
    18,
    {
      EC: '%street\n%street2\n%city\n%country',
      MX: '%street\n%street2\n%zip %city, %state_code\n%country',
    },
  ],
  [17, { ES: '%street\n%street2\n%zip %city\n%state\n%country' }],
  [
    16,
    {
      ES: '%street\n%street2\n%zip %city (%state)\n%country',
      LU: BY_ZIP_SPACED,
      SE: BY_ZIP,
      TH: '%street\n%street2\n%city\n%state %zip\n%country',
    },
  ],
]

/** How addresses of a country are written, as `%zip %city`; of any other as in the United States. */
export function addressFormat(code: unknown, { major }: Series): string {
  const changed = CHANGES.find(([since, formats]) => since <= major && Object.hasOwn(formats, String(code)))
  return (changed?.[1] ?? FORMATS)[String(code)] ?? US
}
