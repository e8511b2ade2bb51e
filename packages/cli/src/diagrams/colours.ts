/** The colours of a family: of its boxes' heads, and of the lines that lead there. */
export interface FamilyColour {
  readonly fill: string
  readonly line: string
}

/** Light enough for black text, dark enough for lines on white, and told apart by who sees fewer colours. */
const PALETTE: readonly FamilyColour[] = [
  { fill: '#cfe3f5', line: '#2f6fa7' },
  { fill: '#fbe0c3', line: '#b8651b' },
  { fill: '#d3ecd2', line: '#3b8340' },
  { fill: '#f6d3d6', line: '#b23a48' },
  { fill: '#e3d8f1', line: '#6f4fa3' },
  { fill: '#e6e0d4', line: '#7a6a4a' },
  { fill: '#cdeeea', line: '#1f807a' },
  { fill: '#f3edbf', line: '#8a7b12' },
  { fill: '#f2d5ea', line: '#a3478b' },
  { fill: '#dde2e7', line: '#5b6874' },
  { fill: '#dcebb9', line: '#66801d' },
  { fill: '#d0d6f6', line: '#4654b0' },
  { fill: '#fad9b8', line: '#a4520d' },
  { fill: '#c9e6d5', line: '#23734c' },
]

/** The colour of one family among all of a diagram: the same ones for the same diagram. */
export function colourOf(family: string, families: readonly string[]): FamilyColour {
  return PALETTE[Math.max(0, families.indexOf(family)) % PALETTE.length] as FamilyColour
}

/** The families of a diagram, the largest first: should there be more than colours, the small ones share theirs. */
export function familiesOf(boxes: readonly { readonly family: string }[]): string[] {
  const counts = new Map<string, number>()
  for (const { family } of boxes) counts.set(family, (counts.get(family) ?? 0) + 1)
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).map(([family]) => family)
}
