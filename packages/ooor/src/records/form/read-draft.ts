import type { Row } from '../casting/from-server.ts'
import { rowsOf } from '../check-answer.ts'
import { missing } from '../record/prefetch-group.ts'
import type { Draft } from './draft.ts'
import { fieldsSpec, namesOf } from './field-spec.ts'
import type { FormCaller } from './form-caller.ts'
import type { Layout } from './layout.ts'
import { majorOf } from './onchange.ts'

/**
 * Reads the record behind a form, with its lines. Throws a `MissingError` when it is gone.
 *
 * Calls `web_read([id], specification)` since 17, `read([id], fields)` and one for the lines of each list before.
 */
export async function readDraft(caller: FormCaller, draft: Draft): Promise<void> {
  await readInto(caller, draft.layout, [draft])
}

/** Reads lines of which only the ids are known: those of one list in one call. */
export async function readUnread(caller: FormCaller, draft: Draft): Promise<void> {
  await Promise.all(
    [...draft.lists].map(async ([name, list]) => {
      const { unread } = list
      list.markRead()
      const layout = draft.layout.lists.get(name) as Layout
      if (unread.length > 0) await readInto(caller, layout, unread)
      await Promise.all(list.lines.map((line) => readUnread(caller, line)))
    }),
  )
}

async function readInto(caller: FormCaller, layout: Layout, drafts: readonly Draft[]): Promise<void> {
  const ids = drafts.map(({ id }) => id)
  const rows = new Map((await readRows(caller, layout, ids)).map((row) => [row.id, row]))
  for (const draft of drafts) {
    const row = rows.get(draft.id)
    if (row === undefined) throw missing(layout.schema.model, draft.id)
    draft.load(row)
  }
  await Promise.all(drafts.map((draft) => readUnread(caller, draft)))
}

async function readRows(caller: FormCaller, layout: Layout, ids: readonly number[]): Promise<Row[]> {
  const { scope, options } = caller
  const { model } = layout.schema
  const isNew = (await majorOf(caller)) >= 17
  const [method, what] = isNew ? (['web_read', fieldsSpec(layout)] as const) : (['read', namesOf(layout)] as const)
  return rowsOf(await scope.caller.call(model, method, [ids, what], {}, options), { model, method })
}
