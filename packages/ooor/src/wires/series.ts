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

/** True when the series is the given one or a later one. */
export function isAtLeast(series: Series, major: number, minor = 0): boolean {
  return series.major > major || (series.major === major && series.minor >= minor)
}
