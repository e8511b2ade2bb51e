import type { Series } from 'ooor/protocol'
import type { Stored } from '../orm/definition.ts'

/**
 * The currencies that real 14.0 and 16.0 to 19.0 know: code, symbol, rounding, where the symbol stands (before or after), unit,
 * part of it, name, number, and what one of the rates' currency is worth in it.
 */
const CURRENCIES = [
  'AED|AED|0.01|a|Dirham|Fils|United Arab Emirates dirham|784|4.51253195',
  'AFN|Afs|0.01|a|Afghani|Puls|Afghan afghani|971|59.33',
  'ALL|L|0.01|a|Lek|Qindarke|Albanian lek|8|138',
  'AMD|դր.|0.01|a|Dram|Luma|Armenian dram|51|506.02',
  'ANG|ƒ|0.01|b|Guilder|Cents|Netherlands Antillean guilder|532|2.11',
  'AOA|Kz|0.01|a|Kwanza|Centimos|Angolan kwanza|973|117.08',
  'ARS|$|0.01|b|Peso|Centavos|Argentine peso|32|5.0881',
  'AUD|$|0.01|b|Dollars|Cents|Australian dollar|36|1.407',
  'AWG|Afl.|0.01|a|Guilder|Cents|Aruban florin|533|0.45',
  'AZN|m|0.01|a|Manat|Qapik|Azerbaijani manat|944|0.96',
  'BAM|KM|0.01|a|Mark|Fening|Bosnia and Herzegovina convertible mark|977|1.96',
  'BBD|Bds$|0.01|a|Dollars|Cents|Barbados dollar|52|2.46',
  'BDT|৳|0.01|a|Taka|Paisa|Bangladeshi taka|50|100.59',
  'BGN|лв|0.01|a|Lev|Stotinki|Bulgarian lev|975|1.9558',
  'BHD|BD|0.001|a|Dinar|Fils|Bahraini dinar|48|0.46',
  'BIF|FBu|1|a|Franc|Centime|Burundian franc|108|1736.73',
  'BMD|BD$|0.01|a|Dollars|Cents|Bermudian dollar|60|1.23',
  'BND|B$|0.01|b|Dollars|Cents|Brunei dollar|96|1.54',
  'BOB|Bs.|0.01|a|Boliviano|Centavos|Boliviano|68|8.5',
  'BRL|R$|0.01|b|Real|Centavos|Brazilian real|986|2.2344',
  'BSD|B$|0.01|a|Dollars|Cents|Bahamian dollar|44|1.23',
  'BTN|Nu.|0.01|a|Ngultrum|Chhertum|Bhutanese ngultrum|64|67.81',
  'BWP|P|0.01|a|Pula|Thebe|Botswana pula|72|9.45',
  'BYN|Br|0.01|a|Rubles|Kopeks|Belarusian ruble|974|2.23151@2016-07-01',
  'BYR|BR|1|a|Ruble BYR|Kapeyka|Belarusian ruble|974|10228.19',
  'BZD|BZ$|0.01|a|Dollars|Cents|Belize dollar|84|2.33',
  'CAD|$|0.01|a|Dollars|Cents|Canadian dollar|124|1.3388',
  'CDF|Fr|0.01|a|Franc|Centime|Congolese franc|976|1112.8',
  'CHF|CHF|0.01|b|Franc|Centimes|Swiss franc|756|1.3086',
  'CLF|$|0.0001|b|Peso|Centavos|Unidad de Fomento|990|',
  'CLP|$|1|b|Peso|Centavos|Chilean peso|152|710',
  'CNH|¥|0.01|b|Yuan|Fen|Chinese yuan - Offshore||',
  'CNY|¥|0.01|b|Yuan|Fen|Chinese yuan|156|8.7556',
  'COP|$|0.01|b|Peso|Centavos|Colombian peso|170|2933.8378',
  'COU|$|0.01|b|Peso|centavo|Unidad de Valor Real|970|',
  'CRC|₡|0.01|b|Colon|Centimos|Costa Rican colón|188|691.3153',
  'CUC|$|0.01|a|Cuban convertible peso||Cuban convertible peso|931|',
  'CUP|$|0.01|a|Peso|Centavos|Cuban peso|192|1.226',
  'CVE|$|0.01|a|Escudo|Centavo|Cape Verdean escudo|132|0.61',
  'CYP|£|0.01|a|Euros|Cents|||0.475',
  'CZK|Kč|0.01|a|Koruna|Halers|Czech koruna|203|26.5634',
  'DJF|Fdj|1|a|Franc|Centime|Djiboutian franc|262|222.22',
  'DKK|kr|0.01|b|Krone|Ore|Danish krone|208|7.4445',
  'DOP|RD$|0.01|b|Pesos|Centavos|Dominican peso|214|48.09',
  'DZD|DA|0.01|a|Dinar|Centimes|Algerian dinar|12|99.65',
  'ECS|S/.|0.01|a|Sucre|Centavos|||30707.5',
  'EGP|LE|0.01|a|Pound|Piastres|Egyptian pound|818|7.46',
  'ERN|Nfk|0.01|a|Nakfa|Cents|Eritrean nakfa|232|18.89',
  'ETB|Br|0.01|a|Birr|Cents|Ethiopian birr|230|21.94',
  'EUR|€|0.01|a|Euros|Cents|Euro|978|1.2834',
  'FJD|FJ$|0.01|a|Dollars|Cents|Fiji dollar|242|2.22',
  'FKP|£|0.01|a|Pound|Penny|Falkland Islands pound|238|0.78',
  'GBP|£|0.01|b|Sterling|Penny|Pound sterling|826|0.784221994',
  'GEL|ლ|0.01|a|Lari|Tetri|Georgian lari|981|2.018',
  'GHS|GH¢|0.01|a|Cedi|Pesewas|Ghanaian cedi|936|2.39',
  'GIP|£|0.01|a|Pound|Penny|Gibraltar pound|292|0.786',
  'GMD|D|0.01|a|Dalasi|Butut|Gambian dalasi|270|38.89',
  'GNF|FG|1|a|Franc|Centime|Guinean franc|324|8835.85',
  'GTQ|Q|0.01|a|Quetzales|Centavo|Guatemalan Quetzal|320|11.202',
  'GYD|$|0.01|a|Dollars|Cents|Guyanese dollar|328|247.31',
  'HKD|$|0.01|b|Dollars|Cents|Hong Kong dollar|344|11.1608',
  'HNL|L|0.01|b|Lempiras|Centavos|Honduran lempira|340|25',
  'HRK|kn|0.01|a|Kuna|Lipa|Croatian kuna|191|7.2936',
  'HTG|G|0.01|a|Gourde|Centime|Haitian gourde|332|51.69',
  'HUF|Ft|0.01|a|Forint|Filler|Hungarian forint|348|271.5621',
  'IDR|Rp|0.01|b|Rupiah|Sen|Indonesian rupiah|360|11796.39',
  'ILS|₪|0.01|b|Shekel|Agorot|Israeli new shekel|376|4.89',
  'INR|₹|0.01|b|Rupees|Paise|Indian rupee|356|59.9739',
  'IQD| ع.د|0.001|a|Dinar|Fils|Iraqi dinar|368|1432.27',
  'IRR|﷼|0.01|a|Dinar|Fils|Iranian rial|364|15059.97',
  'ISK|kr|1|a|Krona|Aurar|Icelandic króna|352|158.7',
  'ITL|₤|0.01|a|Lira|Centesimo|||1936.27',
  'JMD|$|0.01|a|Dollars|Cents|Jamaican dollar|388|108.94',
  'JOD| د.ا |0.001|a|Dinar|Fils|Jordanian dinar|400|0.87',
  'JPY|¥|1|b|Yen|Cen|Japanese yen|392|133.62',
  'KES|KSh|0.01|a|Shilling|Cents|Kenyan shilling|404|103.43',
  'KGS|лв|0.01|a|Som|Tyiyn|Kyrgyzstani som|417|57.93',
  'KHR|៛|0.01|a|Riel|Sen|Cambodian riel|116|5054.53',
  'KMF|CF|1|a|Franc|Centime|Comorian franc|174|492.23',
  'KPW|₩|0.01|a|Won|Chon|North Korean won|408|1105.24376765',
  'KRW|₩|1|b|Won|Chon|South Korean won|410|1662.37',
  'KWD| د.ك |0.001|a|Dinar|Fils|Kuwaiti dinar|414|0.35',
  'KYD|$|0.01|a|Dollars|Cents|Cayman Islands dollar|136|1.007',
  'KZT|₸|0.01|a|Tenge|Tiin|Kazakhstani tenge|398|184.09',
  'LAK|₭|0.01|a|Kip|Att|Lao kip|418|9847.72',
  'LBP|ل.ل|0.01|a|Pound|Piastres|Lebanese pound|422|1853.94',
  'LKR|Rs|0.01|a|Rupee|Cents|Sri Lankan rupee|144|163.552526',
  'LRD|L$|0.01|a|Dollars|Cents|Liberian dollar|430|90.28',
  'LSL|M|0.01|a|Loti|Sente|Lesotho loti|426|10.06',
  'LTL|Lt|0.01|a|Litas|Centas|Lithuanian litas|840|3.4528',
  'LVL|Ls|0.01|a|Lats|Santims|Latvian lats|840|0.7086',
  'LYD| ل.د |0.001|a|Dinar|Dirham|Libyan dinar|434|1.54',
  'MAD|DH|0.01|a|Dirham|Centimes|Moroccan dirham|504|10.9962499',
  'MDL|L|0.01|a|Leu|Ban|Moldovan leu|498|15.27',
  'MGA|Ar|0.01|a|Ariary|Iraimbilanja|Malagasy ariary|969|2775.86',
  'MKD|ден|0.01|a|Denar|Deni|Macedonian denar|807|60.29',
  'MMK|K|0.01|a|Kyat|Pya|Myanmar kyat|104|1080.82',
  'MNT|₮|0.01|a|Tugrik|Mongo|Mongolian tögrög|496|1643.57',
  'MOP|MOP$|0.01|a|Pataca|Sin|Macanese pataca|446|9.81',
  'MRO|UM|0.01|a|Ouguiya|Khoums|Mauritanian ouguiya (old)|478|362.23',
  'MRU|UM|0.01|a|Ouguiya|Khoums|Mauritanian ouguiya|478|',
  'MUR|Rs|0.01|a|Rupee|Cents|Mauritian rupee|480|40.28',
  'MVR|Rf|0.01|b|Rufiyaa|Laari|Maldivian rufiyaa|462|18.89',
  'MWK|MK|0.01|a|Kwacha|Tambala|Malawian kwacha|454|329.79',
  'MXN|$|0.01|b|Pesos|Centavos|Mexican peso|484|18.6664',
  'MYR|RM|0.01|b|Ringgit|Sen|Malaysian ringgit|458|4.8887',
  'MZN|MT|0.01|a|Metical|Centavo|Mozambican metical|943|33.65',
  'NAD|$|0.01|a|Dollars|Cents|Namibian dollar|516|10.06',
  'NGN|₦|0.01|a|Naira|Kobo|Nigerian naira|566|196.77',
  'NIO|C$|0.01|a|Cordoba|Centavos|Nicaraguan córdoba|558|28.97',
  'NOK|kr|0.01|b|Krone|Ore|Norwegian krone|578|7.8668',
  'NPR|₨|0.01|a|Rupee|Paisa|Nepalese rupee|524|108.33',
  'NZD|$|0.01|b|Dollars|Cents|New Zealand dollar|554|1.9764',
  'OMR|ر.ع.|0.001|a|Rial|Baisa|Omani rial|512|0.472921728',
  'PAB|B/.|0.01|a|Balboa|Centesimo|Panamanian balboa|590|1.2676',
  'PEN|S/|0.01|b|Soles|Centimos|Peruvian sol|604|3.20731573',
  'PGK|K|0.01|a|Kina|Toea|Papua New Guinean kina|598|2.5903895',
  'PHP|₱|0.01|a|Peso|Centavos|Philippine peso|608|66.1',
  'PKR|Rs.|0.01|a|Rupee|Paisa|Pakistani rupee|586|115.97432',
  'PLN|zł|0.01|a|Zloty|Groszy|Polish złoty|985|4.1005',
  'PLZ|zł|0.01|a|Zloty|Grosz|||4.17281888',
  'PYG|₲|1|a|Guarani|Centimos|Paraguayan guaraní|600|5343.66812',
  'QAR|QR|0.01|a|Rial|Dirham|Qatari riyal|634|4.45500218',
  'QTQ|Q|0.01|a|Quetzales|Centavo|||9.8827',
  'RON|lei|0.01|a|Leu|Bani|Romanian leu|946|4.2253',
  'RSD|din.|0.01|a|Dinar|Para|Serbian dinar|941|117.381295',
  'RUB|руб|0.01|a|Ruble|Kopek|Russian ruble|643|43.16',
  'RUR|R|0.01|a|Ruble|Kopek|||39.6622695',
  'RWF|RF|1|a|Franc|Santime|Rwandan franc|646|752.57',
  'SAR|SR|0.01|a|Riyal|Halala|Saudi riyal|682|4.58898972',
  'SBD|SI$|0.01|a|Dollars|Cents|Solomon Islands dollar|90|8.6605',
  'SCR|SR|0.01|a|Rupee|Cents|Seychellois rupee|690|18.2587287',
  'SDG|ج.س.|0.01|a|||Sudanese pound|938|3.1999',
  'SEK|kr|0.01|a|Krona|Ore|Swedish krona|752|10.3004',
  'SGD|S$|0.01|b|Dollars|Cents|Singapore dollar|702|2.0126',
  'SHP|£|0.01|a|Pound|Penny|Saint Helena pound|654|0.7856',
  'SKK|Sk|0.01|a|Koruna|Halier|||30.1263029',
  'SLE|Le|0.01|a|Leone|Cents|Sierra Leonean leone|694|22.5847@2023-06-08',
  'SLL|Le|0.01|a|Leone|Cents|Sierra Leonean leone|694|5320.43478',
  'SOD|Sh.|0.01|a|Shillings|Senti|||1993.71',
  'SOS|Sh.|0.01|a|Shillings|Senti|Somali shilling|706|1993.71',
  'SRD|$|0.01|a|Dollars|Cents|Surinamese dollar|968|9.1793',
  'SSP|£|0.01|a|Pounds|Piasters|South Sudanese pound|728|5.528',
  'STD|Db|0.01|a|Dobra|Centimo|São Tomé and Príncipe dobra|678|24105.86',
  'STN|Db|0.01|a|Dobra|cêntimo|São Tomé and Príncipe dobra|678|',
  'SVC|¢|0.01|a|Colones|Centavo|Salvadoran Colon|222|10.74',
  'SYP|£|0.01|a|Pound|Piastrp|Syrian pound|760|78.8338',
  'SZL|E|0.01|a|Lilangeni|Cents|Swazi lilangeni|748|10.07',
  'THB|฿|0.01|a|Baht|Satang|Thai baht|764|38.4070124',
  'TJS|TJS|0.01|a|Somoni|Diram|Tajikistani somoni|972|6.15',
  'TMT|T|0.01|a|Manat|Tenge|Turkmenistan manat|934|4.31',
  'TND|DT|0.001|a|Dinar|Millimes|Tunisian dinar|788|34.0661408',
  'TOP|T$|0.01|a|Paanga|Seniti|Tongan paʻanga|776|31.1217',
  'TRY|₺|0.01|a|Lira|Kurus|Turkish lira|949|2.1411',
  'TTD|$|0.01|a|Dollars|Cents|Trinidad and Tobago dollar|780|8.61926302',
  'TWD|NT$|1|a|Dollars|Cents|New Taiwan dollar|901|36.8329536',
  'TZS|TSh|0.01|a|Shilling|Senti|Tanzanian shilling|834|1947.06815',
  'UAG|₴|0.01|a|Hryvnia|Kopiyka|||10.17',
  'UAH|₴|0.01|a|Hryvnia|Kopiyka|Ukraine Hryvnia|980|10.1969',
  'UGX|USh|1|a|Shilling|Cents|Ugandan shilling|800|3401.91388',
  'USD|$|0.01|b|Dollars|Cents|United States dollar|840|1',
  'UYI|$|0.0001|a|Peso|centésimo|Uruguay Peso en Unidades Indexadas|940|5.7778@2023-09-13',
  'UYU|$|0.01|a|Peso|Centesimos|Uruguayan peso|858|28.36',
  'UYW|$|0.0001|a|peso|centésimo|Unidad previsional|858|',
  'UZS|лв|0.01|a|Som|Tiyin|Uzbekistan som|860|2331.3093',
  'VEF|Bs.F|0.01|a|Bolivar|Centimos|Venezuelan bolívar fuerte|937|5.864',
  'VES|Bs|0.01|a|||Venezuelan bolívar soberano|937|',
  'VND|₫|1|a|Dong|Xu|Vietnamese đồng|704|26330.01',
  'VUV|VT|1|a|Vatu||Vanuatu vatu|548|114.024315363',
  'WST|WS$|0.01|a|Tala|Sene|Samoan tālā|882|2.8628',
  'XAF|FCFA|1|a|Franc|Centimes|CFA franc BEAC|950|655.957',
  'XCD|$|0.01|a|Dollars|Cents|East Caribbean dollar|951|3.32',
  'XCG|Cg|0.01|a|Guilder|Cents|Caribbean Guilder||1.80302@2025-01-15',
  'XOF|CFA|1|a|Franc|Centimes|CFA franc BCEAO|952|655.957',
  'XPF|XPF|1|a|Franc|Centimes|CFP franc|953|119.331742',
  'YER|﷼|0.01|a|Rial|Fils|Yemeni rial|886|264.784483',
  'YUM|дин.|0.01|a|Dinar|Para|||1.96',
  'ZAR|R|0.01|b|Rand|Cents|South African rand|710|10.5618',
  'ZIG|ZiG|0.01|a|ZiGs||Zimbabwe Gold||14.69@2024-04-08',
  'ZMW|ZK|0.01|a|Kwacha|Ngwee|Zambian kwacha|967|11.61',
  'ZRZ|Ƶ|0.01|a|Zaire|Likuta|||1148948.76',
  'ZWL|Z$|0.01|a|Dollars|Cents|Zimbabwean dollar||395.8',
].map((line) => line.split('|'))

