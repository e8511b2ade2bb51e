import type { Series } from 'ooor/protocol'
import { currencyCodes } from './currency-rows.ts'

/** Which countries pay in which currency, by code (real 19.0). */
const PAID_IN = [
  'AED:AE AFN:AF ALL:AL AMD:AM AOA:AO ARS:AR AUD:AU,CC,CX,HM,KI,NF,NR,TV AWG:AW AZN:AZ BAM:BA BBD:BB BDT:BD',
  'BHD:BH BIF:BI BMD:BM BND:BN BOB:BO BRL:BR BSD:BS BTN:BT BWP:BW BYN:BY BZD:BZ CAD:CA CDF:CD CHF:CH,LI',
  'CLP:CL CNY:CN COP:CO CRC:CR CUP:CU CVE:CV CZK:CZ DJF:DJ DKK:DK,FO,GL DOP:DO DZD:DZ EGP:EG ERN:ER ETB:ET',
  'EUR:AD,AT,AX,BE,BG,BL,CY,DE,EE,ES,FI,FR,GF,GP,GR,HR,IE,IT,LT,LU,LV,MC,ME,MF,MQ,MT,NL,PM,PT,RE,SI,SK,SM,TF,VA,XK,YT',
  'FJD:FJ FKP:FK GBP:GB,GG,GS,IM,JE,XI GEL:GE GHS:GH GIP:GI GMD:GM GNF:GN GTQ:GT GYD:GY HKD:HK HNL:HN HTG:HT',
  'HUF:HU IDR:ID ILS:IL,PS INR:IN IQD:IQ IRR:IR ISK:IS JMD:JM JOD:JO JPY:JP KES:KE KGS:KG KHR:KH KMF:KM',
  'KPW:KP KRW:KR KWD:KW KYD:KY KZT:KZ LAK:LA LBP:LB LKR:LK LRD:LR LSL:LS LYD:LY MAD:EH,MA MDL:MD MGA:MG',
  'MKD:MK MMK:MM MNT:MN MOP:MO MRU:MR MUR:MU MVR:MV MWK:MW MXN:MX MYR:MY MZN:MZ NAD:NA NGN:NG NIO:NI',
  'NOK:BV,NO,SJ NPR:NP NZD:CK,NU,NZ,PN,TK OMR:OM PAB:PA PEN:PE PGK:PG PHP:PH PKR:PK PLN:PL PYG:PY QAR:QA',
  'RON:RO RSD:RS RUB:RU RWF:RW SAR:SA SBD:SB SCR:SC SDG:SD SEK:SE SGD:SG SHP:SH SLE:SL SOS:SO SRD:SR SSP:SS',
  'STD:ST SVC:SV SYP:SY SZL:SZ THB:TH TJS:TJ TMT:TM TND:TN TOP:TO TRY:TR TTD:TT TWD:TW TZS:TZ UAH:UA UGX:UG',
  'USD:AS,BQ,EC,FM,GU,IO,MH,MP,PR,PW,TC,TL,UM,US,VG,VI UYU:UY UZS:UZ VEF:VE VND:VN VUV:VU WST:WS',
  'XAF:CF,CG,CM,GA,GQ,TD XCD:AG,AI,AQ,DM,GD,KN,LC,MS,VC XCG:CW,SX XOF:BF,BJ,CI,GW,ML,NE,SN,TG XPF:NC,PF,WF',
  'YER:YE ZAR:ZA ZIG:ZW ZMW:ZM',
].flatMap((line) => line.split(' '))

/** What they paid in up to a series (real 14.0 and 16.0 to 18.0; 15 is taken for 16). */
const UNTIL_THEN: readonly (readonly [until: number, currencyByCountry: Readonly<Record<string, string>>])[] = [
  [14, { CY: 'CYP', HR: 'HRK', ME: 'LYD', SM: 'ITL', SO: 'SOD', ZW: 'ZWL' }],
  [16, { SL: 'SLL' }],
  [18, { BG: 'BGN', CW: 'ANG', SX: 'ANG' }],
]

/** The id of the currency that a country pays in, by the country's code. */
export function countryCurrencies(series: Series): ReadonlyMap<string, number> {
  const ids = new Map(currencyCodes(series).map((code, index) => [code, index + 1]))
  const now = PAID_IN.flatMap((text) => {
    const [currency = '', countries = ''] = text.split(':')
    return countries.split(',').map((country) => [country, currency] as const)
  })
  const before = UNTIL_THEN.filter(([until]) => series.major <= until).flatMap(([, paid]) => Object.entries(paid))
  return new Map(
    [...now, ...before].flatMap(([country, currency]) => {
      const id = ids.get(currency)
      return id === undefined ? [] : [[country, id] as const]
    }),
  )
}
