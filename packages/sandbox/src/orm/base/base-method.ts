import type { Environment, Page } from '../environment.ts'
import { lookAtOrder } from '../looks/searches.ts'
import { isCutByPython, slicedPage } from './page-of-files.ts'
import { domainSeen, namesSeen, pageSeen } from './seen-arguments.ts'

/** One call of a method that every model has: the arguments by their newest names. */
export interface BaseCall {
  readonly env: Environment
  readonly model: string
  readonly ids: readonly number[]
  /** The ids came as one bare id. */
  readonly isSingle: boolean
  readonly args: Values
}

export interface BaseMethod {
  /** True for a method of the model, which takes no ids. */
  readonly model?: boolean
  readonly isReadOnly?: boolean
  readonly run: (call: BaseCall) => unknown
}

export type BaseMethods = Readonly<Record<string, BaseMethod | undefined>>

export type Values = Readonly<Record<string, unknown>>

export function domainOf({ env, model, args }: BaseCall) {
  lookAtOrder(env, model, args.order)
  return domainSeen(env, args.domain, model)
}
export const fieldsOf = (args: Values) => namesSeen(args.fields)
export const loadOf = (args: Values) => ('load' in args && args.load !== '_classic_read' ? 'ids' : 'names')

export const pageOf = ({ env, model, args }: BaseCall): Page =>
  isCutByPython(env, model, args.domain) ? slicedPage(env, args) : pageSeen(env, args)
