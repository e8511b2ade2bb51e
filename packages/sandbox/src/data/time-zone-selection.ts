import type { Selection } from '../orm/definition.ts'

/** The time zones that one can have, each under its own name (odoo/addons/base/models/res_partner.py, `_tz_get`). */
export function timeZones(): Selection {
  zones ??= ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC')].map((name) => [name, name])
  return zones
}

let zones: Selection | undefined
