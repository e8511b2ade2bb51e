import type { FieldDefinition } from '../definition.ts'

/** What `load` says of a row. */
export interface Message {
  readonly rows: { readonly from: number; readonly to: number }
  readonly type: 'error' | 'warning'
  readonly record: number
  readonly field?: string
  readonly message: string
  readonly moreinfo?: unknown
  readonly field_name?: string
}

/** A value that cannot be converted; a warning says what was made of it. */
export class ConversionProblem extends Error {
  readonly moreinfo: unknown
  readonly isWarning: boolean
  readonly value: unknown

  constructor(message: string, moreinfo?: unknown, value?: unknown) {
    super(message)
    this.moreinfo = moreinfo
    this.isWarning = value !== undefined
    this.value = value
  }
}

/** A reference that is one of something else: nothing but its words is told. */
export class WrongKind extends ConversionProblem {}

/** The window that shows what could be meant. */
export function possibleValues(model: string, domain: readonly unknown[] | undefined, major: number): unknown {
  return {
    // Seen on 14 and later, and another on 7.0 and 8.0.
    ...(major < 9 ? { view_type: 'form' } : { name: 'Possible Values' }),
    type: 'ir.actions.act_window',
    target: 'new',
    view_mode: major < 18 ? 'tree,form' : 'list,form',
    views: [
      [false, major < 9 ? 'tree' : 'list'],
      [false, 'form'],
    ],
    ...(major >= 9 && { context: { create: false } }),
    help: 'See all possible values',
    res_model: model,
    ...(domain !== undefined && { domain }),
  }
}

export const labelOf = (name: string, field: FieldDefinition) => field.string ?? name