/** Codes in the order of their ids. */
const ORDER_OF_14 = [
  'EUR USD VEF CAD CHF BRL CNY COP CZK DKK HUF IDR LVL NOK XPF PAB PLN SEK ARS INR AUD UAH VND HKD JPY',
  'BGN LTL RON HRK RUB TRY KRW MXN MYR NZD PHP SGD ZAR CRC MUR XOF XAF UGX HNL CLP UYU AFN AOA XCD AMD',
  'AWG AZN BSD BHD BDT BBD BYR BYN BZD BMD BTN BOB BAM BWP BIF KHR KYD KMF CDF CUP ANG CYP DJF DOP ECS',
  'EGP SVC ERN ETB FKP FJD GEL GIP QTQ GNF GYD HTG ISK IRR IQD ILS JMD JOD KZT KES KWD KGS LAK LBP LSL',
  'LRD LYD MOP MKD MGA MWK MVR MRO MRU MDL MNT MAD BND DZD GHS GMD ZRZ MZN MMK NAD NPR ALL NIO NGN KPW',
  'ZWL ZMW YER VUV UZS AED UAG TMT TND TTD TOP THB TZS TJS TWD SYP SZL SRD SDG LKR SSP GBP SOD SBD SLL',
  'SCR RSD SAR STD ITL WST SHP RWF RUR QAR PLZ PEN PYG PGK PKR OMR CVE SKK YUM GTQ',
].flatMap((line) => line.split(' '))

