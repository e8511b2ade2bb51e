import { ConfigError, HtmlResponseError, isOoorError } from '../errors/index.ts'
import type { BaseUrl } from '../http/index.ts'

/** The error for a server that answers, but not which series it is. */
export function unknownSeries(base: BaseUrl, refusals: readonly unknown[]): unknown {
  const [first] = refusals
  // A login page, a database selector and a server that fails say by themselves what is wrong.
  const isTold = HtmlResponseError.is(first) && (first.page !== 'page' || (first.status ?? 0) >= 500)
  if (isTold || !isOoorError(first)) return first
  const { path } = base
  const hint =
    path === ''
      ? ''
      : ` Is '${path}' not a base path but the database? Then leave the slash behind it out, or the database that is named apart. Is it a page of Odoo? Then leave it out.`
  return new ConfigError(
    `${base} does not tell which series of Odoo it is (${first.message}).${hint} If it is one that hides it, name it: connect(…, { series: '17.0' })`,
    { cause: first },
  )
}
