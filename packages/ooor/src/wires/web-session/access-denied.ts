import { AccessDeniedError } from '../../errors/index.ts'

/** What Odoo says of a wrong password. */
export function accessDenied(path: string): AccessDeniedError {
  return new AccessDeniedError({ exception: '', message: 'Access Denied' }, { call: { path } })
}
