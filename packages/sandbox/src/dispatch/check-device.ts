import { ServerException } from '../python/exceptions.ts'
import type { UserVisit, Visit } from '../routes/route.ts'

/**
 * Whether an employee's session comes from a device that it has not been used from, where the server checks that
 * (`base.session_check_device` of 20; odoo/addons/base/models/ir_http.py, `_must_check_identity`). A device is a
 * `User-Agent` here: all requests come from one address.
 */
export function isDeviceUnknown({ installation, session, database, uid, request }: UserVisit): boolean {
  if (!installation.checksDevices || !database.as(uid).groups.includes('user')) return false
  return !session.devices.includes(request.headers['user-agent'] ?? '')
}

/** From now on the session may be used from the device that asks. */
export function trustDevice({ session, request }: Visit): void {
  session.devices = [...session.devices, request.headers['user-agent'] ?? '']
  session.isDirty = true
}

export const identityNeeded = (uid: number) =>
  new ServerException('odoo.http.session.CheckIdentityException', `User ${uid} needs to confirm his identity`)
