import type { Series } from 'ooor/protocol'
import { type Parameter, parseSignature } from '../python/signature.ts'

/** Signatures by the series that brought them; null where a method went away. */
type History = readonly (readonly [since: number, signature: string | null])[]

/** From 14 on, up to the series that has it no more. */
const since14 = (signature: string, gone = 19): History => [
  [6, null],
  [14, signature],
  [gone, null],
]

const NAME_SEARCH_UNTIL_7 = "name='', args=None, operator='ilike', context=None, limit=100"

/** Models that still had it so on 8 and 9, by source of 8; tried on products and contacts. */
const OLD_NAME_SEARCH: ReadonlySet<string> = new Set([
  ...['res.partner', 'res.users', 'res.company', 'res.country', 'res.country.state', 'res.currency'],
  ...['res.currency.rate', 'product.template', 'product.product', 'product.category', 'product.pricelist'],
  ...['account.tax', 'account.account', 'account.journal', 'ir.ui.view'],
])

const on17 = (signature: string): History => [
  [6, null],
  [17, signature],
  [18, null],
]

// Up to 7 the context is a parameter like another, on 8 and 9 of the methods that were not rewritten: of others it follows
// the last one (`osv/orm.py`, `models.py` of the series; wire/8.0/*-search-paged; tried on 8.0).
const HISTORIES: Readonly<Record<string, History>> = {
  search: [
    [6, 'args, offset=0, limit=None, order=None, context=None, count=False'],
    [10, 'args, offset=0, limit=None, order=None, count=False'],
    [16, 'domain, offset=0, limit=None, order=None, count=False'],
    [17, 'domain, offset=0, limit=None, order=None'],
  ],
  // On 19 still, for modules that override it (tried on 14.0 and 19.0).
  check_access_rights: [
    [6, 'operation, raise_exception=True'],
    [20, null],
  ],
  check_access_rule: [
    [6, null],
    [8, 'operation, context=None'],
    [10, 'operation'],
  ],
  has_access: [
    [6, null],
    [18, 'operation'],
  ],
  check_access: [
    [6, null],
    [18, 'operation'],
  ],
  get_view: [
    [6, null],
    [16, "view_id=None, view_type='form', **options"],
  ],
  get_views: [
    [6, null],
    [16, 'views, options=None'],
  ],
  // On 16 still, as are the next two.
  load_views: [
    [6, null],
    [11, 'views, options=None'],
    [17, null],
  ],
  search_count: [
    [6, 'args, context=None'],
    [10, 'args'],
    [16, 'domain, limit=None'],
  ],
  // wire/7.0/xmlrpc-object-search_read: not there.
  search_read: [
    [6, null],
    [8, 'domain=None, fields=None, offset=0, limit=None, order=None, context=None'],
    [10, 'domain=None, fields=None, offset=0, limit=None, order=None'],
    [15, 'domain=None, fields=None, offset=0, limit=None, order=None, **read_kwargs'],
  ],
  read: [
    [6, "fields=None, context=None, load='_classic_read'"],
    [10, "fields=None, load='_classic_read'"],
  ],
  create: [
    [6, 'vals, context=None'],
    [8, 'vals'],
    [12, 'vals_list'],
  ],
  write: [
    [6, 'vals, context=None'],
    [8, 'vals'],
  ],
  unlink: [
    [6, 'context=None'],
    [10, ''],
  ],
  copy: [
    [6, 'default=None, context=None'],
    [10, 'default=None'],
  ],
  // Up to 9 of one id, and another answer.
  copy_data: [
    [6, null],
    [10, 'default=None'],
  ],
  get_formview_id: [
    [6, null],
    [10, 'access_uid=None'],
  ],
  get_formview_action: [
    [6, null],
    [10, 'access_uid=None'],
  ],
  view_header_get: [
    [6, null],
    [10, 'view_id, view_type'],
    [16, "view_id=None, view_type='form'"],
  ],
  // What Python programs ask of records, and callers may before 19 where it is not private (odoo/models.py of 14 and 16 to
  // 18; tried on 14.0, on 16.0 to 18.0 as far as builds go: `dialect/private-methods.ts`).
  ensure_one: since14(''),
  compute_concurrency_field: since14('', 15),
  compute_concurrency_field_with_access: since14('', 15),
  mapped: since14('func'),
  filtered: since14('func'),
  filtered_domain: since14('domain'),
  sorted: since14('key=None, reverse=False'),
  browse: since14('ids=None'),
  new: since14('values={}, origin=None, ref=None', 15),
  with_context: since14('given=None, **kwargs'),
  sudo: since14('flag=True'),
  with_user: since14('user'),
  with_company: since14('company'),
  with_env: since14('env'),
  with_prefetch: since14('prefetch_ids=None'),
  concat: since14('other=None'),
  union: since14('other=None'),
  modified: since14('fnames, create=False, before=False'),
  flush: since14('fnames=None, records=None', 17),
  recompute: since14('fnames=None, records=None', 17),
  invalidate_cache: since14('fnames=None, ids=None', 17),
  // Private in those builds of 16 and 18 (tried on 17.0).
  flush_model: on17('fnames=None'),
  flush_recordset: on17('fnames=None'),
  invalidate_model: on17('fnames=None, flush=True'),
  invalidate_recordset: on17('fnames=None, flush=True'),
  update: since14('values'),
  // Of 15 nobody knows.
  view_init: since14('fields_list', 15),
  get_access_action: since14('access_uid=None', 15),
  get_empty_list_help: [...since14('help', 20), [16, 'help_message'], [20, null]],
  check_field_access_rights: [...since14('operation, fields'), [17, 'operation, field_names'], [20, null]],
  user_has_groups: since14('groups', 18),
  // odoo/models.py of 17 and 18.
  fetch: [
    [6, null],
    [17, 'field_names'],
    [19, null],
  ],
  search_fetch: [
    [6, null],
    [17, 'domain, field_names, offset=0, limit=None, order=None'],
    [19, null],
  ],
  read_progress_bar: [
    [6, null],
    [14, 'domain, group_by, progress_bar'],
  ],
  get_property_definition: [
    [6, null],
    [17, 'full_name'],
  ],
  name_get: [
    [6, 'context=None'],
    [8, ''],
    [18, null],
  ],
  name_search: [
    [6, NAME_SEARCH_UNTIL_7],
    [8, "name='', args=None, operator='ilike', limit=100"],
    [19, "name='', domain=None, operator='ilike', limit=100"],
  ],
  fields_get: [
    [6, 'allfields=None, context=None, write_access=True'],
    [8, 'allfields=None, context=None, write_access=True, attributes=None'],
    [10, 'allfields=None, attributes=None'],
  ],
  // Names alone, which erppeek asks for; gone with the old views (tried on 14.0 and 19.0).
  fields_get_keys: [
    [6, 'context=None'],
    [10, ''],
    [17, null],
  ],
  // What `get_external_id` was called before (tried on 14.0 and 19.0).
  get_xml_id: [
    [6, 'context=None'],
    [8, ''],
    [17, null],
  ],
  default_get: [
    [6, 'fields_list, context=None'],
    [8, 'fields_list'],
    [19, 'fields'],
  ],
  // wire/8.0/xmlrpc-object-perm_read: gone.
  perm_read: [
    [6, 'context=None, details=True'],
    [8, null],
  ],
  get_metadata: [
    [6, null],
    [8, ''],
  ],
  get_external_id: [
    [6, 'context=None'],
    [8, ''],
  ],
  get_field_translations: [
    [6, null],
    [16, 'field_name, langs=None'],
  ],
  update_field_translations: [
    [6, null],
    [16, 'field_name, translations'],
    [17, "field_name, translations, source_lang=''"],
  ],
  exists: [
    [6, 'context=None'],
    [8, ''],
    [19, null],
  ],
  name_create: [
    [6, 'name, context=None'],
    [8, 'name'],
  ],
  read_group: [
    [6, 'domain, fields, groupby, offset=0, limit=None, context=None, orderby=False'],
    [8, 'domain, fields, groupby, offset=0, limit=None, context=None, orderby=False, lazy=True'],
    [10, 'domain, fields, groupby, offset=0, limit=None, orderby=False, lazy=True'],
    // Another method of the same name, which answers tuples (odoo/orm/models.py).
    [20, 'domain, groupby=(), aggregates=(), having=(), offset=0, limit=None, order=None'],
  ],
  formatted_read_group: [
    [6, null],
    [19, 'domain, groupby=(), aggregates=(), having=(), offset=0, limit=None, order=None'],
  ],
  formatted_read_grouping_sets: [
    [6, null],
    [19, 'domain, grouping_sets, aggregates=(), *, order=None'],
  ],
  web_read_group: [
    [6, null],
    [13, 'domain, fields, groupby, limit=None, offset=0, orderby=False, lazy=True'],
    [
      14,
      'domain, fields, groupby, limit=None, offset=0, orderby=False, lazy=True, expand=False, expand_limit=None, expand_orderby=False',
    ],
    [17, 'domain, fields, groupby, limit=None, offset=0, orderby=False, lazy=True'],
    [
      19,
      'domain, groupby, aggregates=(), limit=None, offset=0, order=None, *, auto_unfold=False, opening_info=None, unfold_read_specification=None, unfold_read_default_limit=80, groupby_read_specification=None',
    ],
  ],
  // addons/web/models/models.py of 13, by source; tried on 14.0 and 19.0.
  search_panel_select_range: [
    [6, null],
    [13, 'field_name'],
    [14, 'field_name, **kwargs'],
  ],
  search_panel_select_multi_range: [
    [6, null],
    [13, 'field_name, **kwargs'],
  ],
  fields_view_get: [
    [6, "view_id=None, view_type='form', context=None, toolbar=False, submenu=False"],
    [10, "view_id=None, view_type='form', toolbar=False, submenu=False"],
    [17, null],
  ],
  onchange: [
    [6, null],
    [8, 'values, field_name, field_onchange'],
    [17, 'values, field_names, fields_spec'],
  ],
  load: [
    [6, null],
    [7, 'fields, data, context=None'],
    [10, 'fields, data'],
  ],
  export_data: [
    [6, 'fields_to_export, context=None'],
    [8, 'fields_to_export, raw_data=False'],
    [13, 'fields_to_export'],
  ],
  web_read: [
    [6, null],
    [17, 'specification'],
  ],
  web_save: [
    [6, null],
    [17, 'vals, specification, next_id=None'],
  ],
  web_override_translations: [
    [6, null],
    [17, 'values'],
  ],
  web_resequence: [
    [6, null],
    [19, "specification, field_name='sequence', offset=0"],
  ],
  web_save_multi: [
    [6, null],
    [19, 'vals_list, specification'],
  ],
  // What follows was tried on 14.0 and 19.0.
  is_transient: [
    [6, null],
    [14, ''],
  ],
  // By source (odoo/models.py of 14 and 16 to 18).
  clear_caches: since14(''),
  get_import_templates: [
    [6, null],
    [14, ''],
  ],
  get_base_url: [
    [6, null],
    [14, ''],
  ],
  // addons/web/models/models.py of 20.
  web_unlink: [
    [6, null],
    [20, ''],
  ],
  web_name_search: [
    [6, null],
    [19, "name, specification, domain=None, operator='ilike', limit=100"],
  ],
  web_search_read: [
    [6, null],
    [13, 'domain=None, fields=None, offset=0, limit=None, order=None'],
    [16, 'domain=None, fields=None, offset=0, limit=None, order=None, count_limit=None'],
    [17, 'domain, specification, offset=0, limit=None, order=None, count_limit=None'],
  ],
  action_archive: [
    [6, null],
    [13, ''],
  ],
  action_unarchive: [
    [6, null],
    [13, ''],
  ],
  // On 19 still, for modules that call it (tried on 19.0).
  toggle_active: [
    [6, null],
    [10, ''],
    [20, null],
  ],
}

/** The parameters that a method of every model has on this series; undefined where it is not there. */
export function signatureOf({ major }: Series, method: string, model?: string): readonly Parameter[] | undefined {
  if (!Object.hasOwn(HISTORIES, method)) return undefined
  const isOld = method === 'name_search' && major < 10 && model !== undefined && OLD_NAME_SEARCH.has(model)
  const signature = HISTORIES[method]?.findLast(([since]) => since <= (isOld ? 7 : major))?.[1]
  return signature === null || signature === undefined ? undefined : parseSignature(signature)
}
