import type { Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { own } from '../own.ts'

const MESSAGES = 'mail.message'
const NOBODYS = { channel_ids: [], partner_ids: [] }
const OF_NOTIFICATIONS = { needaction_partner_ids: [], history_partner_ids: [] }

/** The modules that brought the models with threads, whose pictures stand beside their messages. */
const MODULES: Readonly<Record<string, string>> = {
  ...{ 'res.partner': 'base', 'sale.order': 'sale', 'mail.channel': 'mail' },
  ...{ 'product.template': 'product', 'product.product': 'product' },
}

/** Messages as 14's web client wants them (`message_format`, tried on 14.0); nobody was notified of them. */
export function formatted(env: Environment, rows: readonly Readonly<Stored>[]): Record<string, unknown>[] {
  env.checkAccess(env.table(MESSAGES), 'read')
  return rows.map((row) => {
    const { id, body, date, subtype_id: subtype, subject, model, res_id, message_type } = row
    const module = own(MODULES, model)
    const told = { model: model || false, res_id: res_id || false, record_name: row.record_name || false }
    return {
      ...{ id, body, date, ...authorOf(env, row), message_type },
      subtype_id: subtype ? [subtype, env.sudo().displayName('mail.message.subtype', Number(subtype))] : false,
      ...{ subject: subject || false, ...told, ...NOBODYS },
      ...{ starred_partner_ids: row.starred_partner_ids ?? [], moderation_status: false, notifications: [] },
      attachment_ids: attachmentsOf(env, row),
      tracking_value_ids: trackingOf(env, id),
      ...OF_NOTIFICATIONS,
      ...{ is_note: subtype === 2, is_discussion: subtype === 1, subtype_description: false },
      is_notification: message_type === 'user_notification',
      ...(module !== undefined && { module_icon: `/${module}/static/description/icon.png` }),
      sms_ids: [],
    }
  })
}

function authorOf(env: Environment, { author_id }: Readonly<Stored>): Record<string, unknown> {
  const author = env.sudo().table('res.partner').rows.get(Number(author_id))
  if (author === undefined) return { author_id: [0, false], email_from: false }
  const name = env.sudo().displayName('res.partner', author.id)
  return { author_id: [author.id, name], email_from: `"${String(author.name)}" <${String(author.email || '')}>` }
}

function attachmentsOf(env: Environment, { attachment_ids, model, res_id }: Readonly<Stored>): unknown[] {
  if (!Array.isArray(attachment_ids) || attachment_ids.length === 0) return []
  const main = mainOf(env, model, res_id)
  const fields = ['checksum', 'name', 'mimetype', 'res_id', 'res_model']
  return env
    .sudo()
    .read('ir.attachment', attachment_ids, fields)
    .map((one) => ({ ...one, filename: one.name, is_main: one.id === main }))
}

/** The first file that came with a message of the document. */
function mainOf(env: Environment, model: unknown, id: unknown): unknown {
  for (const row of env.table(MESSAGES).rows.values()) {
    const { attachment_ids: files } = row
    if (row.model === model && row.res_id === id && Array.isArray(files) && files.length > 0) return files[0]
  }
  return undefined
}

function trackingOf(env: Environment, message: number): unknown[] {
  return env
    .sudo()
    .table('mail.tracking.value')
    .referring('mail_message_id', message)
    .map((row) => ({
      ...{ id: row.id, changed_field: row.field_desc, field_type: row.field_type },
      ...{ old_value: shown(row, 'old'), new_value: shown(row, 'new') },
    }))
    .toReversed()
}

/** A tracked value as it is shown, by its field's kind. */
function shown(row: Readonly<Stored>, side: 'old' | 'new'): unknown {
  const of = (kind: string) => row[`${side}_value_${kind}`]
  switch (row.field_type) {
    case 'integer':
    case 'float':
    case 'char':
    case 'text':
    case 'monetary':
      return of(row.field_type)
    case 'datetime':
      return of('datetime') ? `${String(of('datetime'))}Z` : false
    case 'date':
      return of('datetime') ? String(of('datetime')).slice(0, 10) : false
    case 'boolean':
      return Boolean(of('integer'))
    default:
      return of('char')
  }
}
