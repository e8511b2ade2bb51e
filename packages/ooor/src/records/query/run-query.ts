import type { CallOptions } from '../../wires/index.ts'
import type { Row } from '../casting/from-server.ts'
import { fetchPage, type Page } from '../plan/fetch.ts'
import { orderText } from '../plan/order.ts'
import { resolveSelection, type SelectionNode } from '../plan/selection.ts'
import type { Schema } from '../schema/schema.ts'
import type { Domain } from '../types/where.ts'
import { checkAllPaths } from './check-all-paths.ts'
import { explainFailure } from './explain-failure.ts'
import type { QueryState } from './query-state.ts'

/** A query checked against the schema, ready to be sent. */
export interface ReadyQuery {
  readonly schema: Schema
  readonly page: Page
}

/** Asks for the schema and checks conditions and order. Rejects with what cannot be. */
export async function ready(state: QueryState): Promise<ReadyQuery> {
  const { scope, model } = state
  const options = optionsOf(state)
  const schema = await scope.schema(model, options)
  const { major } = await scope.caller.series(options)
  const domain = await checkAllPaths(state, options)
  return {
    schema,
    page: { domain, order: orderText(schema, state.order, major), limit: state.limit, offset: state.offset },
  }
}

/** The schemas of a query's selection. */
export function selectionOf(state: QueryState): Promise<SelectionNode> {
  const { scope, model, selection } = state
  return resolveSelection((name) => scope.schema(name, optionsOf(state)), model, selection)
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
    throw await explainFailure(state, error, optionsOf(state))
  }
}

export function optionsOf({ signal }: QueryState): CallOptions {
  return signal ? { signal } : {}
}
