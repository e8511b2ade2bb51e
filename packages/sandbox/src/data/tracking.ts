import type { Series } from 'ooor/protocol'
import type { FieldDefinition, ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment, Table } from '../orm/environment.ts'
import { selectionOf } from '../orm/selection.ts'
import { fieldId } from './field-id.ts'

/** What changed tracked fields, beside the messages that tell of it (odoo/addons/mail/models/mail_tracking_value.py). */
export function trackingModel({ major }: Series): ModelDefinition[] {
  if (major < 9) return []
  const values = ['old', 'new'].flatMap((side) => {
    const named = (kind: string, type: FieldDefinition['type']): [string, FieldDefinition] => [
      `${side}_value_${kind}`,
      { type, string: `${side === 'old' ? 'Old' : 'New'} Value ${kind}`, readonly: true },
    ]
    return [
      named('integer', 'integer'),
      named('float', 'float'),
      ...(major < 17 ? [named('monetary', 'float')] : []),
      named('char', 'char'),
      named('text', 'text'),
      named('datetime', 'datetime'),
    ]
  })
  return [
    {
      name: 'mail.tracking.value',
      description: 'Mail Tracking Value',
      access: { system: 'rwcd' },
      order: major < 17 ? 'tracking_sequence asc' : 'id DESC',
      recName: major < 17 ? 'field' : 'field_id',
      displayName: (row, env) => labelOf(row, env),
      fields: {
        ...(major < 14
          ? { field: { type: 'char', string: 'Changed Field', required: true, readonly: true } }
          : {
              [major < 17 ? 'field' : 'field_id']: {
                type: 'many2one',
                string: 'Field',
                relation: 'ir.model.fields',
                required: major < 17,
                readonly: true,
                onDelete: 'cascade',
              },
            }),
        field_desc: { type: 'char', string: 'Field Description', required: true, readonly: true, until: 16 },
        field_type: { type: 'char', string: 'Field Type', until: 16 },
        field_info: { type: 'json', string: 'Removed field information', since: 17 },
        tracking_sequence: { type: 'integer', string: 'Tracking field sequence', default: 100, until: 16 },
        ...Object.fromEntries(values),
        currency_id: { type: 'many2one', string: 'Currency', relation: 'res.currency', readonly: true, since: 16 },
        mail_message_id: {
          type: 'many2one',
          string: 'Message ID',
          relation: 'mail.message',
          required: true,
          onDelete: 'cascade',
        },
      },
    },
  ]
}

function labelOf(row: Readonly<Stored>, env: Environment): string {
  const link = row.field_id ?? row.field
  return typeof link === 'number' ? env.displayName('ir.model.fields', link) : String(link || '')
}

/** Keeps, with the message that tells of it, what fields of a record were and are. */
export function keepTracked(
  env: Environment,
  model: string,
  row: Readonly<Stored>,
  before: ReadonlyMap<string, unknown>,
  message: number,
): void {
  const { major } = env.dialect.series
  const sudo = env.sudo()
  const table = sudo.table(model)
  for (const [name, old] of before) {
    const field = table.fields[name] as FieldDefinition
    const value = { old: kept(env, field, old), new: kept(env, field, sudo.raw(table, row, name)) }
    sudo.create('mail.tracking.value', {
      [major < 17 ? 'field' : 'field_id']: major < 14 ? name : fieldId(env, model, name),
      mail_message_id: message,
      ...(major < 17 && { field_desc: field.string ?? name, field_type: field.type }),
      ...(major >= 16 && field.type === 'monetary' && { currency_id: currencyOf(env, table, row, field) }),
      ...Object.fromEntries(
        Object.entries(value).flatMap(([side, of]) =>
          Object.entries(of).map(([kind, one]) => [`${side}_value_${kind}`, one]),
        ),
      ),
    })
  }
}

function currencyOf(
  env: Environment,
  table: Table,
  row: Readonly<Stored>,
  { currencyField = '' }: FieldDefinition,
): unknown {
  return env.sudo().raw(table, row, currencyField)
}

/** Where each kind of field has its value. */
function kept(env: Environment, field: FieldDefinition, value: unknown): Readonly<Record<string, unknown>> {
  switch (field.type) {
    case 'integer':
    case 'float':
    case 'char':
    case 'text':
    case 'datetime':
      return { [field.type]: value }
    case 'monetary':
      return { [env.dialect.series.major < 17 ? 'monetary' : 'float']: value }
    case 'boolean':
      return { integer: value ? 1 : 0 }
    case 'date':
      return { datetime: value ? `${String(value)} 00:00:00` : false }
    case 'selection':
      return { char: selectionOf(env, field).find(([key]) => key === value)?.[1] ?? '' }
    case 'many2one':
      return {
        integer: value || 0,
        char: typeof value === 'number' ? env.sudo().displayName(field.relation ?? '', value) : '',
      }
    default:
      return {}
  }
}
