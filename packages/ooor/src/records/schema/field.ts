/** Kinds of fields, as `fields_get` names them; modules may bring others. */
export type FieldKind =
  | 'char'
  | 'text'
  | 'html'
  | 'integer'
  | 'float'
  | 'monetary'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'selection'
  | 'binary'
  | 'many2one'
  | 'one2many'
  | 'many2many'
  | 'reference'
  | 'many2one_reference'
  | 'json'
  | 'properties'
  | 'properties_definition'
  | 'serialized'
  | (string & {})

/** A field of a model, as the server describes it to this user. */
export interface FieldSchema {
  readonly name: string
  readonly kind: FieldKind
  /** What users see, in the language of who asked first. */
  readonly label: string
  readonly help: string | undefined
  /** The model that a relation leads to. */
  readonly relation: string | undefined
  /** The field on the other side of a one2many. */
  readonly inverse: string | undefined
  readonly isRequired: boolean
  readonly isReadonly: boolean
  /** Up to 16: what a state of the record makes of the two above, as `{ draft: [['readonly', false]] }`. */
  readonly states?: Readonly<Record<string, readonly (readonly [modifier: string, isOn: boolean])[]>> | undefined
  readonly isStored: boolean
  /** False where the server ignores conditions on the field, or refuses them. True where it does not tell. */
  readonly isSearchable: boolean
  /** False where records cannot be ordered by the field. True where the server does not tell. */
  readonly isSortable: boolean
  /** False where records cannot be grouped by the field. True where the server does not tell. */
  readonly isGroupable: boolean
  /** Values and their labels; undefined when they are not known beforehand. */
  readonly selection: readonly (readonly [value: string | number, label: string])[] | undefined
  /** Where a related field comes from, as `partner_id.name`. */
  readonly related: string | undefined
  readonly isTranslated: boolean
  readonly isCompanyDependent: boolean
  /** How groups add it up: `sum`, `avg` …; undefined when they do not. */
  readonly aggregator: string | undefined
}

/** What `fields_get` is asked for: bounded, and never None, which not every wire can carry. */
export const SCHEMA_ATTRIBUTES = [
  'type',
  'string',
  'help',
  'relation',
  'relation_field',
  'required',
  'readonly',
  'states',
  'store',
  'searchable',
  'sortable',
  'groupable',
  'selection',
  'related',
  'translate',
  'company_dependent',
  'aggregator',
  'group_operator',
  'function',
  'fnct_search',
] as const

/** Reads one field of `fields_get`'s answer, whatever the series. */
export function parseField(name: string, given: Readonly<Record<string, unknown>>): FieldSchema {
  // Up to 7.0 stored fields do not say so, and computed ones are named as functions (wire/7.0/xmlrpc-object-fields_get).
  const isStored = given.store === undefined ? given.function === undefined : given.store !== false
  // Up to 7.0 only functions tell whether they can be searched.
  const isSearchable = given.searchable !== false && (isStored || given.fnct_search !== false)
  const isSortable = given.sortable === undefined ? isStored || given.function === undefined : given.sortable !== false
  const text = (key: string) => (typeof given[key] === 'string' && given[key] !== '' ? given[key] : undefined)
  return {
    name,
    kind: kindOf(text('type')),
    label: text('string') ?? name,
    help: text('help'),
    relation: text('relation'),
    inverse: text('relation_field'),
    isRequired: given.required === true || given.required === 1,
    isReadonly: given.readonly === true || given.readonly === 1,
    states: parseStates(given.states),
    isStored,
    isSearchable,
    isSortable,
    // Told since 18; before, what has a column can be sorted by too. Lists can be grouped by, not sorted.
    isGroupable:
      given.groupable === undefined
        ? isSortable || isMany(given.type) || given.type === 'properties'
        : given.groupable !== false,
    selection: parseSelection(given.selection),
    // A list of names up to 8.0.
    related: Array.isArray(given.related) ? given.related.map(textOf).join('.') : text('related'),
    isTranslated: given.translate === true || given.translate === 1,
    isCompanyDependent: given.company_dependent === true,
    // Called group_operator up to 17.
    aggregator: text('aggregator') ?? text('group_operator'),
  }
}

/** Tables by kind have no rows for what all objects have. */
function kindOf(type: string | undefined): FieldKind {
  return type === undefined || type in Object.prototype ? 'unknown' : type
}

function isMany(type: unknown): boolean {
  return type === 'one2many' || type === 'many2many'
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function parseStates(given: unknown): FieldSchema['states'] {
  if (typeof given !== 'object' || given === null) return undefined
  const states = Object.entries(given).flatMap(([state, modifiers]): [string, Modifier[]][] =>
    Array.isArray(modifiers) ? [[state, modifiers.filter(isModifier)]] : [],
  )
  return states.length > 0 ? Object.fromEntries(states) : undefined
}

type Modifier = readonly [modifier: string, isOn: boolean]

/** Python's 1 and 0 are truths too. */
function isModifier(pair: unknown): pair is Modifier {
  return Array.isArray(pair) && typeof pair[0] === 'string'
}

function parseSelection(given: unknown): FieldSchema['selection'] {
  if (!Array.isArray(given)) return undefined
  // An empty value is no value: null says it.
  return given.filter((pair): pair is [string | number, string] => {
    const [value, label]: readonly unknown[] = Array.isArray(pair) ? pair : []
    return (typeof value === 'string' || typeof value === 'number') && typeof label === 'string'
  })
}

const HEAVY = new Set<FieldKind>([
  'one2many',
  'many2many',
  'binary',
  'json',
  'properties',
  'properties_definition',
  'serialized',
])

/** True for one2many and many2many. */
export function isToMany({ kind }: Pick<FieldSchema, 'kind'>): boolean {
  return isMany(kind)
}

/** What {@link isLazy} has to know of a field. */
type LazyTraits = Pick<FieldSchema, 'name' | 'isStored' | 'isSortable' | 'related'>
type LinkTraits = Pick<FieldSchema, 'kind' | 'isRequired' | 'isStored'>

/**
 * True for a field that the server computes for each read. Fields of a parent model (`_inherits`: a user's name is
 * its partner's) are related too, but as cheap as stored ones: same name, beyond a stored and required many2one. Those
 * that the parent computes in its turn cannot be sorted by.
 */
export function isLazy(
  { name, isStored, isSortable, related }: LazyTraits,
  find: (name: string) => LinkTraits | undefined,
): boolean {
  if (isStored || name === 'display_name') return false
  const [link = '', field, ...more] = related?.split('.') ?? []
  if (field !== name || more.length > 0 || !isSortable) return true
  const parent = find(link)
  return parent?.kind !== 'many2one' || !parent.isRequired || !parent.isStored
}

/** True for what comes when no fields are named: neither computed for each read nor of unknown size. */
export function isDefault(
  field: LazyTraits & Pick<FieldSchema, 'kind'>,
  find: (name: string) => LinkTraits | undefined,
): boolean {
  return !HEAVY.has(field.kind) && !isLazy(field, find)
}
