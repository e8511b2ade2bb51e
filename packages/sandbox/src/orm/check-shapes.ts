import { ConfigError, checkOptions, suggestion } from 'ooor/protocol'
import { isTable } from '../is-table.ts'
import { checkGroup } from './check-definitions.ts'
import type { DomainRule, FieldDefinition, MethodDefinition, ModelDefinition } from './definition.ts'
import { isMagic } from './magic-fields.ts'
import type { ModelExtension } from './model-extension.ts'

type Named<T> = { readonly [K in keyof T]-?: true }

const OF_FIELDS: Named<FieldDefinition> = {
  type: true,
  string: true,
  help: true,
  required: true,
  readonly: true,
  isImage: true,
  states: true,
  relation: true,
  inverse: true,
  about: true,
  mirrors: true,
  searchable: true,
  searchedAs: true,
  onDelete: true,
  selection: true,
  takesAny: true,
  default: true,
  isDefaultUntold: true,
  compute: true,
  write: true,
  related: true,
  isManual: true,
  isInherited: true,
  isComputedByParent: true,
  store: true,
  translate: true,
  companyDependent: true,
  groups: true,
  digits: true,
  currencyField: true,
  aggregator: true,
  modelField: true,
  domain: true,
  context: true,
  size: true,
  depends: true,
  followsAll: true,
  isMissed: true,
  told: true,
  isNoKey: true,
  isUntold: true,
  copy: true,
  since: true,
  until: true,
}
/** What Odoo calls otherwise, in Python or in `fields_get`. */
const ODOOS_NAMES = {
  comodel_name: 'relation',
  inverse_name: 'inverse',
  relation_field: 'inverse',
  ondelete: 'onDelete',
  company_dependent: 'companyDependent',
  currency_field: 'currencyField',
} as const
const OF_METHODS: Named<MethodDefinition> = {
  params: true,
  required: true,
  isByName: true,
  refuses: true,
  model: true,
  isReadOnly: true,
  takesNoContext: true,
  run: true,
}
const OF_MODELS: Named<ModelDefinition> = {
  name: true,
  description: true,
  isUnlogged: true,
  leftOut: true,
  isTransient: true,
  fields: true,
  amended: true,
  toldFields: true,
  inherits: true,
  recName: true,
  displayName: true,
  searchedByName: true,
  nameTries: true,
  shownNames: true,
  nameGot: true,
  valuesOfName: true,
  parentName: true,
  order: true,
  sortedBy: true,
  access: true,
  firstAccess: true,
  rules: true,
  domainRules: true,
  isRuledByIds: true,
  keepsGone: true,
  companyField: true,
  companyChecks: true,
  isOpenToBranches: true,
  guards: true,
  searched: true,
  isOpenBeside: true,
  records: true,
  idsOf: true,
  methods: true,
  unmodelled: true,
  signals: true,
  unique: true,
  constrain: true,
  onchanges: true,
  takenOfOwn: true,
  inspects: true,
  looksAtChanged: true,
  refuses: true,
  prepare: true,
  taken: true,
  follows: true,
  created: true,
  written: true,
  unsaid: true,
  marksCopies: true,
  toldOfCopy: true,
  copied: true,
  tracked: true,
  trackedBy: true,
  changed: true,
  changesQuietly: true,
  removed: true,
}
const OF_EXTENSIONS: Named<ModelExtension> = {
  fields: true,
  methods: true,
  onchanges: true,
  unique: true,
  rules: true,
  domainRules: true,
  access: true,
  constrain: true,
  prepare: true,
  created: true,
}

/** Refuses what a user has written that nobody would look at: names that mean nothing, and what cannot run. */
export function checkExtension(name: string, extension: ModelExtension): void {
  checkOptions<ModelExtension>(`\`extend\` of ${name}`, extension, OF_EXTENSIONS)
  checkParts(name, extension)
}

/** {@link checkExtension} for a model of a user's own. */
export function checkModel(model: ModelDefinition): void {
  const { name, fields }: { readonly name?: unknown; readonly fields?: unknown } = model ?? {}
  if (typeof name !== 'string' || name === '') {
    throw new ConfigError("a model has no name: write { name: 'library.book', fields: { … }, access: { user: 'r' } }")
  }
  if (fields === undefined) throw new ConfigError(`the model ${name} has no \`fields\`: write {} for none`)
  checkOptions<ModelDefinition>(`the model ${model.name}`, model, OF_MODELS)
  checkParts(model.name, model)
}

type Parts = Pick<
  ModelExtension,
  | 'fields'
  | 'methods'
  | 'onchanges'
  | 'constrain'
  | 'prepare'
  | 'created'
  | 'access'
  | 'rules'
  | 'domainRules'
  | 'unique'
>

