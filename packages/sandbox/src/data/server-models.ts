import type { Series } from 'ooor/protocol'
import type { ModelDefinition, RecordRules } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { sizeOf } from '../orm/stored-binary.ts'
import { mimeTypeOf } from './mime-types.ts'
import { parametersModel } from './parameters.ts'

/** Models of the server itself. */
export function systemModels(series: Series): ModelDefinition[] {
  const { major } = series
  const parameters = parametersModel(series)
  const files = major < 19 ? attachments : { ...attachments, rules: OWN_FILES }
  if (major >= 20) return [accessModel, parameters, mailServers, files]
  const rules: ModelDefinition = {
    name: 'ir.rule',
    description: 'Record Rule',
    access: { system: 'rwcd' },
    fields: { name: { type: 'char', string: 'Name' } },
    // Its `clear_cache` answers None (wire/14.0/xmlrpc-object-none-result), and is gone from 19.
    ...(major < 17 && { methods: { clear_cache: { params: [], model: true, run: () => null } } }),
  }
  return [rules, parameters, mailServers, files]
}

/** One model for what `ir.rule` and `ir.model.access` said before (odoo/addons/base/models/ir_access.py of 20). */
const accessModel: ModelDefinition = {
  name: 'ir.access',
  description: 'Access',
  access: { system: 'rwcd' },
  fields: {
    name: { type: 'char', string: 'Name' },
    active: { type: 'boolean', string: 'Active', default: true },
    model_id: { type: 'many2one', string: 'Model', relation: 'ir.model', required: true, onDelete: 'cascade' },
    // A part of `crud`.
    operation: { type: 'char', string: 'Operations', required: true },
    domain: { type: 'char', string: 'Domain' },
  },
}

const mailServers: ModelDefinition = {
  name: 'ir.mail_server',
  description: 'Mail Server',
  access: { system: 'rwcd' },
  fields: { name: { type: 'char', string: 'Name', required: true } },
}

/** Since 19 what belongs to no record is its maker's alone (tried on 14.0 and 19.0). */
const OWN_FILES: RecordRules = {
  user: (row, env) => row.create_uid === env.uid || Boolean(row.res_model && row.res_id),
}

/** What stands for a file without content, as text; 20 has no text for it. */
const nothing = ({ dialect }: Environment) => (dialect.series.major < 20 ? '' : false)

const attachments: ModelDefinition = {
  name: 'ir.attachment',
  description: 'Attachment',
  access: { system: 'rwcd', user: 'rwcd' },
  order: 'id desc',
  fields: {
    name: { type: 'char', string: 'Name', required: true },
    datas: { type: 'binary', string: 'File Content (base64)', store: false },
    type: {
      type: 'selection',
      string: 'Type',
      required: true,
      selection: [
        ['url', 'URL'],
        ['binary', 'File'],
      ],
      default: 'binary',
    },
    url: { type: 'char', string: 'Url' },
    file_size: {
      type: 'integer',
      string: 'File Size',
      readonly: true,
      store: true,
      compute: ({ datas }) => sizeOf(datas),
    },
    mimetype: {
      type: 'char',
      string: 'Mime Type',
      readonly: true,
      store: true,
    },
    res_model: { type: 'char', string: 'Resource Model' },
    // An integer before it could tell its model (odoo/addons/base/models/ir_attachment.py).
    res_id: {
      type: 'many2one_reference',
      string: 'Resource ID',
      modelField: 'res_model',
    },
  },
  // Looked at when it is made, and when its content changes.
  prepare: (values, env) => ({ ...values, mimetype: mimeTypeOf(values, env), datas: values.datas || nothing(env) }),
  written: (rows, values, env) => {
    if (!('datas' in values)) return
    for (const row of rows) {
      const mimetype = values.mimetype || mimeTypeOf({ name: values.name, datas: values.datas }, env)
      env.table('ir.attachment').update(row, { mimetype, datas: values.datas || nothing(env) })
    }
  },
}
