import type { FieldDefinition } from './definition.ts'
import type { Environment } from './environment.ts'
import { isStored } from './field-storage.ts'
import { isAllowed } from './is-allowed.ts'
import { isMagic } from './magic-fields.ts'
import { NUMBERS } from './number-kinds.ts'
import { parentOf } from './search-panel/hierarchy.ts'
import { selectionOf } from './selection.ts'
import { TEXTS } from './text-kinds.ts'

type Description = Record<string, unknown>

/** A field as `fields_get` tells of it, with the attributes that were asked for. */
export function describeField(
  env: Environment,
  name: string,
  field: FieldDefinition,
  attributes?: readonly string[] | null,
): Description {
  const { major } = env.dialect.series
  const all = {
    ...common(env, name, field),
    ...(major < 8 ? old(field, major) : recent(env, name, field, major)),
    ...field.told,
    ...(typeof field.told?.related === 'string' && { related: asPath(field.told.related, major) }),
  }
  const isAsked = (attribute: string) =>
    attributes === undefined || attributes === null || attributes.includes(attribute)
  const told = Object.entries(all).filter(([attribute, value]) => value !== undefined && isAsked(attribute))
  return Object.fromEntries(told)
}

function common(env: Environment, name: string, field: FieldDefinition): Description {
  const { type, relation, selection, domain, context, digits } = field
  return {
    type,
    string: field.string ?? name,
    // 8 tells of none too, but for the fields that every model has.
    help: field.help ?? (env.dialect.series.major === 8 && !isMagic(name) ? '' : undefined),
    digits,
    relation,
    states: field.states,
    ...(selection !== undefined && { selection: selectionOf(env, field) }),
    ...(relation !== undefined && { domain: domain ?? [], context: context ?? {} }),
  }
}

/** Up to 7.0 what is not so is not told (wire/6.1 and wire/7.0/xmlrpc-object-fields_get). */
function old(field: FieldDefinition, major: number): Description {
  const isFunction = !field.isInherited && (field.compute !== undefined || field.related !== undefined)
  // What it inherits is told as the parent's.
  const isStoredField = field.isInherited ? !field.isComputedByParent : isStored(field)
  return {
    ...(isStoredField && { selectable: true }),
    // A function's is a number.
    ...(isReadonly(field) && { readonly: field.compute === undefined ? true : 1 }),
    ...(field.required && { required: true }),
    ...(field.size !== undefined && { size: field.size }),
    ...(field.translate && { translate: true }),
    ...(field.inverse !== undefined && { relation_field: field.inverse }),
    ...((isFunction || !isStoredField) && {
      store: isStoredField,
      function: '_compute',
      fnct_inv: false,
      fnct_inv_arg: false,
      ...(major < 7 && { func_obj: false }),
      fnct_search: field.related === undefined || field.isComputedByParent ? false : '_related_search',
    }),
  }
}

/** odoo/orm/fields.py, `_description_*`; tried on 14.0 and 19.0, wire/8.0/xmlrpc-object-fields_get. */
function recent(env: Environment, name: string, field: FieldDefinition, major: number): Description {
  const { type, relation, related, inverse } = field
  // Up to 17 what differs by company stood in a table of its own (`ir.property`).
  const stored = isStored(field) && !(field.companyDependent && major < 18)
  const isMany = type.endsWith('2many')
  const isFound = stored || (related !== undefined && !field.isComputedByParent)
  return {
    change_default: false,
    company_dependent: field.companyDependent ?? false,
    depends: field.depends ?? (related === undefined ? [] : [related]),
    groups: field.groups?.map((group) => EXTERNAL_IDS[group] ?? group).join(','),
    manual: field.isManual ?? false,
    readonly: major < 9 ? readonlyOf8(name, field) : isReadonly(field),
    related: asPath(related, major),
    required: field.required ?? false,
    // Names of records can be searched since 18; before, only where they are stored (tried on 16.0 to 18.0).
    searchable: isSearchable(env, name, field),
    sortable: isFound && !isMany && type !== 'binary',
    store: stored,
    relation_field: inverse,
    size: field.size,
    ...(TEXTS.has(type) && {
      translate: field.translate ?? false,
      ...(type === 'char' && major >= 12 && { trim: true }),
    }),
    ...(type === 'binary' && major >= 9 && { attachment: major < 19 || isStored(field) }),
    ...(type === 'monetary' && { currency_field: field.currencyField }),
    ...(type === 'many2one_reference' && major >= 18 && { model_field: field.modelField }),
    ...aggregation(name, field, major),
    ...(major >= 16 && { name, exportable: true, default_export_compatible: false }),
    ...(major >= 18 && {
      groupable: isFound && type !== 'one2many' && type !== 'binary' && mayFollow(env, field),
      ...(relation !== undefined && { allow_hierachy_operators: hasParents(env, relation) }),
    }),
    ...(type === 'html' && major >= 14 && SANITIZED),
  }
}

