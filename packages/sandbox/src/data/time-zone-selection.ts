import type { Selection } from '../orm/definition.ts'

/**
 * The time zones that one can have, each under its own name, those of `Etc` last
 * (odoo/addons/base/models/res_partner.py, `_tz_get`; the list as real 16.0 to 18.0 have it).
 */
export function timeZones(): Selection {
  zones ??= [...new Set([...Intl.supportedValuesOf('timeZone'), ...otherNames()])]
    .sort((one, other) => (rank(one) < rank(other) ? -1 : 1))
    .map((name) => [name, name])
  return zones
}

let zones: Selection | undefined

const rank = (name: string) => (name.startsWith('Etc/') ? `~${name}` : name)

/** Names that JavaScript takes and does not list: old ones and, where it lists the old one, new ones. */
function otherNames(): string[] {
  const within = Object.entries(OTHER_NAMES).map(([area, names]) =>
    names.flatMap((line) => line.split(' ').map((name) => `${area}/${name}`)),
  )
  return [...WITHOUT_AREA.flatMap((line) => line.split(' ')), ...within.flat()]
}

const WITHOUT_AREA = [
  'CET CST6CDT Cuba EET EST EST5EDT Egypt Eire GB GB-Eire GMT GMT+0 GMT-0 GMT0 Greenwich HST',
  'Hongkong Iceland Iran Israel Jamaica Japan Kwajalein Libya MET MST MST7MDT NZ NZ-CHAT Navajo PRC',
  'PST8PDT Poland Portugal ROC ROK Singapore Turkey UCT UTC Universal W-SU WET Zulu',
]

const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  Africa: ['Asmara Timbuktu'],
  America: [
    'Argentina/Buenos_Aires Argentina/Catamarca Argentina/ComodRivadavia Argentina/Cordoba',
    'Argentina/Jujuy Argentina/Mendoza Atikokan Atka Ensenada Fort_Wayne Indiana/Indianapolis',
    'Kentucky/Louisville Knox_IN Montreal Nipigon Nuuk Pangnirtung Porto_Acre Rainy_River Rosario',
    'Santa_Isabel Shiprock Thunder_Bay Virgin Yellowknife',
  ],
  Antarctica: ['South_Pole'],
  Asia: [
    'Ashkhabad Choibalsan Chongqing Chungking Dacca Harbin Ho_Chi_Minh Istanbul Kashgar Kathmandu',
    'Kolkata Macao Tel_Aviv Thimbu Ujung_Pandang Ulan_Bator Yangon',
  ],
  Atlantic: ['Faroe Jan_Mayen'],
  Australia: ['ACT Canberra Currie LHI NSW North Queensland South Tasmania Victoria West Yancowinna'],
  Brazil: ['Acre DeNoronha East West'],
  Canada: ['Atlantic Central Eastern Mountain Newfoundland Pacific Saskatchewan Yukon'],
  Chile: ['Continental EasterIsland'],
  Etc: [
    'GMT GMT+0 GMT+1 GMT+10 GMT+11 GMT+12 GMT+2 GMT+3 GMT+4 GMT+5 GMT+6 GMT+7 GMT+8 GMT+9 GMT-0 GMT-1',
    'GMT-10 GMT-11 GMT-12 GMT-13 GMT-14 GMT-2 GMT-3 GMT-4 GMT-5 GMT-6 GMT-7 GMT-8 GMT-9 GMT0',
    'Greenwich UCT UTC Universal Zulu',
  ],
  Europe: ['Belfast Kyiv Nicosia Tiraspol Uzhgorod Zaporozhye'],
  Mexico: ['BajaNorte BajaSur General'],
  Pacific: ['Chuuk Johnston Kanton Pohnpei Samoa Yap'],
  US: ['Alaska Aleutian Arizona Central East-Indiana Eastern Hawaii Indiana-Starke Michigan Mountain', 'Pacific Samoa'],
}
