/** A record in a form: the values that the form holds, over those that are stored. */
export interface Draft {
  /** Of the record behind the form; undefined for a new one. */
  readonly id: number | undefined
  /** By field: ids for a many2one. */
  readonly values: Readonly<Record<string, unknown>>
  /** What the record holds before the form changes it. */
  readonly stored: Readonly<Record<string, unknown>>
  /** What somebody has put there: the fields that changed. */
  readonly sent: Readonly<Record<string, unknown>>
}

export interface OnchangeAnswer {
  /** What becomes of other fields. */
  readonly value?: Readonly<Record<string, unknown>>
  readonly warning?: { readonly title: string; readonly message: string }
}