/** The same since 15, where the euro came first up to 16; 15 is taken for 16. */
const ORDER_SINCE_15 = [
  'USD VEF CAD CHF BRL CNY CNH COP CZK DKK HUF IDR LVL NOK XPF PAB PLN SEK ARS INR AUD UAH VND HKD JPY',
  'BGN LTL RON HRK RUB TRY KRW MXN MYR NZD PHP SGD ZAR CRC MUR XOF XAF UGX HNL CLP UYU AFN AOA XCD AMD',
  'AWG AZN BSD BHD BDT BBD BYR BYN BZD BMD BTN BOB BAM BWP BIF KHR KYD KMF CDF CUP ANG XCG DJF DOP EGP',
  'SVC ERN ETB FKP FJD GEL GIP GNF GYD HTG ISK IRR IQD ILS JMD JOD KZT KES KWD KGS LAK LBP LSL LRD LYD',
  'MOP MKD MGA MWK MVR MRO MRU MDL MNT MAD BND DZD GHS GMD MZN MMK NAD NPR ALL NIO NGN KPW ZWL ZIG ZMW',
  'YER EUR VUV UZS AED TMT TND TTD TOP THB TZS TJS TWD SYP SZL SRD SDG LKR SSP GBP SOS SBD SLL SLE SCR',
  'RSD SAR STD WST SHP RWF QAR PEN PYG PGK PKR OMR CVE COU CLF CUC GTQ VES UYW UYI STN',
].flatMap((line) => line.split(' '))

