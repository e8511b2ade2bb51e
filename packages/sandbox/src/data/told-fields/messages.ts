import type { Stored, ToldField } from '../../orm/definition.ts'
import type { Environment } from '../../orm/environment.ts'
import { type HtmlNode, htmlTree } from '../../orm/html-tree.ts'

type Row = Readonly<Stored>

/** Of messages (`mail.message`; tried on 16.0 to 19.0). */
export const TOLD_FIELDS_OF_MESSAGES: Readonly<Record<string, ToldField>> = {
  description: {
    depends: ['subject', 'body'],
    compute: ({ subject, body }, env) => (env.dialect.series.major < 16 ? false : subject || shortened(body, 30)),
  },
  preview: { depends: ['body'], compute: ({ body }) => shortened(body, 190) },
  is_current_user_or_guest_author: {
    depends: ['author_id'],
    compute: ({ author_id }, env) => Boolean(author_id) && author_id === env.user.partner_id,
  },
  // Answers go to who wrote, where no mail server takes them in.
  reply_to: {
    depends: [],
    compute: ({ reply_to, email_from }) => reply_to || email_from || false,
    write: (row, value, env) => env.table('mail.message').update(row, { reply_to: value }),
  },
  record_company_id: { depends: [], compute: companyOf },
}

/** Of activities (`mail.activity`; tried on 14.0 and 16.0 to 19.0). */
export const TOLD_FIELDS_OF_ACTIVITIES: Readonly<Record<string, ToldField>> = {
  can_write: { depends: [], compute: mayWrite },
}

/** The text of HTML in one line; what is too long ends after a word. */
function shortened(html: unknown, width: number): string {
  const words = textOf(htmlTree(String(html || '')))
    .split(/\s+/)
    .filter(Boolean)
  const text = words.join(' ')
  if (text.length <= width) return text
  const end = ' [...]'
  let kept = ''
  for (const word of words) {
    const longer = kept === '' ? word : `${kept} ${word}`
    if (longer.length + end.length > width) break
    kept = longer
  }
  return kept === '' ? end.trim() : kept + end
}

const textOf = (nodes: readonly HtmlNode[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : textOf(node.children))).join('')

/** The company of the record that somebody writes about, or theirs; nothing for what the system notes. */
function companyOf({ model, res_id, message_type }: Row, env: Environment): unknown {
  if (message_type === 'notification' || !model || !env.hasModel(String(model))) return false
  const company = env.table(String(model)).rows.get(res_id as number)?.company_id
  return company || env.companyId
}

function mayWrite(row: Row, env: Environment): boolean {
  const table = env.table('mail.activity')
  try {
    env.checkAccess(table, 'write')
    env.checkRules(table, [row], 'write')
    return true
  } catch {
    return false
  }
}