/** A function's is a number; who made a record, and when, anybody may write (schemas of a real 8.0). */
function readonlyOf8(name: string, field: FieldDefinition): boolean | number {
  if (name === 'id' || name === 'display_name' || name === '__last_update') return true
  if (isMagic(name) || !isReadonly(field)) return false
  return field.compute === undefined && !field.isInherited ? true : 1
}

/** Up to 14 a list of steps. */
const asPath = (related: string | undefined, major: number) => (major >= 15 ? related : related?.split('.'))

/** Groups that the sandbox has names of its own for. */
const EXTERNAL_IDS: Readonly<Record<string, string>> = {
  user: 'base.group_user',
  system: 'base.group_system',
  portal: 'base.group_portal',
}

/** Whether a domain may ask about a field. */
export function isSearchable({ dialect }: Environment, name: string, field: FieldDefinition): boolean {
  const { major } = dialect.series
  if (name === 'display_name' && major >= 18) return true
  const told = field.told?.searchable
  if (typeof told === 'boolean') return told
  const stored = isStored(field) && !(field.companyDependent && major < 18)
  const isFound = stored || (field.related !== undefined && !field.isComputedByParent)
  return field.searchable ?? (isFound || field.companyDependent === true)
}

/** What becomes of HTML that is written. */
const SANITIZED = {
  ...{ sanitize: true, sanitize_attributes: true, sanitize_style: false, sanitize_tags: true },
  ...{ strip_classes: false, strip_style: false },
}

/** Since 19 nobody groups by links to what they may not read (tried on 19.0). */
function mayFollow(env: Environment, { type, relation = '' }: FieldDefinition): boolean {
  if (type !== 'many2many' || env.dialect.series.major < 19 || env.isSudo || !env.hasModel(relation)) return true
  // Files are told apart one by one.
  if (relation === 'ir.attachment') return true
  return isAllowed(() => env.checkAccess(env.table(relation), 'read'))
}

const hasParents = (env: Environment, model: string) =>
  HAS_PARENTS.has(model) || (env.hasModel(model) && parentOf(env.table(model)) !== undefined)

/** Models with parents that are not here. */
const HAS_PARENTS: ReadonlySet<string> = new Set(['sale.order.line', 'ir.actions.server'])

function aggregation(name: string, field: FieldDefinition, major: number): Description {
  const isSummed = NUMBERS.has(field.type) && name !== 'id' && !(name === 'sequence' && major >= 17)
  const aggregator = field.aggregator ?? (isSummed ? 'sum' : undefined)
  if (major < 9 || aggregator === undefined) return {}
  if (major < 18) return { group_operator: aggregator }
  return isStored(field) || (field.isInherited && !field.isComputedByParent) ? { aggregator } : {}
}

function isReadonly({ readonly, compute, write, related, isInherited }: FieldDefinition): boolean {
  if (readonly !== undefined) return readonly
  return (compute !== undefined && write === undefined) || (related !== undefined && !isInherited)
}
