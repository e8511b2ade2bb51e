import { UnsupportedError } from '../errors/index.ts'
import { type CallOptions, isAtLeast, type Series } from '../wires/index.ts'
import type { ShopSession } from './shop-session.ts'

/** The series of a server that has a shop. */
export async function shopSeries(session: ShopSession, options: CallOptions): Promise<Series> {
  const series = await session.series(options)
  if (isAtLeast(series, 8)) return series
  throw new UnsupportedError(`Odoo ${series.name} has no shop for visitors: it came with 8.0`)
}
