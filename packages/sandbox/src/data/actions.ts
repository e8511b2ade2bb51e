import type { Series } from 'ooor/protocol'
import type { MethodDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { latin1Of } from '../orm/stored-binary.ts'
import { pdfOf } from '../pdf.ts'
import { userError, validationError } from '../python/exceptions.ts'
import { ACTIONS, actionFields, checkPath, groupsField, listed, modelId } from './action-fields.ts'
import { type ActionRow, reportModel, reportRows, windowRows } from './action-rows.ts'
import { cronModel, oldCronModel } from './crons.ts'
import { reportNamed } from './reports.ts'
import { SERVER_ACTIONS, serverActions } from './server-actions.ts'
import { VACUUM } from './vacuum.ts'

/** What menus and buttons lead to, 8 and later (tried on 14.0 and 19.0). */
export function actionModels(series: Series): ModelDefinition[] {
  const { major } = series
  if (major < 8) return [oldCronModel()]
  return [
    allActions(series),
    windows(series),
    reports(series),
    ...(major < 14 ? [] : [todos]),
    // Scheduled actions are server actions since 11.
    ...(major < 11 ? [oldCronModel()] : [serverActions(series), cronModel(series)]),
  ]
}

/** The external ids of the demo data's actions. */
export function actionNames(series: Series): readonly (readonly [externalId: string, model: string, id: number])[] {
  if (series.major < 8) return []
  const named = ({ externalId, row }: ActionRow) => [externalId, String(row.type), row.id] as const
  return [...windowRows(series), ...reportRows(series)].map(named)
}

function allActions(series: Series): ModelDefinition {
  const rows = [...windowRows(series), ...reportRows(series)].map(({ row: { id, type } }): Stored => ({ id, type }))
  if (series.major >= 11) rows.push({ id: VACUUM.action, type: SERVER_ACTIONS })
  const fields = actionFields(series, ACTIONS)
  return {
    name: ACTIONS,
    description: 'Actions',
    access: { system: 'rwcd' },
    order: 'name',
    // Each is a row of its own kind's model.
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, field]) =>
        name === 'type' || name === 'xml_id'
          ? [name, field]
          : [
              name,
              {
                ...field,
                translate: field.translate === true && (name !== 'name' || series.major > 14),
                store: true,
                ...ANYBODYS,
                compute: (row: Stored, env: Environment) => ofItsKind(row, name, env),
              },
            ],
      ),
    ),
    records: rows,
  }
}

/** What is to be set up after an installation: nothing here. Who deletes actions must be told of it (tried on 14.0 and 19.0). */
const todos: ModelDefinition = {
  name: 'ir.actions.todo',
  description: 'Configuration Wizards',
  access: { system: 'rwcd' },
  order: 'sequence, id',
  recName: 'action_id',
  fields: {
    action_id: { type: 'many2one', string: 'Action', relation: ACTIONS, required: true },
    sequence: { type: 'integer', string: 'Sequence', default: 10 },
    state: {
      type: 'selection',
      string: 'Status',
      required: true,
      selection: [
        ['open', 'To Do'],
        ['done', 'Done'],
      ],
      default: 'open',
    },
    name: { type: 'char', string: 'Name' },
  },
}

/** What the list computes here is a column there (schemas of real servers). */
const ANYBODYS = { told: { readonly: false } } as const

function ofItsKind({ id, type }: Readonly<Stored>, name: string, env: Environment): unknown {
  const own = env.table(String(type))
  const row = own.rows.get(id)
  return row === undefined ? false : env.raw(own, row, name)
}

