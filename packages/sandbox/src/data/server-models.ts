import type { Series } from 'ooor/protocol'
import { isTable } from '../is-table.ts'
import { checkLanguage } from '../orm/check-language.ts'
import type { ModelDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { hasField } from '../orm/field-rights.ts'
import { closedFile } from '../orm/looks/file-owners.ts'
import { checkBase64, plainBase64, sizeOf } from '../orm/stored-binary.ts'
import { typeError, validationError } from '../python/exceptions.ts'
import { isTrue } from '../python/eyes.ts'
import { columnOfContent, contentOfColumn, countedContent, keepsColumn } from './content-in-database.ts'
import { guardedFiles, lookAtMaker, lookAtOwner } from './file-access.ts'
import {
  besideFile,
  copyFile,
  fileFields,
  isCounted,
  isFilling,
  isOvertaken,
  leftOutFiles,
  toldOfFile,
} from './file-fields.ts'
import {
  checksumOf,
  fileValues,
  lookAtContent,
  lookAtContents,
  lookAtFile,
  lookAtKind,
  lookAtName,
  lookAtNewFile,
  lookAtPicture,
  rawOf,
  withRaw,
} from './file-values.ts'
import { mimeTypeOf, toldKind } from './mime-types.ts'
import { parametersModel } from './parameters.ts'
import { rulesModel } from './rules.ts'

/** Models of the server itself. */
export function systemModels(series: Series): ModelDefinition[] {
  const { major } = series
  const parameters = parametersModel(series)
  const files = {
    ...attachments,
    fields: { ...attachments.fields, ...fileFields(major) },
    ...(major >= 14 && { methods: FILE_METHODS }),
    ...guardedFiles(major),
  }
  if (major >= 20) return [accessModel, parameters, mailServers, files]
  return [rulesModel(series), parameters, mailServers, files]
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
  order: 'sequence, id',
  fields: {
    name: { type: 'char', string: 'Name', required: true },
    // Tried on 14.0 and 19.0.
    active: { type: 'boolean', string: 'Active', default: true },
    sequence: { type: 'integer', string: 'Priority', default: 10 },
  },
}

/** What stands for a file without content, as text; 20 has no text for it, nor had 6.1 to 8.0 (tried on each). */
const nothing = ({ dialect: { series } }: Environment) => (series.major >= 9 && series.major < 20 ? '' : false)

/** Content as text whose kind only the content could tell. */
const isUnseenText = (values: Readonly<Record<string, unknown>>) =>
  typeof values.raw === 'string' && values.raw !== '' && toldKind(values) === undefined

/** Content as it is kept: its bytes, however they were written (tried on 16.0 to 18.0; others keep the text). */
const plainContent = (datas: unknown, major: number): unknown =>
  typeof datas === 'string' && major >= 16 && major <= 18 ? plainBase64(datas) : datas

/**
 * What the server would answer at an address of its own is its designers' to say, as the demo user of 16 to 18 is (tried on
 * 14.0 and 16.0 to 19.0).
 */
function checkServed({ type = 'binary', url }: Readonly<Record<string, unknown>>, env: Environment): void {
  if (env.dialect.series.major < 14 || env.isSudo || env.groups.includes('system')) return
  if (env.groups.includes('website.group_website_designer')) return
  if (type === 'binary' && url) throw validationError('Sorry, you are not allowed to write on this document')
}

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
    // The content as it is: the web sends it as text (wire/14.0/svc-attachment-read-raw).
    raw: {
      type: 'binary',
      string: 'File Content (raw)',
      since: 14,
      until: 19,
      compute: ({ datas, db_datas }, env) => {
        const raw = rawOf(datas, env.dialect.series.major)
        return raw === false && keepsColumn(env.dialect.series.major) ? db_datas : raw
      },
      write: (row, raw, env) => {
        const { datas } = withRaw({ raw }, env.dialect.series.major)
        // 14 tells its kind when it is made, of content that is given with it (tried on 14.0).
        const isTold = env.dialect.series.major === 14 && row.mimetype
        const mimetype = isTold ? row.mimetype : mimeTypeOf({ name: row.name, datas }, env)
        const column = columnOfContent(datas, env)
        env.table('ir.attachment').update(row, { datas: datas || nothing(env), mimetype, ...column })
      },
    },
    public: { type: 'boolean', string: 'Is public document', since: 14 },
    access_token: { type: 'char', string: 'Access Token', since: 14, copy: false },
    file_size: {
      type: 'integer',
      string: 'File Size',
      readonly: true,
      store: true,
      // Of what has no content nobody counts anything: NULL.
      compute: (row) => (row.is_copied !== true && sizeOf(countedContent(row))) || (isCounted(row) ? 0 : false),
    },
    // Of what has no content there is none.
    checksum: {
      type: 'char',
      string: 'Checksum/SHA1',
      size: 40,
      readonly: true,
      store: true,
      since: 9,
      compute: (row) => row.is_copied !== true && checksumOf(countedContent(row), isCounted(row)),
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
  copied: copyFile,
  toldOfCopy: toldOfFile,
  leftOut: leftOutFiles,
  // Text is not looked into: 14 makes none, and 19 changes none (tried on both; 15 as 14).
  inspects: (values, env, operation) => {
    const { major } = env.dialect.series
    if (major >= 19 && operation === 'create') {
      lookAtName(values)
      // What it belongs to is asked for by rules.
      const { res_model: model, res_id: id } = values
      if (typeof model === 'string' && isTrue(id) && env.hasModel(model)) checkLanguage(env, env.table(model))
    }
    const telling = ['mimetype', 'datas', ...(major > 14 ? ['raw'] : [])]
    if (major >= 16 && major < 19) {
      if (operation === 'create' || telling.some((name) => name in values)) lookAtPicture(values)
      if (operation === 'create') {
        lookAtMaker(env)
        lookAtKind(values, major)
      }
    }
    if (major >= 19 && operation === 'write' && telling.some((name) => name in values)) lookAtKind(values, major)
    if (major < 14 || major >= 16) return
    if (operation === 'create' || telling.some((name) => name in values)) lookAtFile(values)
    lookAtContents(values)
    if (operation !== 'create') return
    lookAtNewFile(values)
    lookAtOwner(values, env)
  },
  // 7.0 and 8.0 keep what there is where they are given nothing (tried on both).
  taken: (values, env) => {
    const { major } = env.dialect.series
    if ((major !== 7 && major !== 8) || !isTable(values) || isTrue(values.datas)) return values
    const { datas: _, ...others } = values
    return others
  },
  // Looked at when it is made, and when its content changes.
  prepare: (given, env) => {
    const { major } = env.dialect.series
    if (major >= 16 && major < 19) lookAtContent(given)
    const told = major >= 14 && major < 20 ? withRaw(given, major) : given
    // 6.1 keeps what it is given (wire/6.1/svc-attachment-create-bad-base64).
    if (typeof told.datas === 'string' && major >= 7 && major < 19) checkBase64(told.datas, major)
    const content = 'datas' in told ? { ...told, datas: plainContent(told.datas, major) || false } : told
    const values = major < 19 ? content : fileValues(content)
    if (major < 19) checkServed(values, env)
    const filled = major >= 14 && { is_filled: isFilling(given, major) }
    const datas = isTrue(values.datas) ? values.datas : nothing(env)
    // Content that the caller takes back by saying none raw tells the kind all the same (tried on 14.0).
    const mimetype = mimeTypeOf(major < 16 && !isTrue(given.raw) ? { ...values, datas: given.datas } : values, env)
    const kept = { ...values, ...filled, mimetype, datas, ...besideFile(given, major) }
    if (!keepsColumn(major)) return kept
    return values.datas ? { ...kept, db_datas: false } : { ...kept, ...contentOfColumn(undefined, values) }
  },
  written: (rows, values, env, operation) => {
    if ('url' in values || 'type' in values) for (const row of rows) checkServed(row, env)
    if (env.dialect.series.major === 19 && isUnseenText(values)) {
      throw typeError('`bin_data` must be bytes or bytearray')
    }
    const { major } = env.dialect.series
    const isWritten = operation === 'write'
    const files = env.table('ir.attachment')
    if (isWritten) {
      for (const row of rows) {
        files.update(row, keepsColumn(major) ? contentOfColumn(row, values) : besideFile(values, major, row))
      }
    }
    // A kind that is given stands, whatever else changes (tried on 19.0; of 18 by source); none is told anew (tried on 14.0, 16.0 and 17.0).
    const isTold = 'mimetype' in values && (major >= 18 || !isTrue(values.mimetype))
    if (isWritten && isTold) {
      for (const row of rows) files.update(row, { mimetype: mimeTypeOf(values, env) })
    }
    if (!('datas' in values)) return
    if (isWritten && major >= 14 && rows.length > 0 && typeof values.datas === 'string') {
      checkBase64(values.datas, major)
    }
    for (const row of rows) {
      const given = major < 18 ? values.mimetype : isTrue(values.mimetype) && row.mimetype
      const mimetype = given || mimeTypeOf({ name: values.name, datas: values.datas }, env)
      const filled = isWritten && major >= 14 && { is_filled: true, is_copied: false }
      const column = isWritten ? columnOfContent(values.datas, env) : {}
      const isKept = isOvertaken(values, major) || (row.is_loose === true && !isWritten)
      const plain = plainContent(values.datas, major)
      const datas = isKept ? row.datas : isTrue(plain) ? plain : nothing(env)
      files.update(row, { mimetype, datas, ...filled, ...column })
    }
  },
}

const FILE_METHODS: NonNullable<ModelDefinition['methods']> = {
  // One token for each, the same as before where there is one (wire/14.0/svc-attachment-generate_access_token).
  // Who may not read a file has none for it (tried on 16.0 to 18.0), and what is gone is missed (tried on 14.0 and 19.0).
  generate_access_token: {
    params: [],
    run: (env, ids) => {
      const table = env.table('ir.attachment')
      // Customers read no tokens (tried on 19.0).
      if (ids.length > 0 && env.dialect.series.major >= 19) hasField(env, table, 'access_token', 'read')
      return ids.map((id) => {
        // A file that is being made has none yet; nobody but who manages files reads it, as it is nobody's (tried on 19.0).
        if (env.dialect.series.major >= 19 && !isTrue(id)) {
          if (!env.isSudo && !env.groups.includes('system')) throw closedFile()
          return crypto.randomUUID()
        }
        env.read('ir.attachment', [id], ['access_token'])
        const row = env.existing(table, id, 'read')
        if (row.access_token) return row.access_token
        env.checkAccess(table, 'write')
        const access_token = crypto.randomUUID()
        table.update(row, { access_token })
        return access_token
      })
    },
  },
}
