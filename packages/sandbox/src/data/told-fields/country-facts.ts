const listed = (codes: string) => codes.split(' ')

/** Since when a country is one of some (base data of 14.0 and 16.0 to 19.0). */
type Since = Readonly<Record<string, readonly number[]>>

const isOf = (since: Since, code: string, major: number) => since[code]?.includes(Math.min(major, 19)) === true

const EVER = [13, 14, 15, 16, 17, 18, 19]
const always = (codes: string): Since => Object.fromEntries(listed(codes).map((code) => [code, EVER]))

const WITHOUT_ZIP: Since = { ...always('AO BJ BZ HK IE MO VN'), CL: [16, 18, 19], EC: [17, 18, 19], PE: [19] }
const WITH_STATES: Since = { ...always('AR AU CA ID IN IT JP MX US'), AE: [19] }

export const needsZip = (code: string, major: number) => !isOf(WITHOUT_ZIP, code, major)
export const needsState = (code: string, major: number) => isOf(WITH_STATES, code, major)

/** What the number is called that taxes are paid by, and since when; later ones stand for earlier ones. */
const LABELS: readonly (readonly [since: number, label: string, codes: string])[] = [
  [13, 'VAT', 'BE BG CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'],
  [13, 'CUIT', 'AR'],
  [13, 'USt', 'AT'],
  [13, 'HST', 'CA'],
  [13, 'NIT', 'CO GT'],
  [13, 'RNC', 'DO'],
  [13, 'N° Tahiti', 'PF'],
  [13, 'GSTIN', 'IN'],
  [13, 'NPWP', 'ID'],
  [13, 'RFC', 'MX'],
  [13, 'GST No.', 'SG'],
  [13, 'EIN', 'US'],
  [16, 'ABN', 'AU'],
  [16, 'RUT', 'CL'],
  [16, 'RUC', 'EC PE'],
  [16, 'RTN', 'HN'],
  [16, 'IRD/GST', 'NZ'],
  [16, '', 'US'],
  [17, 'GST/HST number', 'CA'],
  [17, 'RUT', 'UY'],
  [17, 'GST', 'NZ'],
  [17, 'TIN', 'UG'],
  [17, 'TPIN', 'ZM'],
  [18, 'RUC', 'PA'],
  [18, 'NTN', 'PK'],
  [19, 'VAT', 'PF'],
  [19, 'TRN', 'AE'],
]

export function vatLabel(code: string, major: number): string | false {
  const found = LABELS.findLast(([since, , codes]) => since <= major && listed(codes).includes(code))
  return found?.[1] ?? false
}
