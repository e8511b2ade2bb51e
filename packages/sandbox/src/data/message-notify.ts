import { askedId } from '../orm/asked-ids.ts'
import type { MethodDefinition } from '../orm/definition.ts'
import { singleton } from '../orm/singleton.ts'
import { own } from '../own.ts'
import { valueError } from '../python/exceptions.ts'
import { isTrue } from '../python/eyes.ts'
import { Recordset } from '../python/recordset.ts'
import { authorOf, bodyOf, SUBTYPES, textOf } from './message-post.ts'
import { notifyPartners } from './new-message.ts'

/** Tells partners something about a record, or about nothing, 14 and later (tried on 14.0 and 19.0). */
export function messageNotify(model: string, major: number): MethodDefinition {
  return {
    params: [
      ...['partner_ids', 'model', 'res_id', 'author_id', 'email_from', 'body', 'subject'],
      ...(major < 16 ? ['parent_id', '**kwargs'] : ['subtype_xmlid', 'subtype_id', 'attachments', 'attachment_ids']),
    ],
    isByName: true,
    refuses: (names) => valueError(`Those values are not supported when posting or notifying: ${names.join(', ')}`),
    run: (env, ids, args) => {
      const answer = (made: readonly number[]) => (major < 19 ? new Recordset('mail.message', made) : made)
      if (ids.length > 0) singleton(model, ids)
      const { partner_ids: partners, subtype_id: subtype } = args
      if (!isTrue(partners) || !Array.isArray(partners)) return answer([])
      const id = ids.length > 0 ? askedId(ids[0], major) : 0
      const author = isTrue(args.author_id) ? args.author_id : authorOf(env, args.email_from)
      const named = own(SUBTYPES, args.subtype_xmlid)
      const made = notifyPartners(env, id === 0 ? '' : model, id, {
        body: bodyOf(args, major),
        subject: isTrue(args.subject) && textOf(args.subject),
        ...((named ?? isTrue(subtype)) && { subtype: named ?? (subtype as number) }),
        partners: partners as number[],
        ...(author !== undefined && { author }),
      })
      return answer([made])
    },
  }
}