/** Rates in the order of their ids: a code has its own rate on the first day of 2010, or what is said. */
const RATES_OF_14 = [
  'USD=1.2834 USD@bis=1.5289 VEF CAD CHF BRL CNY COP CZK DKK HUF IDR@2009-01-01=14352 IDR LVL NOK XPF',
  'PAB PLN SEK ARS INR AUD UAH VND HKD JPY BGN LTL RON HRK RUB TRY KRW MXN MYR NZD PHP SGD ZAR CRC MUR',
  'XOF XAF UGX HNL CLP UYU AFN AOA XCD AMD AWG AZN BSD BHD BDT BBD BYR BYN BZD BMD BTN BOB BAM BWP BIF',
  'KHR KYD KMF CDF CUP ANG CYP DJF DOP ECS EGP SVC ERN ETB FKP FJD GEL GIP QTQ GNF GYD HTG ISK IRR IQD',
  'ILS JMD JOD KZT KES KWD KGS LAK LBP LSL LRD LYD MOP MKD MGA MWK MVR MRO MDL MNT MAD BND DZD GHS GMD',
  'ZRZ MZN MMK NAD NPR ALL NIO NGN KPW ZWL ZMW YER EUR=1 VUV UZS AED UAG TMT TND TTD TOP THB TZS TJS',
  'TWD SYP SZL SRD SDG LKR SSP GBP SOD SBD SLL SCR RSD SAR STD ITL WST SHP RWF RUR QAR PLZ PEN PYG PGK',
  'PKR OMR CVE SKK YUM GTQ',
].flatMap((line) => line.split(' '))

