import type { Series } from 'ooor/protocol'
import { PRIVATE_NAMES } from './private-names.ts'

/**
 * Whether a server looks for a method before it minds that it is private, and this is one that no model has: builds of 16
 * and 18 from 2025 on (wire/16.0 and wire/18.0/xmlrpc-object-private-method). Those of every model are by source
 * (odoo/models.py of 16 and 18, not tried one by one), with some that are in neither; those of some model are taken to be
 * there whichever it is, and where they are called as those of fields are.
 */
export function isNowhere({ major }: Series, method: string): boolean {
  return (major === 16 || major === 18) && method.startsWith('_') && !isSomewhere(method)
}

const isSomewhere = (method: string) => OF_FIELDS.test(method) || OF_ALL.has(method) || PRIVATE_NAMES.has(method)

const OF_FIELDS = /^_(_|compute_|inverse_|search_|default_|onchange_|check_)/

const OF_ALL: ReadonlySet<string> = new Set(
  [
    '_add_field _pop_field _add_inherited_fields _add_magic_fields _add_missing_default_values _auto_init _apply_ir_rules',
    '_build_model _build_model_attributes _build_model_check_base _build_model_check_parent _browse _check_m2m_recursion',
    '_check_parent_path _check_recursion _check_removed_columns _check_company _compute_display_name _constraint_methods',
    '_convert_records _convert_to_record _convert_to_write _create _default_field_get _export_rows _extract_records _fetch_query',
    '_fetch_field _fields_view_get _filter_access_rules _flush _flush_search _generate_m2o_order_by _generate_order_by',
    '_get_external_ids _get_placeholder_filename _get_view _get_view_cache _get_view_cache_key _in_cache_without _inherits_check',
    '_init_column _init_constraints _is_an_ordinary_table _load_records _load_records_create _load_records_write _mapped_cache',
    '_mapped_func _modified_triggers _name_search _onchange_eval _onchange_methods _ondelete_methods _onchange_spec',
    '_order_to_sql _parent_store_compute _parent_store_create _parent_store_update _parent_store_update_prepare',
    '_patch_method _prepare_setup _populate_factories _read _read_format _read_group _read_group_fill_results',
    '_read_group_format_result _read_group_raw _read_group_resolve_many2x_fields _recompute_field _recompute_model',
    '_recompute_recordset _reflect _register_hook _remove_inverses _rec_name_fallback _revert_method _search _setup_base',
    '_setup_complete _setup_fields _sql_error_to_message _table_has_rows _transient_clean_rows_older_than',
    '_transient_clean_old_rows _transient_vacuum _unregister_hook _update_inverses _validate_fields _valid_field_parameter',
    '_where_calc _write _write_multi',
  ].flatMap((line) => line.split(' ')),
)

/**
 * Methods without an underscore that callers may not call all the same: `@api.private` of 19, and of those builds of 16 and 18
 * that look for a method first (odoo/models.py of 16; its twin of 17 is younger than the recorded one).
 */
const PRIVATE: ReadonlySet<string> = new Set(
  [
    'concat ensure_one filtered filtered_domain flush_model flush_recordset grouped invalidate_model invalidate_recordset',
    'mapped new sorted union with_company with_context with_env with_prefetch with_user',
  ].flatMap((line) => line.split(' ')),
)

const PRIVATE_SINCE_19: ReadonlySet<string> = new Set(
  ['browse check_access exists fetch lock_for_update modified search_fetch try_lock_for_update update'].flatMap(
    (line) => line.split(' '),
  ),
)

/** Marked since 18 (tried on 18.0 and 19.0). */
const PRIVATE_SINCE_18 = 'sudo'

/** What came with 17 is in no class of 16, and what is nowhere is no secret there. */
const isMarked = (major: number, method: string) =>
  PRIVATE.has(method) && (major >= 18 || (major === 16 && method !== 'grouped'))

export const isPrivate = ({ major }: Series, method: string) =>
  method.startsWith('_') ||
  (major >= 14 && method === 'init') ||
  isMarked(major, method) ||
  (major >= 18 && method === PRIVATE_SINCE_18) ||
  (major >= 19 && PRIVATE_SINCE_19.has(method))
