import { isMemberName } from 'ooor/schema'

/** Methods that records, queries and models of ooor have by their own names, and what only pages of Odoo use. */
const COVERED = new Set([
  'browse',
  'copy',
  'create',
  'default_get',
  'exists',
  'fields_get',
  'fields_view_get',
  'formatted_read_group',
  'get_view',
  'get_views',
  'name_create',
  'name_get',
  'name_search',
  'onchange',
  'read',
  'read_group',
  'search',
  'search_count',
  'search_read',
  'unlink',
  'write',
])

/**
 * True for a method that declarations have: public, not what ooor has already, and for records of a name that reaches
 * the server; `order.call('send')` does for others.
 */
export function isDeclared(method: string, isOfModel: boolean): boolean {
  return !/^(?:_|web_)/.test(method) && !COVERED.has(method) && (isOfModel || isMemberName(method))
}
