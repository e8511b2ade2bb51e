import type { Series } from 'ooor/protocol'
import type { ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { iterated } from '../python/eyes.ts'
import { MADE_BY_RECORDS } from './manual-models.ts'
import { mayUse } from './model-access.ts'

/** The list of all models, which is one of them. */
export function modelList(models: readonly ModelDefinition[], { major }: Series): ModelDefinition {
  const list: ModelDefinition = {
    name: 'ir.model',
    description: 'Models',
    // Since 16 for administrators only (tried on 14.0, 16.0 and 19.0).
    access: major < 16 ? { system: 'rwcd', user: 'r' } : { system: 'rwcd' },
    order: 'model',
    // Since 13 (tried on 14.0, 17.0 and 19.0).
    ...(major >= 13 && { searchedByName: ['name', 'model'] }),
    fields: {
      name: { type: 'char', string: 'Model Description', required: true, translate: true },
      model: { type: 'char', string: 'Model', required: true, default: 'x_' },
      info: { type: 'text', string: 'Information' },
      ...(major >= 8 && COLUMNS),
      state: {
        type: 'selection',
        string: 'Type',
        readonly: true,
        selection: [
          ['manual', 'Custom Object'],
          ['base', 'Base Object'],
        ],
        default: 'manual',
      },
      transient: { type: 'boolean', string: 'Transient Model', since: 9 },
      abstract: { type: 'boolean', string: 'Abstract Model', since: 19 },
    },
    ...(major >= 16 && { methods: METHODS }),
    ...(major >= 8 && MADE_BY_RECORDS),
  }
  const records = [...models, list].map(({ name, description, isTransient = false }, index) => ({
    ...{ id: index + 1, model: name, name: description, state: 'base', order: 'id' },
    ...(major >= 9 && { transient: isTransient }),
    ...(major >= 19 && { abstract: false }),
  }))
  return { ...list, records }
}

/** What can be told of a model that is made: its name alone, in the beginning (tried on 14.0 and 19.0). */
const COLUMNS: ModelDefinition['fields'] = {
  order: { type: 'char', string: 'Order', required: true, default: 'id', since: 14 },
  field_id: {
    type: 'one2many',
    string: 'Fields',
    relation: 'ir.model.fields',
    inverse: 'model_id',
    required: true,
    default: [
      [6, 0, []],
      [0, 0, { name: 'x_name', field_description: 'Name', ttype: 'char', copied: true }],
    ],
  },
  access_ids: { type: 'one2many', string: 'Access', relation: 'ir.model.access', inverse: 'model_id', until: 19 },
  rule_ids: {
    type: 'one2many',
    string: 'Record Rules',
    relation: 'ir.rule',
    inverse: 'model_id',
    since: 14,
    until: 19,
  },
  count: {
    type: 'integer',
    string: 'Count (Incl. Archived)',
    since: 14,
    compute: ({ model }, env) => (env.hasModel(String(model)) ? env.table(String(model)).rows.size : 0),
  },
}

/** What the web client's picker of models asks for (addons/web/models/ir_model.py of 16; tried on 19.0). */
const METHODS: NonNullable<ModelDefinition['methods']> = {
  get_available_models: {
    params: [],
    model: true,
    isReadOnly: true,
    run: (env) => named(listOf(env).filter((row) => mayPick(env, row))),
  },
  display_name_for: {
    params: ['models'],
    model: true,
    isReadOnly: true,
    run: (env, _, { models }) => {
      const asked = iterated(models) as string[]
      const [may, mayNot] = [true, false].map((is) =>
        asked.filter((model) => listOf(env).some((row) => row.model === model && mayPick(env, row)) === is),
      )
      const rows = listOf(env).filter(({ model }) => may?.includes(String(model)))
      return [...named(rows), ...(mayNot ?? []).map((model) => ({ display_name: model, model }))]
    },
  },
}

const listOf = (env: Environment) => [...env.table('ir.model').rows.values()]

const mayPick = (env: Environment, { model, transient }: Readonly<Stored>) =>
  transient !== true && env.groups.includes('user') && mayUse(env, String(model), 'read', false)

const named = (rows: readonly Readonly<Stored>[]) =>
  rows
    .toSorted((a, b) => String(a.name).localeCompare(String(b.name)))
    .map(({ name, model }) => ({ display_name: name, model }))