function windows(series: Series): ModelDefinition {
  const { major } = series
  const list = major < 18 ? 'tree' : 'list'
  return {
    name: 'ir.actions.act_window',
    description: 'Action Window',
    access: { system: 'rwcd' },
    order: 'name',
    idsOf: ACTIONS,
    fields: {
      ...actionFields(series, 'ir.actions.act_window'),
      domain: { type: 'char', string: 'Domain Value' },
      context: { type: 'char', string: 'Context Value', required: true, default: '{}' },
      res_id: { type: 'integer', string: 'Record ID' },
      res_model: { type: 'char', string: 'Destination Model', required: true },
      target: {
        type: 'selection',
        string: 'Target Window',
        selection: [
          ['current', 'Current Window'],
          ['new', 'New Window'],
          ...(major < 19 ? ([['inline', 'Inline Edit']] as const) : []),
          ['fullscreen', 'Full Screen'],
          ['main', 'Main action of Current Window'],
        ],
        default: 'current',
      },
      view_mode: { type: 'char', string: 'View Mode', required: true, default: `${list},form` },
      views: {
        // What is no file has another type where files are objects.
        type: major < 20 ? 'binary' : 'json',
        string: 'Views',
        readonly: true,
        store: false,
        compute: ({ view_mode }) =>
          String(view_mode || '')
            .split(',')
            .map((mode) => [false, mode]),
      },
      usage: { type: 'char', string: 'Action Usage' },
      limit: { type: 'integer', string: 'Limit', default: 80 },
      filter: { type: 'boolean', string: 'Filter' },
      ...groupsField(series),
    },
    constrain: (row, env) => {
      checkPath(row)
      const { res_model } = row
      if (res_model === false || env.hasModel(String(res_model))) return
      const name = major < 19 ? `'${String(res_model)}'` : `“${String(res_model)}”`
      throw validationError(`Invalid model name ${name} in action definition.`)
    },
    ...listed,
    records: windowRows(series).map(({ row }) => row),
  }
}

function reports(series: Series): ModelDefinition {
  const model = reportModel(series.major)
  return {
    name: model,
    description: 'Report Action',
    access: { system: 'rwcd', user: 'r' },
    order: 'name',
    idsOf: ACTIONS,
    fields: {
      ...actionFields(series, model, 'report'),
      model: { type: 'char', string: 'Model Name', required: true },
      model_id: {
        type: 'many2one',
        string: 'Model',
        relation: 'ir.model',
        since: 9,
        readonly: true,
        store: false,
        // Tried on 14.0 and 19.0.
        ...(series.major >= 14 && { searchable: true }),
        compute: (row, env) => modelId(env, row.model),
      },
      report_name: { type: 'char', string: 'Template Name', required: true },
      report_file: { type: 'char', string: 'Report File' },
      report_type: {
        type: 'selection',
        string: 'Report Type',
        required: true,
        selection: [
          ['qweb-html', 'HTML'],
          ['qweb-pdf', 'PDF'],
          ['qweb-text', 'Text'],
        ],
        default: 'qweb-pdf',
      },
      print_report_name: { since: 9, type: 'char', string: 'Printed Report Name', translate: true },
      attachment: { type: 'char', string: 'Save as Attachment Prefix' },
      attachment_use: { type: 'boolean', string: 'Reload from Attachment' },
      multi: { type: 'boolean', string: 'On Multiple Doc.' },
      ...groupsField(series),
    },
    ...listed,
    ...(series.major >= 11 && series.major < 14 && { methods: { render: RENDER, render_qweb_pdf: RENDER } }),
    records: reportRows(series).map(({ row }) => row),
  }
}

/** From 11 to 13 reports are printed by calls too: the file as text, and its kind (odoo/addons/base/models/ir_actions_report.py of 12). */
const RENDER: MethodDefinition = {
  params: ['docids', 'data'],
  required: 1,
  run: (env, [id], { docids }) => {
    const report = reportNamed(env, String(env.table(reportModel(11)).rows.get(id as number)?.report_name))
    if (report === undefined) throw userError('Nothing to print.')
    const documents = (docids as number[]).map((one) => report.documentOf(env, one))
    return [latin1Of(pdfOf(documents)), 'pdf']
  },
}
