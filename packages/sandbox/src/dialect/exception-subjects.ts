/** What is done to records. */
export type Operation = 'read' | 'write' | 'create' | 'unlink'

/** How messages name it. */
export const VERB: Readonly<Record<Operation, string>> = {
  read: 'access',
  write: 'modify',
  create: 'create',
  unlink: 'delete',
}

/** A model, as far as messages name it. */
export interface NamedModel {
  readonly name: string
  readonly description: string
  readonly fields: object
}

/** A field, as far as messages name it. */
export interface LabelledField {
  readonly string?: string
}

/** Whom a message is for. */
export interface Caller {
  readonly uid: number
  readonly groups: readonly string[]
}

/** A leaf of a domain with a field that is not there. */
export interface UnknownLeaf {
  readonly model: NamedModel
  readonly field: string
  readonly leaf: readonly unknown[]
  /** The `u` of Python 2 before text that came as JSON. */
  readonly textPrefix: string
}
