/**
 * Methods that change nothing, so that they may be sent again when an answer was lost. The base methods that carry
 * `@api.readonly` since 18, and what is as harmless before (odoo/orm/models.py, addons/web/models/models.py). Not
 * `export_data`, which gives records external ids.
 */
const READ_ONLY = new Set([
  'search',
  'search_count',
  'search_read',
  'read',
  'read_group',
  'formatted_read_group',
  'formatted_read_grouping_sets',
  'web_read',
  'web_search_read',
  'web_read_group',
  'web_name_search',
  'name_search',
  'name_get',
  'fields_get',
  'fields_view_get',
  'default_get',
  'onchange',
  'get_view',
  'get_views',
  'get_metadata',
  'context_get',
  'check_access_rights',
  'has_access',
])

export function isReadOnlyMethod(method: string): boolean {
  return READ_ONLY.has(method)
}
