/** The names most like a mistyped one, best first; none when nothing is like it. `nearest('parters', names)`. */
export function nearest(name: string, known: Iterable<string>, most = 3): string[] {
  const wanted = String(name).toLowerCase()
  const limit = Math.max(1, Math.floor(wanted.length / 3))
  return [...known]
    .map((candidate) => ({ candidate, distance: rank(wanted, candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, most)
    .map(({ candidate }) => candidate)
}

/** How far a name is from the nearest: 0 for one that is there. */
export function distanceToNearest(name: string, known: Iterable<string>): number {
  let best = Number.POSITIVE_INFINITY
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) > 3) continue
    best = Math.min(best, rank(name, candidate))
  }
  return best
}

// `partner` for `partner_id`, `country` for `country_code` are near, however many letters are missing.
function rank(wanted: string, candidate: string): number {
  if (candidate === `${wanted}_id` || candidate === `${wanted}_ids`) return 0.5
  const continues = wanted.length > 2 && (candidate.startsWith(`${wanted}_`) || wanted.startsWith(`${candidate}_`))
  return continues ? 1 : distance(wanted, candidate)
}

/** Letters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost)
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1)
      row.push(best)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}

/** What an error about a name that is not there says and carries. */
export interface Suggestion {
  /** `: did you mean 'name'?`, or the sentence's end where nothing is like it. */
  readonly guess: string
  /** The guess, and what there is: `: did you mean 'name'? There are 118, …`. */
  readonly text: string
  /** The most like it, the best first. */
  readonly nearest: readonly string[]
  /** All names that there are, in order. */
  readonly known: readonly string[]
}

/** More names than this are counted in a message, and told by the error itself. */
const SHOWN = 12
const NEAR = 10

/** What there is instead of a name: three in the text, more beside it. */
export function suggestion(name: string, names: Iterable<string>): Suggestion {
  const known = [...names].sort()
  const near = nearest(name, known, NEAR)
  const said = near.slice(0, 3).map((one) => `'${one}'`)
  const guess = said.length === 0 ? '.' : `: did you mean ${said.join(' or ')}?`
  const shown = known.length > SHOWN ? `${known.length}, told by the error's \`known\`` : known.join(', ')
  return { guess, text: `${guess} There are ${shown}`, nearest: near, known }
}
