import { InvalidValueError } from '../../errors/index.ts'
import type { CallOptions } from '../../wires/index.ts'
import { describe } from '../casting/describe.ts'
import type { Row } from '../casting/from-server.ts'
import { fetchPage, type Page } from '../plan/fetch.ts'
import { resolveSelection, type SelectionInput, type SelectionNode } from '../plan/selection.ts'
import type { Extension } from '../record/extension.ts'
import type { Schema } from '../schema/schema.ts'
import type { Scope } from '../scope.ts'
import type { Domain } from '../types/where.ts'
import { checkAllPaths } from './check-all-paths.ts'
import { explainFailure } from './explain-failure.ts'
import { orderText } from './order.ts'

/** What a query has been told so far. Never changed: each step makes another. */
export interface QueryState {
  readonly scope: Scope
  readonly model: string
  readonly conditions: readonly unknown[]
  readonly selection: SelectionInput
  readonly order: readonly string[]
  readonly limit: number | undefined
  readonly offset: number | undefined
  readonly signal: AbortSignal | undefined
  readonly extension: Extension | undefined
}

/** The state of a model that has been told nothing. */
export function initialState(scope: Scope, model: string, extension?: Extension): QueryState {
  return {
    scope,
    model,
    conditions: [],
    selection: undefined,
    order: [],
    limit: undefined,
    offset: undefined,
    signal: undefined,
    extension,
  }
}

/** A query checked against the schema, ready to be sent. */
export interface ReadyQuery {
  readonly schema: Schema
  readonly page: Page
}

/** Asks for the schema and checks conditions and order. Rejects with what cannot be. */
export async function ready(state: QueryState): Promise<ReadyQuery> {
  const { scope, model } = state
  const schema = await scope.schema(model)
  const domain = await checkAllPaths(state, optionsOf(state))
  return { schema, page: { domain, order: orderText(schema, state.order), limit: state.limit, offset: state.offset } }
}

/** The schemas of a query's selection. */
export function selectionOf({ scope, model, selection }: QueryState): Promise<SelectionNode> {
  return resolveSelection((name) => scope.schema(name), model, selection)
}

/** Finds and reads the rows of a query, with another page when it is given. */
export async function fetchRows(
  state: QueryState,
  page?: Partial<Page>,
  fetch = fetchPage,
): Promise<{ node: SelectionNode; rows: Row[] }> {
  const [query, node] = await Promise.all([ready(state), selectionOf(state)])
  const rows = await withExplanation(state, () =>
    fetch(state.scope, node, { ...query.page, ...page }, optionsOf(state)),
  )
  return { node, rows }
}

/** Calls a method that takes the query's domain. */
export async function callWithDomain(
  state: QueryState,
  method: string,
  argsOf: (domain: Domain, query: ReadyQuery) => readonly unknown[],
  kwargsOf: (query: ReadyQuery) => Readonly<Record<string, unknown>> = () => ({}),
): Promise<unknown> {
  const query = await ready(state)
  const args = argsOf(query.page.domain, query)
  return withExplanation(state, () =>
    state.scope.caller.call(state.model, method, args, kwargsOf(query), optionsOf(state)),
  )
}

/** A mistake beyond the first model is the server's to find: its error is made one that names it. */
async function withExplanation<T>(state: QueryState, send: () => Promise<T>): Promise<T> {
  try {
    return await send()
  } catch (error) {
    throw await explainFailure(state, error)
  }
}

export function optionsOf({ signal }: QueryState): CallOptions {
  return signal === undefined ? {} : { signal }
}

/** `limit` and `offset`. */
export function checkedCount(what: string, value: number): number {
  if (Number.isInteger(value) && value >= 0) return value
  throw new InvalidValueError(`${what} is ${describe(value)}: pass a whole number, 0 or more`)
}
