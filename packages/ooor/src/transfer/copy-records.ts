import { checkChoice, checkOptions } from '../errors/check-options.ts'
import { InvalidValueError } from '../errors/index.ts'
import type { ModelType } from '../records/index.ts'
import { pagesOf } from '../records/query/pages.ts'
import { CopyLinks } from './copy-links.ts'
import { Copy, type CopyWork } from './copy-rows.ts'
import type { CopyOptions, CopyProgress } from './copy-types.ts'
import { stateOf } from './state-of.ts'

/**
 * Copies records, and those that the selection has beyond relations, to another server of whatever series. Which record
 * is which is kept there, as external ids: running it twice changes what was copied and makes nothing twice, and where
 * it broke off it goes on, by `after` without looking at what is done.
 *
 * ```ts
 * await copyRecords({
 *   from: old.model('sale.order').where({ state: 'sale' }).select({
 *     client_order_ref: true,
 *     partner_id: { name: true, email: true, country_id: true },
 *     order_line: { name: true, product_id: true, product_uom_qty: true },
 *   }),
 *   to: odoo.model('sale.order'),
 *   namespace: 'erp14',
 * })
 * ```
 *
 * Records that both servers have by the same external id (`base.fr`) are linked to and left as they are. What a record
 * links to goes before it where the query has it too, also when it comes later; circles are closed when all of them are
 * there. Links to what is not copied are looked for by what was copied before, by external id, and by name.
 *
 * Calls what `pages` calls on the one server, with `get_external_id(ids)`; what {@link importer} calls on the other.
 *
 * @throws UnknownFieldError for fields that the other server has not: `rename` them
 */
export async function copyRecords<A extends ModelType, S, E, B extends ModelType>(
  options: CopyOptions<A, S, E, B>,
): Promise<CopyProgress> {
  checkOptions<CopyOptions<A, S, E, B>>('a copy', options, OPTIONS)
  checkChoice('missing', options.missing, ['reject', 'leave'])
  const { from, to, namespace, size = 200, after, onProgress } = options
  if (!/^\w+$/.test(namespace)) {
    throw new InvalidValueError(`the namespace '${namespace}' is no part of an external id: letters, digits and _`)
  }
  const state = stateOf(from)
  if (state.selection === undefined)
    throw new InvalidValueError(`a copy of ${from.name} selects no fields: select some`)
  const target = stateOf(to).scope
  const links = new CopyLinks(state.scope, target, namespace)
  const copy = new Copy(options as unknown as CopyWork, state, links, target)
  let progress: CopyProgress = { ...copy.counts, cursor: after ?? '' }
  for await (const { node, rows, cursor } of pagesOf(state, { size, after })) {
    await copy.page(node, rows)
    progress = { ...copy.counts, cursor }
    await onProgress?.(progress)
  }
  return progress
}

const OPTIONS = {
  from: true,
  to: true,
  namespace: true,
  rename: true,
  map: true,
  missing: true,
  size: true,
  after: true,
  onReject: true,
  onProgress: true,
} as const
