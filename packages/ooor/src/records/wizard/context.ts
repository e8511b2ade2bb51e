import type { Context } from '../../wires/index.ts'

/** What stands for the records that a wizard or button is about, as Odoo's own client tells it. */
export function activeContext({ model, ids }: { readonly model: string; readonly ids: readonly number[] }): Context {
  return { active_model: model, active_ids: ids, ...(ids.length > 0 && { active_id: ids[0] }) }
}

const OF_ONE_ACTION =
  /^(?:(?:default_|search_default_|show_).+|.+_view_ref|group_by|active_(?:id|ids|model)|orderedBy)$/

/** What goes along from one action to the next: not what was meant for this one alone (addons/web/…/view_button). */
export function goesAlong(context: Context): Context {
  return Object.fromEntries(Object.entries(context).filter(([name]) => !OF_ONE_ACTION.test(name)))
}