function checkParts(model: string, { fields, methods, onchanges, access, rules, domainRules, ...hooks }: Parts): void {
  tableOf(`access of ${model}`, access)
  tableOf(`unique of ${model}`, hooks.unique)
  for (const [group, rule] of Object.entries(tableOf(`rules of ${model}`, rules))) {
    checkFunction(`the rule of ${model} for ${group}`, rule)
    checkGroup(`the rules of ${model}`, group)
  }
  checkDomainRules(model, domainRules)
  for (const [name, field] of Object.entries(tableOf(`fields of ${model}`, fields))) {
    checkFieldShape(`the field ${name} of ${model}`, field as Partial<FieldDefinition>)
  }
  for (const [name, method] of Object.entries(tableOf(`methods of ${model}`, methods))) checkMethod(model, name, method)
  for (const [name, change] of Object.entries(tableOf(`onchanges of ${model}`, onchanges))) {
    checkFunction(`the onchange ${name} of ${model}`, change)
  }
  for (const name of ['constrain', 'prepare', 'created'] as const) {
    if (hooks[name] !== undefined) checkFunction(`${name} of ${model}`, hooks[name])
  }
}

function checkFieldShape(what: string, field: Partial<FieldDefinition>): void {
  if (!isTable(field)) throw new ConfigError(`${what} is no definition: write { type: 'char' }`)
  for (const [odoos, ours] of Object.entries(ODOOS_NAMES)) {
    if (odoos in field) throw new ConfigError(`${what} has '${odoos}': here that is \`${ours}\``)
  }
  checkOptions<Partial<FieldDefinition>>(what, field, OF_FIELDS)
  const { related, selection, groups, depends }: { readonly [K in keyof FieldDefinition]?: unknown } = field
  for (const name of ['compute', 'write'] as const) {
    if (field[name] !== undefined) checkFunction(`${name} of ${what}`, field[name])
  }
  if (related !== undefined && typeof related !== 'string') {
    throw new ConfigError(`related of ${what} is a path: write 'partner_id.email'`)
  }
  if (depends !== undefined && !Array.isArray(depends)) {
    throw new ConfigError(`depends of ${what} are a list of names: write ['partner_id.email']`)
  }
  if (selection !== undefined && !Array.isArray(selection) && typeof selection !== 'function') {
    throw new ConfigError(`selection of ${what} is a list of pairs: write [['gold', 'Gold']]`)
  }
  if (groups !== undefined && !(Array.isArray(groups) && groups.every((one) => typeof one === 'string'))) {
    throw new ConfigError(`groups of ${what} are a list of names: write ['user']`)
  }
  for (const group of groups ?? []) checkGroup(`groups of ${what}`, group)
}

function checkDomainRules(model: string, given: unknown): void {
  if (given === undefined) return
  const example = `{ name: 'own', domain: "[('user_id', '=', user.id)]", operations: 'rwcd' }`
  const isRule = (rule: unknown) => {
    const { domain, operations, groups = [] } = (rule ?? {}) as { readonly [K in keyof DomainRule]?: unknown }
    if (typeof domain !== 'string' || typeof operations !== 'string' || !Array.isArray(groups)) return false
    for (const group of groups) checkGroup(`domainRules of ${model}`, String(group))
    return true
  }
  if (Array.isArray(given) && given.every(isRule)) return
  throw new ConfigError(`domainRules of ${model} are a list of rules: write [${example}]`)
}

function checkMethod(model: string, name: string, method: unknown): void {
  const what = `the method ${name} of ${model}`
  const example = '{ params: [], run: (env, ids) => true }'
  if (typeof method === 'function') throw new ConfigError(`${what} is a function alone: write ${example}`)
  checkOptions<MethodDefinition>(what, method as MethodDefinition, OF_METHODS)
  const { params, run } = method as Partial<MethodDefinition>
  if (typeof run !== 'function') throw new ConfigError(`${what} has no \`run\`: write ${example}`)
  checkFunction(what, run)
  if (Array.isArray(params) && params.every((one) => typeof one === 'string')) return
  throw new ConfigError(`params of ${what} are a list of names, [] for none: write ${example}`)
}

/** Refuses onchanges of fields that the model has not: they would never run. */
export function checkOnchanges({ name: model, fields, inherits }: ModelDefinition, given: object = {}): void {
  if (inherits !== undefined) return
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(fields, name) || isMagic(name)) continue
    const { guess } = suggestion(name, Object.keys(fields))
    throw new ConfigError(`${model} has no field '${name}', for which there is an onchange${guess}`)
  }
}

function checkFunction(what: string, value: unknown): void {
  if (typeof value !== 'function') throw new ConfigError(`${what} is no function`)
  // Of the prototype of any realm: test runners have several.
  if (Object.prototype.toString.call(value) !== '[object AsyncFunction]') return
  throw new ConfigError(`${what} is async: a call is done in one go here, or it could not be taken back when it fails`)
}

function tableOf(what: string, given: unknown): object {
  if (given === undefined) return {}
  if (isTable(given)) return given
  throw new ConfigError(`${what} are an object by name`)
}
