import { InvalidValueError } from '../../errors/index.ts'
import type { SelectionNode } from '../plan/selection.ts'
import type { FieldSchema } from '../schema/field.ts'

/** Which fields come as columns, and which are read as always. */
export interface ColumnPlan {
  readonly columns: readonly FieldSchema[]
  readonly read: readonly FieldSchema[]
}

/** Kinds whose columns in the database are what `read` answers. */
const KINDS: ReadonlySet<string> = new Set([
  'char',
  'text',
  'html',
  'integer',
  'float',
  'monetary',
  'boolean',
  'date',
  'datetime',
  'selection',
  'many2one',
  'many2one_reference',
])

/**
 * Models whose `read` answers something else than their columns hold: private events show as busy to others
 * (addons/calendar/models/calendar_event.py, `read` of 14, `_fetch_query` since 17), windows explain themselves where
 * they have no text (odoo/addons/base/models/ir_actions.py of 14, `read`), attachments are those of what may be read.
 */
const READ_OTHERWISE: ReadonlySet<string> = new Set(['calendar.event', 'ir.actions.act_window', 'ir.attachment'])

/** A user's groups as the form shows them: said to be stored up to 18, and no column. */
const GROUPS_OF_A_FORM = /^(?:sel_groups|in_group)_/

/**
 * What the series can give as columns. `array_agg` without a key was tried on 14, 16, 17, 18 and 19. Translated and
 * company-dependent fields depend on who reads, and those that are not stored have no column.
 */
export function columnPlan({ schema, names, branches }: SelectionNode, major: number): ColumnPlan {
  const [branch] = branches
  if (branch !== undefined) {
    const where = `${schema.model}.${branch.field.name}`
    throw new InvalidValueError(`columns have one level: select ${where} with true, or ask for records or rows`)
  }
  const fields = names.map((name) => schema.field(name))
  const isServed = major >= 14 && !READ_OTHERWISE.has(schema.model)
  const isColumn = (field: FieldSchema) =>
    isServed &&
    KINDS.has(field.kind) &&
    !GROUPS_OF_A_FORM.test(field.name) &&
    field.isStored &&
    !field.isTranslated &&
    !field.isCompanyDependent
  const columns = fields.filter(isColumn)
  return { columns, read: fields.filter((field) => !columns.includes(field)) }
}
