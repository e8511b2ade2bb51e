/**
 * What not every series has, by the first and the last that do. Tests ask this table and no series' number: who brings
 * another server to them sees here what it is expected to lack, and nothing else may fail on it.
 */
const FEATURES = {
  'wizards for passwords': [7],
  '/jsonrpc': [8],
  'a bus': [8],
  'a shop for visitors': [8],
  'currencies of countries': [7],
  'partners with a country': [7],
  'files over the web': [8],
  'inherited models are told': [8],
  'moments on orders': [8],
  'names of exceptions': [8],
  'tracked values': [9],
  'onchange of any field': [8],
  'search_read and load': [8],
  'sessions by their id': [8],
  'threads of messages': [8],
  activities: [14],
  'mails of quotations': [14, 19],
  'activities planned by methods': [12],
  'activities that stay': [19],
  'kinds of files as they are kept': [19],
  'checksums of files': [14],
  'discussions in session_info': [18, 19],
  'sequences and banks': [8],
  'parameters by get_param': [8, 19],
  signal_workflow: [8],
  'another session id at login': [9],
  'carts that users find again': [9],
  'kinds of bank accounts': [9],
  'spans of sequences': [9],
  'threads with followers': [12],
  'computed company_type': [9],
  'dates on orders': [9],
  'html forms with tokens': [9],
  'monetary fields': [9],
  'onchange of several fields': [9],
  'unknown fields are refused': [9],
  workflows: [6, 10],
  'free orders that are placed': [10],
  parent_of: [10],
  'chosen aggregates': [12],
  'lists in create': [12],
  'prices of variants': [12],
  'microseconds in domains': [6, 18],
  allowed_company_ids: [13],
  image_128: [13],
  'addresses that designers give': [14],
  'search panels': [14],
  'a method with nothing to say': [14],
  array_agg: [14],
  'onchange with the defaults': [14],
  'counted products': [14],
  'arguments that are no list': [14, 19],
  'rights by calls': [14, 19],
  'numbering over the web': [14, 17],
  fields_get_keys: [6, 16],
  get_xml_id: [6, 14],
  'a picker of models': [16],
  'empty exports are texts': [16],
  'second factors': [14],
  'rates of companies': [15],
  'first rates hold before': [17],
  'dates of rates': [13],
  'what recipes use': [14],
  'files with conditions': [16],
  'languages in their wizard': [16],
  'any in domains': [17],
  'complete_name of contacts': [17],
  'web_read and web_save': [17],
  'warnings of contacts': [6, 17],
  'numbers of time': [18],
  'deliveries in the shop': [18],
  'names of panels': [15],
  'lists in sentences': [19],
  'lists for trees': [18],
  'orders named once they are paid': [17, 18],
  'has_group of a user': [18],
  'privileges of groups': [19],
  'scheduled actions count their runs': [18],
  'ids of variants in lists': [19],
  'wish lists': [19],
  sum_currency: [18],
  'product_uom on order lines': [6, 18],
  'discuss channels': [9],
  'bus.bus.sendone': [8, 14],
  websockets: [16],
  has_missed_notifications: [18],
  'presence notifications': [18],
  'documentation of methods': [19],
  formatted_read_group: [19],
  'relative dates in domains': [19],
  // What 19 looks at when it takes a domain in.
  'conditions are checked first': [19],
  // 20 has another `read_group`.
  'groups as of 19': [19, 19],
  'the service db': [6, 19],
  'copies of databases': [7],
  'backups as zip files': [8],
  'a page that tells of the master password': [9],
  'choice of a backup’s format': [9],
  'neutralized copies': [16],
  'logout by a link': [8, 19],
  // Compared with real servers of 14 and 19 (tests/differential).
  'arguments and rights as of 14': [14],
  // What 14 alone was asked; 19 has it otherwise or not at all.
  'NULL as of 14': [14, 14],
  'calls as of 14': [14, 14],
  // Tried on 14.0 and 19.0.
  'models made by records': [14, 19],
  'rights by records': [14, 19],
  'rights on messages': [14, 19],
  'rare methods': [14, 19],
  'shapes of JSON-2': [19, 19],
  'messages of load, word by word': [14, 19],
  'documents and threads': [14],
  'binaries as objects': [20],
  web_unlink: [20],
  'values by language': [20],
  'keys made by programs': [20],
} as const satisfies Readonly<Record<string, readonly [since: number, until?: number]>>

/** The name of something that not every series has. */
export type Feature = keyof typeof FEATURES

/** Whether a server of this series has it. */
export function hasFeature(major: number, feature: Feature): boolean {
  const [since, until = Number.POSITIVE_INFINITY]: readonly number[] = FEATURES[feature]
  return major >= (since ?? 0) && major <= until
}

/** Skips a test on a server that has not what it is about; says since when there is. */
export function needs(
  server: { readonly major: number },
  feature: Feature,
  context: { skip(note?: string): void },
): void {
  if (hasFeature(server.major, feature)) return
  const [since, until]: readonly number[] = FEATURES[feature]
  context.skip(`${feature}: ${since} to ${until ?? 'now'}`)
}