/** The same since 15. */
const RATES_SINCE_15 = [
  'USD VEF CAD CHF BRL CNY COP CZK DKK HUF IDR@2009-01-01=14352 IDR LVL NOK XPF PAB PLN SEK ARS INR AUD',
  'UAH VND HKD JPY BGN LTL RON HRK RUB TRY KRW MXN MYR NZD PHP SGD ZAR CRC MUR XOF XAF UGX HNL CLP UYU',
  'UYI AFN AOA XCD AMD AWG AZN BSD BHD BDT BBD BYR BYN BZD BMD BTN BOB BAM BWP BIF KHR KYD KMF CDF CUP',
  'ANG XCG DJF DOP EGP SVC ERN ETB FKP FJD GEL GIP GNF GYD HTG ISK IRR IQD ILS JMD JOD KZT KES KWD KGS',
  'LAK LBP LSL LRD LYD MOP MKD MGA MWK MVR MRO MDL MNT MAD BND DZD GHS GMD MZN MMK NAD NPR ALL NIO NGN',
  'KPW ZWL ZIG ZMW YER EUR VUV UZS AED TMT TND TTD TOP THB TZS TJS TWD SYP SZL SRD SDG LKR SSP GBP SOS',
  'SBD SLL SLE SCR RSD SAR STD WST SHP RWF QAR PEN PYG PGK PKR OMR CVE GTQ',
].flatMap((line) => line.split(' '))

