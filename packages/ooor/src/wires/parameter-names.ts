import { isAtLeast, type Series } from './series.ts'

/** What a method takes: ids of records first, or none because it is the model's. */
export interface MethodSignature {
  readonly takesIds: boolean
  /** The names of the positional parameters after the ids, in order. */
  readonly parameters: readonly string[]
}

const ofModel = (...parameters: string[]): MethodSignature => ({ takesIds: false, parameters })
const ofRecords = (...parameters: string[]): MethodSignature => ({ takesIds: true, parameters })

/**
 * The methods that every model has, as 19.0 names their parameters (odoo/orm/models.py, addons/web/models/models.py;
 * the conformance suite compares with what a real server's `/doc` says). Other methods are asked for there.
 */
const BASE_SIGNATURES: Readonly<Record<string, MethodSignature | undefined>> = {
  search: ofModel('domain', 'offset', 'limit', 'order'),
  search_count: ofModel('domain', 'limit'),
  search_read: ofModel('domain', 'fields', 'offset', 'limit', 'order'),
  read: ofRecords('fields', 'load'),
  create: ofModel('vals_list'),
  write: ofRecords('vals'),
  unlink: ofRecords(),
  copy: ofRecords('default'),
  name_search: ofModel('name', 'domain', 'operator', 'limit'),
  name_create: ofModel('name'),
  fields_get: ofModel('allfields', 'attributes'),
  default_get: ofModel('fields'),
  onchange: ofRecords('values', 'field_names', 'fields_spec'),
  read_group: ofModel('domain', 'fields', 'groupby', 'offset', 'limit', 'orderby', 'lazy'),
  formatted_read_group: ofModel('domain', 'groupby', 'aggregates', 'having', 'offset', 'limit', 'order'),
  web_read: ofRecords('specification'),
  web_save: ofRecords('vals', 'specification', 'next_id'),
  web_search_read: ofModel('domain', 'specification', 'offset', 'limit', 'order', 'count_limit'),
  export_data: ofRecords('fields_to_export'),
  load: ofModel('fields', 'data'),
  get_view: ofModel('view_id', 'view_type'),
  get_views: ofModel('views', 'options'),
  get_metadata: ofRecords(),
  get_external_id: ofRecords(),
  action_archive: ofRecords(),
  action_unarchive: ofRecords(),
}

/** What is new, or another method of an old name (odoo/orm/models.py, addons/web/models/models.py of 20). */
const SIGNATURES_SINCE_20: typeof BASE_SIGNATURES = {
  ...BASE_SIGNATURES,
  read_group: ofModel('domain', 'groupby', 'aggregates', 'having', 'offset', 'limit', 'order'),
  web_unlink: ofRecords(),
}

/** The methods that every model of a series has. */
export function baseSignatures(series: Series): typeof BASE_SIGNATURES {
  return isAtLeast(series, 20) ? SIGNATURES_SINCE_20 : BASE_SIGNATURES
}

/** What a method takes that every model has; undefined for another. */
export function baseSignature(series: Series, method: string): MethodSignature | undefined {
  const known = baseSignatures(series)
  return Object.hasOwn(known, method) ? known[method] : undefined
}
