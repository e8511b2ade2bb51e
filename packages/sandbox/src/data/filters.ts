import type { ModelDefinition, Selection } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { keyError, userError, validationError } from '../python/exceptions.ts'
import { dictOf, isTrue, lacksAttribute, pythonType } from '../python/eyes.ts'
import { pythonStr } from '../python/repr.ts'
import { localeOf } from './users.ts'

const MODEL = 'ir.filters'

type Row = Readonly<Record<string, unknown>>

/** Searches that people keep, for themselves or for everybody (schema, rights and answers of 14.0). */
export const filters: ModelDefinition = {
  name: MODEL,
  description: 'Filters',
  access: { 'base.group_erp_manager': 'rwcd', user: 'rwcd', portal: 'rwcd', public: 'rwcd' },
  order: 'model_id, name, id desc',
  marksCopies: true,
  domainRules: [
    rule('ir.filters.admin.all.rights', ['base.group_erp_manager'], "[(1, '=', 1)]", 'rwcd'),
    rule('ir.filters.owner', ['user'], "[('user_id','in',[False,user.id])]", 'rwc'),
    rule('ir.filters.own.rule.delete', ['user'], "[('user_id', '=', user.id)]", 'd'),
    rule('ir.filter: portal/public', ['portal', 'public'], "[('user_id', '=', user.id)]", 'rwcd'),
  ],
  fields: {
    name: { type: 'char', string: 'Filter Name', required: true, translate: true },
    user_id: { type: 'many2one', string: 'User', relation: 'res.users', onDelete: 'cascade' },
    domain: { type: 'text', string: 'Domain', required: true, default: '[]' },
    context: { type: 'text', string: 'Context', required: true, default: '{}' },
    sort: { type: 'text', string: 'Sort', required: true, default: '[]' },
    model_id: { type: 'selection', string: 'Model', required: true, selection: modelChoices },
    is_default: { type: 'boolean', string: 'Default Filter' },
    action_id: { type: 'many2one', string: 'Action', relation: 'ir.actions.actions', onDelete: 'cascade' },
    active: { type: 'boolean', string: 'Active', default: true },
  },
  // Two names that differ in their case alone are one.
  constrain: (row, env) => {
    const isSame = (other: Row) =>
      other.id !== row.id &&
      ['model_id', 'user_id', 'action_id'].every((name) => other[name] === row[name]) &&
      isNamedAlike(other.name, row.name)
    if ([...env.table(MODEL).rows.values()].some(isSame)) throw validationError('Filter names must be unique')
  },
  methods: {
    get_filters: {
      params: ['model', 'action_id'],
      required: 1,
      model: true,
      run: (env, _ids, { model, action_id }) => filtersOf(env, model, action_id),
    },
    create_or_replace: { params: ['vals'], required: 1, model: true, run: createOrReplace },
  },
}

function rule(
  name: string,
  groups: NonNullable<NonNullable<ModelDefinition['domainRules']>[number]['groups']>,
  domain: string,
  operations: string,
) {
  return { name, groups, domain, operations }
}

function modelChoices(env: Environment): Selection {
  const rows = [...env.table('ir.model').rows.values()].map(({ model, name }) => [String(model), String(name)] as const)
  return rows.toSorted(([, one], [, other]) => (one < other ? -1 : 1))
}

const isNamedAlike = (one: unknown, other: unknown) => String(one).toLowerCase() === String(other).toLowerCase()

/** Those of a window and those of all. */
const ofAction = (action: unknown): readonly unknown[] =>
  isTrue(action) ? ['action_id', 'in', [action, false]] : ['action_id', '=', false]

function filtersOf(env: Environment, model: unknown, action: unknown): readonly Row[] {
  const found = env.search(MODEL, [ofAction(action), ['model_id', '=', model], ['user_id', 'in', [env.uid, false]]])
  const own = env.withContext({ ...env.context, ...localeOf(env) })
  return own.read(MODEL, found, ['name', 'is_default', 'domain', 'context', 'user_id', 'sort'])
}

/** A filter takes the place of the one that has its name. */
function createOrReplace(env: Environment, _ids: readonly number[], { vals }: Row): unknown {
  if (pythonType(vals) !== 'dict') throw lacksAttribute(vals, 'get')
  const values = dictOf(vals)
  const { action_id: action, user_id: user } = values
  const model = partOf(values, 'model_id')
  const matching = filtersOf(env, model, action).filter((filter) => {
    const name = partOf(values, 'name')
    if (typeof name !== 'string') throw lacksAttribute(name, 'lower')
    const [owner] = Array.isArray(filter.user_id) ? filter.user_id : [filter.user_id]
    return isNamedAlike(filter.name, name) && owner === user
  })
  const [known] = matching
  if (isTrue(values.is_default)) {
    const defaults = env.search(MODEL, [
      ofAction(action),
      ['model_id', '=', model],
      ['user_id', '=', isTrue(user) ? user : false],
      ['is_default', '=', true],
    ])
    if (isTrue(user)) env.write(MODEL, defaults, { is_default: false })
    else if (defaults.length > 0 && known?.id !== defaults[0]) throw sharedDefault(model)
  }
  if (known === undefined) return env.create(MODEL, values)
  env.write(MODEL, [known.id as number], values)
  return known.id
}

function partOf(values: Row, name: string): unknown {
  if (!Object.hasOwn(values, name)) throw keyError(name)
  return values[name]
}

const sharedDefault = (model: unknown) =>
  userError(
    `There is already a shared filter set as default for ${pythonStr(model)}, delete or change it before setting a new default`,
  )
