import { askedRecords } from '../orm/asked-records.ts'
import type { MethodDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { singleton } from '../orm/singleton.ts'
import { isTrue } from '../python/eyes.ts'
import { pythonStr } from '../python/repr.ts'

const PARTNER = 'res.partner'

/** Where a contact's address is on a map; of none the address is empty (`website`'s `res_partner.py`; tried on 14.0 and 17.0 to 19.0). */
export const MAP_LINK: MethodDefinition = {
  params: ['zoom'],
  run: (env, ids, { zoom = 10 }) => {
    const records = askedRecords(env, PARTNER, ids)
    if (ids.length > 0) singleton(PARTNER, ids)
    const word = (name: string) => (isTrue(records[0]?.[name]) ? String(records[0]?.[name]) : '')
    const country = records[0]?.country_id
    const land = typeof country === 'number' ? env.sudo().displayName('res.country', country) : ''
    const query = new URLSearchParams({
      q: `${word('street')}, ${word('city')} ${word('zip')}, ${land}`,
      ...(zoom !== null && { z: pythonStr(zoom) }),
    })
    return `https://maps.google.com/maps?${isByWerkzeug(env) ? plain(query) : quoted(query)}`
  },
}

/** Werkzeug leaves `~` as it is, and no `*`. */
const quoted = (query: URLSearchParams) => query.toString().replaceAll('%7E', '~').replaceAll('*', '%2A')

const isByWerkzeug = ({ dialect: { series } }: Environment) => series.major === 17 || series.major === 18

/** That of 17 and 18 leaves what is only part of a value as it is. */
const plain = (query: URLSearchParams) =>
  query.toString().replaceAll(/%(?:24|21|27|28|29|2C|3B|7E)/g, (code) => decodeURIComponent(code))
