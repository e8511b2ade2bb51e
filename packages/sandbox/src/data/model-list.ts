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
    order: major < 14 ? 'model' : 'is_mail_thread DESC, name',
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
        copy: false,
        selection: [
          ['manual', 'Custom Object'],
          ['base', 'Base Object'],
        ],
        default: 'manual',
      },
      osv_memory: {
        type: 'boolean',
        string: major < 7 ? 'In-memory model' : 'Transient Model',
        store: false,
        readonly: true,
        until: 8,
        compute: ({ transient }) => transient === true,
      },
      transient: { type: 'boolean', string: 'Transient Model', since: 9 },
      abstract: { type: 'boolean', string: 'Abstract Model', since: 19 },
      ...(major >= 14 && mailFlags(major)),
    },
    ...(major >= 16 && { methods: METHODS }),
    ...(major >= 8 && MADE_BY_RECORDS),
  }
  const records = [...models, list].map(({ name, description, isTransient = false, fields, order }, index) => ({
    ...{
      id: index + 1,
      model: name,
      name: description,
      state: 'base',
      order: major < 19 ? 'id' : (ORDERS_OF_19[name] ?? order ?? 'id'),
    },
    ...(major >= 14 && {
      is_mail_thread: 'message_ids' in fields || major >= (THREADS_SINCE[name] ?? Number.POSITIVE_INFINITY),
      is_mail_activity: 'activity_ids' in fields || major >= (ACTIVITIES_SINCE[name] ?? Number.POSITIVE_INFINITY),
      is_mail_blacklist: name === 'res.partner',
    }),
    transient: isTransient,
    ...(major >= 19 && { abstract: false }),
  }))
  return { ...list, records }
}

/** What 19 says of models that are sorted here by less, or in other words (tried on it). */
const ORDERS_OF_19: Readonly<Record<string, string>> = {
  'account.tax': 'sequence,id',
  'ir.model': 'is_mail_thread DESC, name ASC',
  'ir.model.fields': 'name, id',
  'ir.sequence': 'name, id',
  'mail.activity': 'date_deadline ASC, id ASC',
  'product.pricelist': 'sequence, id, name',
  'product.template': 'is_favorite desc, name',
  'res.country': 'name, id',
  'res.country.state': 'code, id',
  'res.currency.rate': 'name desc, id',
  'res.lang': 'active desc,name',
  'res.partner': 'complete_name ASC, id DESC',
}

/** What a model has of the module for mails (`mail/models/ir_model.py`; tried on 14.0 and 16.0 to 19.0; 15 as 16). */
function mailFlags(major: number): ModelDefinition['fields'] {
  const flags = {
    is_mail_thread: 'Mail Thread',
    is_mail_activity: 'Mail Activity',
    is_mail_blacklist: 'Mail Blacklist',
  }
  return Object.fromEntries(
    Object.entries(flags).map(([name, words]) => {
      const string = major < 15 ? words : `Has ${words}`
      return [name, { type: 'boolean', string, default: false }]
    }),
  )
}

/** Real servers say it of them, though the sandbox keeps no messages of theirs (tried on each). */
const THREADS_SINCE: Readonly<Record<string, number>> = {
  ...{ 'res.partner.bank': 16, 'res.company': 16, 'product.pricelist': 17, 'account.tax': 17, 'product.category': 18 },
  ...{ 'ir.cron': 19, 'ir.actions.server': 19 },
}

const ACTIVITIES_SINCE: Readonly<Record<string, number>> = {
  ...{ 'res.partner.bank': 16, 'product.pricelist': 17, 'ir.cron': 19, 'ir.actions.server': 19 },
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
