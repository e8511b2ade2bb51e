import { valuesOfCopy } from '../orm/copy.ts'
import type { FieldDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { existing } from '../orm/rights.ts'
import { base64Of, base64OfText, bytesOfBase64 } from '../orm/stored-binary.ts'
import { keyError } from '../python/exceptions.ts'
import { countedContent } from './content-in-database.ts'

type Values = Readonly<Record<string, unknown>>

/** What an attachment has beside its content, 14 and later (`fields_get` and rows of 14.0 and 19.0). */
export const fileFields = (major: number): Readonly<Record<string, FieldDefinition>> => ({
  description: { type: 'text', string: 'Description', since: 14 },
  res_name: {
    type: 'char',
    string: 'Resource Name',
    readonly: true,
    store: false,
    since: 14,
    compute: ({ res_model: model, res_id: id }, env) => {
      if (typeof model !== 'string' || !model || !id) return false
      const isThere = env.hasModel(model)
      // Up to 18 the record is looked up, whatever became of it (tried on 14.0 and 16.0 to 18.0).
      if (major < 19 && !isThere) throw keyError(model)
      if (major < 19) existing(env.sudo(), env.table(model), id as number, 'read')
      else if (!isThere || !env.table(model).rows.has(id as number)) return false
      return env.sudo().displayName(model, id as number) || false
    },
  },
  res_field: { type: 'char', string: 'Resource Field', since: 14, told: { readonly: major < 19 } },
  company_id: {
    type: 'many2one',
    string: 'Company',
    relation: 'res.company',
    since: 14,
    default: ({ companyId }: Environment) => companyId,
    told: { change_default: true },
  },
  // Files are kept beside the database.
  db_datas: {
    type: 'binary',
    string: 'Database Data',
    since: 14,
    ...(major >= 16 && { copy: false }),
    told: { attachment: false, sortable: true, ...(major >= 19 && { groupable: true }) },
  },
  index_content: {
    type: 'text',
    string: 'Indexed Content',
    readonly: true,
    store: true,
    since: 14,
    compute: (row, env) => {
      const { mimetype, is_filled, db_datas } = row
      const isBeside = env.dialect.series.major < 16 && Boolean(db_datas)
      const base64 = isBeside ? undefined : base64Of(countedContent(row))
      return base64 || is_filled === true ? indexOf(base64 || '', String(mimetype || ''), env) : false
    },
  },
  // Whether anybody gave it content, be it none.
  is_filled: { type: 'boolean', string: 'Filled', since: 14, isUntold: true },
  // Its content is what its column in the database says.
  is_loose: { type: 'boolean', string: 'Loose', since: 16, isUntold: true, copy: false },
  // Of a copy 14 counts nothing (tried on 14.0; 15 as 14).
  is_copied: { type: 'boolean', string: 'Copied', since: 14, until: 15, isUntold: true },
})

/** Of text the words; of anything else up to 18 what it is (tried on 14.0 and 16.0 to 19.0). */
function indexOf(base64: string, mimetype: string, { dialect }: Environment): string | false {
  const [kind = ''] = mimetype.split('/')
  if (kind === 'text')
    return (new TextDecoder('latin1').decode(bytesOfBase64(base64)).match(/[\x20-\x7e]{4,}/g) ?? []).join('\n')
  return dialect.series.major < 19 && kind
}

/** Whether new values bring content: up to 15 none is some, too (tried on 14.0 and 19.0). */
export function isFilling(values: Values, major: number): boolean {
  if ('is_filled' in values) return values.is_filled === true
  return major < 16 && ('datas' in values || 'raw' in values)
}

/** True where content is given twice, and last as it is: 14 writes one after the other (tried on 14.0; 15 as 14). */
export const isOvertaken = (values: Values, major: number) =>
  major < 16 && Object.keys(values).indexOf('raw') > Object.keys(values).indexOf('datas')

/**
 * What stands in the database of a file's content: nothing once there is a file, and else it is the content, as it was
 * given, of which nothing is counted (tried on 14.0; 15 as 14).
 */
export function besideFile(values: Values, major: number, row?: Readonly<Stored>): Values {
  if (major < 14 || major >= 16 || values.is_copied === true) return {}
  if ('datas' in values || 'raw' in values) return { db_datas: false }
  if (!('db_datas' in values) || row?.is_filled === true) return {}
  const text = values.db_datas
  const datas = typeof text === 'string' ? base64OfText(text) : ''
  return { datas, is_filled: false, is_copied: datas !== '', ...(datas === '' && { db_datas: false }) }
}

/** What is counted of a file's content: nothing of one that nobody gave any, and on 14 of a copy. */
export const isCounted = ({ is_filled, is_copied }: Values) => is_filled === true && is_copied !== true

export function copyFile(row: Readonly<Stored>, values: Values, env: Environment): number {
  const table = env.table('ir.attachment')
  const isCopied = env.dialect.series.major < 16 && !('datas' in values) && !('raw' in values)
  return env.create('ir.attachment', {
    ...valuesOfCopy(env, table, row),
    ...(isCopied && { is_copied: true }),
    ...values,
  })
}

/** A copy is told with what is counted of its content, and with the content itself since 18 (tried on 14.0 and 16.0 to 19.0). */
export function toldOfFile({ datas: _, ...values }: Values, row: Readonly<Stored>, env: Environment): Values {
  const table = env.table('ir.attachment')
  const { major } = env.dialect.series
  const counted = ['access_token', 'checksum', 'file_size', 'index_content', ...(major >= 16 ? ['db_datas'] : [])]
  const told = [...counted, ...(major >= 18 ? ['raw'] : [])].filter((name) => Object.hasOwn(table.fields, name))
  const of = Object.fromEntries(told.map((name) => [name, env.raw(table, row, name)]))
  // From 16 to 18 nothing has a size too (tried on each).
  return { ...values, ...of, ...(major >= 16 && major < 19 && of.file_size === false && { file_size: 0 }) }
}

/** The content of fields is found by who looks for it alone (tried on 14.0 and 19.0). */
export const leftOutFiles: NonNullable<ModelDefinition['leftOut']> = (domain) => {
  const isAsked = domain.some((term) => Array.isArray(term) && (term[0] === 'id' || term[0] === 'res_field'))
  return isAsked ? undefined : (row) => Boolean(row.res_field)
}