/** The first or the last series that have them. */
const SINCE: Readonly<Record<string, number>> = { SLE: 17, XCG: 19 }
const UNTIL: Readonly<Record<string, number>> = { ZWL: 17 }

/** What was otherwise up to a series. */
const UNTIL_THEN: readonly (readonly [
  until: number,
  code: string,
  values: Readonly<Record<string, string | number>>,
])[] = [
  [18, 'BND', { symbol: '$', position: 'after' }],
  [18, 'AED', { symbol: 'د.إ' }],
  [17, 'MVR', { symbol: '.ރ' }],
  [16, 'KZT', { symbol: 'лв' }],
  [16, 'MVR', { position: 'after' }],
  [16, 'UYI', { rounding: 1 }],
  [14, 'VEF', { rounding: 0.0001 }],
  [14, 'CHF', { position: 'after' }],
  [14, 'HUF', { rounding: 1 }],
  [14, 'IDR', { rounding: 1 }],
  [14, 'HKD', { position: 'after' }],
  [14, 'KRW', { rounding: 0.01, position: 'after' }],
  [14, 'MYR', { position: 'after' }],
  [14, 'PHP', { symbol: 'Php' }],
  [14, 'HNL', { position: 'after', currency_unit_label: 'Lempira' }],
  [14, 'BYR', { rounding: 0.01 }],
  [14, 'BIF', { rounding: 0.01 }],
  [14, 'KMF', { rounding: 0.01 }],
  [14, 'ANG', { position: 'after' }],
  [14, 'DJF', { rounding: 0.01 }],
  [14, 'EGP', { symbol: 'E£' }],
  [14, 'GNF', { rounding: 0.01 }],
  [14, 'ISK', { rounding: 0.01 }],
  [14, 'ILS', { position: 'after' }],
  [14, 'LSL', { symbol: 'L' }],
  [14, 'VUV', { rounding: 0.01 }],
  [14, 'TWD', { rounding: 0.01 }],
  [14, 'RWF', { rounding: 0.01 }],
  [14, 'PEN', { currency_unit_label: 'Inti', currency_subunit_label: 'Centimes' }],
  [14, 'PYG', { rounding: 0.01 }],
  [14, 'GTQ', { currency_unit_label: 'Quetzal' }],
]

