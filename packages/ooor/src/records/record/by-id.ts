import { checkOptions } from '../../errors/check-options.ts'
import type { ModelCallOptions } from '../caller.ts'
import { externalIdsOf } from '../external-ids.ts'
import type { Scope } from '../scope.ts'
import type { ByIdApi } from '../types/by-id-api.ts'
import type { ModelType } from '../types/model-type.ts'
import { deleteRecords } from './delete-records.ts'
import { serverValues } from './server-values.ts'
import { readTranslations, writeTranslations } from './translations.ts'

/** The records that something is done to. */
export interface Named {
  readonly scope: Scope
  readonly model: string
  readonly ids: readonly number[]
}

/** Gives records the same values, in one call. */
export async function writeIds(
  { scope, model, ids }: Named,
  values: object,
  options: ModelCallOptions = {},
): Promise<void> {
  checkOptions<ModelCallOptions>('write', options, { context: true, signal: true })
  const sent = await serverValues(scope, await scope.schema(model, options), values, options)
  if (ids.length > 0) await scope.caller.call(model, 'write', [ids, sent], {}, options)
}

/** Deletes records, in one call. */
export async function unlinkIds({ scope, model, ids }: Named, options: ModelCallOptions = {}): Promise<void> {
  if (ids.length > 0) await deleteRecords(scope.caller, model, ids, options)
}

/** Calls a method on records. */
export async function callIds(
  { scope, model, ids }: Named,
  method: string,
  args: readonly unknown[] = [],
  kwargs: Readonly<Record<string, unknown>> = {},
  options: ModelCallOptions = {},
): Promise<unknown> {
  // What is no list is refused by the call.
  return scope.caller.call(model, method, Array.isArray(args) ? [ids, ...args] : args, kwargs, options)
}

/** What the members of {@link ByIdApi} need of a reference, or of a record. */
export interface Referring {
  readonly scope: Scope
  readonly model: string
  readonly id: number
  /** The value at the end of a path. */
  get(path: string): Promise<unknown>
  /** The record may be another now. */
  changed(): void
}

/** The members of {@link ByIdApi} for one record. */
export function byIdApi({ scope, model, id, get, changed }: Referring): ByIdApi<ModelType> {
  const named = { scope, model, ids: [id] }
  const owner = { model, id }
  const { caller } = scope
  return {
    get,
    get thread() {
      return caller.thread(owner)
    },
    messages: (options) => caller.thread(owner).messages(options),
    files: (options) => caller.files.list(owner, options),
    signal: (signal) => caller.signal(model, id, signal),
    translations: (name: string, options: ModelCallOptions & { readonly terms?: boolean } = {}): Promise<never> =>
      readTranslations({ scope, model, id, name }, options) as Promise<never>,
    async setTranslations(name, texts, options = {}) {
      await writeTranslations({ scope, model, id, name }, texts, options)
      changed()
    },
    async post(options) {
      const made = await caller.thread(owner).post(options)
      changed()
      return made
    },
    async attach(file, options) {
      const made = await caller.files.upload(file, { ...options, on: owner })
      changed()
      return made
    },
    async write(values, options) {
      await writeIds(named, values, options)
      changed()
    },
    async unlink(options) {
      await unlinkIds(named, options)
      changed()
    },
    async call(...args) {
      const answer = await callIds(named, ...args)
      changed()
      return answer
    },
    externalId: async (options) => (await externalIdsOf(named, options)).get(id) ?? null,
  }
}
