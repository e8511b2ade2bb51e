/** The server's version: its series decides which wires, routes and signatures it has. */
export interface Series {
  /** As the server names it: `19.0`, `saas~18.2`. */
  readonly name: string
  readonly major: number
  readonly minor: number
}

/** Reads `19.0`, `8.0-20240101`, `saas~18.2`, `6.1-1`, `19.0+e`; undefined when it is none of these. */
export function parseSeries(version: string): Series | undefined {
  const match = /^(saas[~-])?(\d+)\.(?:saas~)?(\d+)/.exec(version)
  if (match === null) return undefined
  const [, saas, major, minor] = match
  return { name: `${saas === undefined ? '' : 'saas~'}${major}.${minor}`, major: Number(major), minor: Number(minor) }
}

/**
 * The series that somebody names; undefined where Odoo has none of that name, as 17.9 and 5.0. What a server says of
 * itself is {@link parseSeries}: it is taken at its word.
 *
 * Between 17.0 and 18.0 stand `saas~17.1` to `saas~17.4`, and `17.5alpha1` of those who run the development branch
 * (Odoo's `release.py`, which has never counted further since 11.0). Up to 10.0 they were counted through, to
 * `10.saas~18`. Of those after today's newest nothing is known, so they are taken.
 */
export function seriesNamed(name: string): Series | undefined {
  const series = parseSeries(name)
  return series && isAtLeast(series, 6, 1) && series.minor <= (series.major < 11 ? 18 : 5) ? series : undefined
}

/** True when the series is the given one or a later one. */
export function isAtLeast(series: Series, major: number, minor = 0): boolean {
  return series.major > major || (series.major === major && series.minor >= minor)
}
