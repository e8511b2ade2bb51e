import { ConfigError } from './config-error.ts'
import { type ErrorOptions, OoorError } from './ooor-error.ts'

/** A value that a field does not take, a domain that cannot be: the message names the value and the remedy. */
export class InvalidValueError extends ConfigError {
  static override readonly kind: string = 'InvalidValueError'
  declare readonly name: 'InvalidValueError' | 'InvalidDomainError'
}

/** A domain that no server understands: an unknown operator, a leaf of two parts, a dangling `'|'`. */
export class InvalidDomainError extends InvalidValueError {
  static override readonly kind = 'InvalidDomainError'
  declare readonly name: 'InvalidDomainError'
}

/** The record is not in the state for this: destroyed, not saved yet, its field not loaded. */
export class RecordStateError extends OoorError {
  static override readonly kind = 'RecordStateError'
  declare readonly name: 'RecordStateError'
}

/** Nothing matches, where something was asked for. */
export class NotFoundError extends OoorError {
  static override readonly kind = 'NotFoundError'
  declare readonly name: 'NotFoundError'
}

/** Work in several calls was broken off: what came before the failure is on the server. The `cause` tells why. */
export class PartialWriteError extends OoorError {
  static override readonly kind = 'PartialWriteError'
  declare readonly name: 'PartialWriteError'
  /** Ids of the records that were written, created or deleted. */
  readonly done: readonly number[]

  constructor(message: string, options: ErrorOptions & { readonly done: readonly number[] }) {
    super(message, options)
    this.done = options.done
  }
}

/** One of many rows was refused: `index` tells which, from 0; the message and the `cause` tell why. */
export class RowRefusedError extends OoorError {
  static override readonly kind = 'RowRefusedError'
  declare readonly name: 'RowRefusedError'
  /** Which of the rows, from 0. */
  override readonly index: number

  constructor(message: string, options: ErrorOptions & { readonly index: number }) {
    super(message, options)
    this.index = options.index
  }
}