const isThere = (code: string, major: number) => major >= (SINCE[code] ?? 0) && major <= (UNTIL[code] ?? major)

/** Codes in the order of the ids of a series, from 1 on. */
export function currencyCodes({ major }: Series): readonly string[] {
  if (major < 14) return ['EUR', 'USD']
  if (major === 14) return ORDER_OF_14
  const codes = ORDER_SINCE_15.filter((code) => isThere(code, major))
  return major < 17 ? ['EUR', ...codes.filter((code) => code !== 'EUR')] : codes
}

/** The ids of the two currencies that the demo data counts in. */
export function currencyIds(series: Series): { readonly usd: number; readonly eur: number } {
  const codes = currencyCodes(series)
  return { usd: codes.indexOf('USD') + 1, eur: codes.indexOf('EUR') + 1 }
}

/** In use is the dollar, and up to 16 the euro. */
export function currencyRows(series: Series): Stored[] {
  const { major } = series
  const known = new Map(CURRENCIES.map((row) => [row[0], row]))
  return currencyCodes(series).map((name, index) => {
    const [, symbol, rounding, position, unit, part, full, number] = known.get(name) ?? []
    const words = { currency_unit_label: unit || false, currency_subunit_label: part || false }
    const patches = UNTIL_THEN.filter(([until, code]) => code === name && major <= until)
    return {
      ...{ id: index + 1, name, full_name: full || false, symbol, rounding: Number(rounding) },
      ...{ active: name === 'USD' || (name === 'EUR' && major < 17), position: position === 'b' ? 'before' : 'after' },
      ...(major >= 14 && words),
      ...(major >= 18 && { iso_numeric: Number(number) }),
      // There before anybody is (tried on 14.0; since 17 by source).
      ...(name === (major < 17 ? 'EUR' : 'USD') && { create_uid: false, create_date: false }),
      ...Object.assign({}, ...patches.toReversed().map(([, , values]) => values)),
    }
  })
}

/** A currency's rate, and the name of its record. */
interface RateRow {
  readonly id: number
  readonly currency: number
  readonly day: string
  readonly rate: number
  readonly externalId: string
}

/** What currencies are worth, in euros up to 16, in dollars since (tried on 14.0 and 16.0 to 19.0). */
export function rateRows(series: Series): RateRow[] {
  const { major } = series
  const codes = currencyCodes(series)
  const worth = new Map(CURRENCIES.map((row) => [row[0], Number(row[8])]))
  return ratesOf(major).map((text, index) => {
    const [, code = '', day, rate] = /^(\w+)(?:@([\w-]+))?(?:=(.*))?$/.exec(text) ?? []
    return {
      id: index + 1,
      currency: codes.indexOf(code) + 1,
      day: day === 'bis' ? secondDay(major) : (day ?? '2010-01-01'),
      rate: Number(rate ?? worth.get(code)),
      // That of the birr is misspelt there.
      externalId: `rate${code === 'ETB' && day === undefined ? 'EEB' : code}${day === undefined ? '' : day === 'bis' ? day : 1}`,
    }
  })
}

function ratesOf(major: number): readonly string[] {
  if (major < 14) return ['EUR=1', 'USD=1.2834', 'USD@bis=1.5289']
  if (major === 14) return RATES_OF_14
  const rates = RATES_SINCE_15.filter((text) => isThere(text, major) && (text !== 'UYI' || major >= 17))
  if (major >= 17) return rates
  return [
    'USD=1.2834',
    'USD@bis=1.5289',
    ...rates.filter((text) => text !== 'USD').map((text) => (text === 'EUR' ? 'EUR=1' : text)),
  ]
}

/** When the dollar was worth more: in the year of the demo data since 14. */
const secondDay = (major: number) => (major < 14 ? '2010-06-06' : major === 14 ? '2026-06-06' : '2026-01-01')
