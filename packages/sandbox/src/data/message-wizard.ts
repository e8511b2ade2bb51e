import type { Series } from 'ooor/protocol'
import type { FieldDefinition, ModelDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { postMessage } from './new-message.ts'
import { OWN_WIZARDS } from './own-wizards.ts'

const MODEL = 'mail.compose.message'

/** The dialog in which a message is written, 8 and later (tried on 14.0 and 19.0). The sandbox sends no mail. */
export function messageWizard({ major }: Series): ModelDefinition[] {
  if (major < 8) return []
  const close = { type: 'ir.actions.act_window_close' }
  const records: Record<string, FieldDefinition> =
    major < 17
      ? { res_id: { type: 'integer', string: 'Related Document ID' } }
      : { res_ids: { type: 'text', string: 'Related Document IDs' } }
  return [
    {
      name: MODEL,
      description: 'Email composition wizard',
      isTransient: true,
      access: { system: 'rwc', user: 'rwc', ...(major < 18 && { portal: 'rwc' }) },
      ...(major >= 14 && { domainRules: [OWN_WIZARDS] }),
      fields: {
        subject: { type: 'char', string: 'Subject' },
        body: { type: 'html', string: 'Contents', default: '' },
        model: { type: 'char', string: 'Related Document Model' },
        ...records,
        composition_mode: {
          type: 'selection',
          string: 'Composition mode',
          selection: [
            ['comment', 'Post on a document'],
            ['mass_mail', 'Email Mass Mailing'],
            ...(major < 17 ? ([['mass_post', 'Post on Multiple Documents']] as const) : []),
          ],
          default: 'comment',
        },
        attachment_ids: { type: 'many2many', string: 'Attachments', relation: 'ir.attachment' },
        partner_ids: { type: 'many2many', string: 'Additional Contacts', relation: 'res.partner' },
      },
      methods: {
        // 14 has both names, 16 only the second (tried; that 15 is like 16 is by source).
        ...(major < 15 && {
          send_mail: { params: ['auto_commit'], run: (env, ids) => send(env, ids, major < 14 ? close : null) },
        }),
        ...(major >= 14 && { action_send_mail: { params: [], run: (env, ids) => send(env, ids, close) } }),
      },
    },
  ]
}

function send(env: Environment, ids: readonly number[], answer: object | null): object | null {
  for (const { model, res_id, res_ids, body, subject, attachment_ids } of env.read(MODEL, ids)) {
    const records = typeof res_ids === 'string' ? (JSON.parse(res_ids) as number[]) : [Number(res_id)]
    for (const id of records) {
      env.existing(env.table(String(model)), id, 'read')
      postMessage(env, String(model), id, {
        body: String(body || ''),
        subtype: 1,
        subject,
        type: 'comment',
        attachments: attachment_ids,
      })
    }
    if (model === 'sale.order' && env.context.mark_so_as_sent) markSent(env, records)
  }
  return answer
}

/**
 * An order that was sent says so, and no message tells of it beside the one that was sent (addons/sale/models/sale_order.py,
 * `message_post`; tried on 14.0 and 19.0).
 */
function markSent(env: Environment, ids: readonly number[]): void {
  const drafts = ids.filter((id) => env.table('sale.order').rows.get(id)?.state === 'draft')
  if (drafts.length > 0)
    env.withContext({ ...env.context, tracking_disable: true }).write('sale.order', drafts, { state: 'sent' })
}
