import type { Caller, ModelCallOptions } from '../caller.ts'
import type { Row } from '../casting/from-server.ts'
import { castRows } from '../casting/from-server.ts'
import { rowsOf } from '../check-answer.ts'
import type { Schema } from '../schema/schema.ts'
import type { Scope } from '../scope.ts'

/** Rows by id; those that are gone or were never there are missing. */
export type RowsById = ReadonlyMap<number, Row>

interface Request {
  readonly schema: Schema
  readonly ids: readonly number[]
  readonly fields: readonly string[]
  readonly resolve: (rows: RowsById) => void
  readonly reject: (error: unknown) => void
}

/** One call to come: what several have asked for. */
interface Merged {
  readonly schema: Schema
  readonly ids: Set<number>
  readonly fields: Set<string>
  readonly requests: Request[]
}

const batches = new WeakMap<Scope, ReadBatch>()

/** The reads of one view of a session: those of the same tick are one, but for one that may be aborted. */
export function readsOf(scope: Scope, { signal }: ModelCallOptions = {}): ReadBatch {
  if (signal) return new ReadBatch(scope.caller, { signal })
  let batch = batches.get(scope)
  if (batch === undefined) {
    batch = new ReadBatch(scope.caller)
    batches.set(scope, batch)
  }
  return batch
}

/** So many ids in one call at most: Odoo's own prefetch is as large. */
export const READ_AT_MOST = 1000

/**
 * Reads by id, those that are asked for in the same tick made one call: the same fields of different records, and
 * different fields of the same records. Rows are cast, and shared by who asked: not to be changed.
 */
class ReadBatch {
  readonly #caller: Caller
  readonly #options: ModelCallOptions
  #waiting: Request[] = []

  constructor(caller: Caller, options: ModelCallOptions = {}) {
    this.#caller = caller
    this.#options = options
  }

  /**
   * Rows of some ids.
   *
   * Calls `read(ids, fields)`, for up to 1,000 ids at a time.
   */
  read(schema: Schema, ids: readonly number[], fields: readonly string[]): Promise<RowsById> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ schema, ids, fields, resolve, reject })
      if (this.#waiting.length === 1) void afterTick().then(() => this.#flush())
    })
  }

  #flush(): void {
    const requests = this.#waiting
    this.#waiting = []
    for (const merged of merge(requests)) void this.#run(merged)
  }

  async #run({ schema, ids, fields, requests }: Merged): Promise<void> {
    try {
      const rows = await this.#readAll(schema, [...ids], [...fields])
      for (const { resolve } of requests) resolve(rows)
    } catch (error) {
      // One that may not be read spoils the call for all: each asker gets an own one.
      if (requests.length === 1) requests[0]?.reject(error)
      else for (const request of requests) void this.#run(alone(request))
    }
  }

  async #readAll(schema: Schema, ids: readonly number[], fields: readonly string[]): Promise<RowsById> {
    const parts = Array.from({ length: Math.ceil(ids.length / READ_AT_MOST) }, (_, index) =>
      ids.slice(index * READ_AT_MOST, (index + 1) * READ_AT_MOST),
    )
    const { model } = schema
    const cast = castRows(
      model,
      fields.filter((name) => name !== 'id').map((name) => schema.field(name)),
    )
    const answers = await Promise.all(
      parts.map(async (part) => {
        const answer = await this.#caller.call(model, 'read', [part, fields], {}, this.#options)
        const rows = rowsOf(answer, { model, method: 'read' })
        cast(rows)
        return rows
      }),
    )
    return new Map(answers.flat().map((row) => [row.id, row]))
  }
}

function alone({ schema, ids, fields, ...rest }: Request): Merged {
  return { schema, ids: new Set(ids), fields: new Set(fields), requests: [{ schema, ids, fields, ...rest }] }
}

function merge(requests: readonly Request[]): Merged[] {
  const sameFields = grouped(requests.map(alone), ({ schema, fields }) => `${schema.model} ${[...fields].sort()}`)
  return grouped(sameFields, ({ schema, ids }) => `${schema.model} ${[...ids].sort((a, b) => a - b)}`)
}

function grouped(list: readonly Merged[], keyOf: (one: Merged) => string): Merged[] {
  const groups = new Map<string, Merged>()
  for (const one of list) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, one)
    else {
      for (const id of one.ids) group.ids.add(id)
      for (const field of one.fields) group.fields.add(field)
      group.requests.push(...one.requests)
    }
  }
  return [...groups.values()]
}

/** Hops over the microtask queue: an `await` in an async function of the caller's takes up to three. */
const HOPS = 4

/** Ends when all that runs now, and what it has awaited already, has had its turn. On every runtime. */
async function afterTick(): Promise<void> {
  for (let hop = 0; hop < HOPS; hop++) await undefined
}
