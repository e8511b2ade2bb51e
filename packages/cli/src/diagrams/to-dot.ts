import { colourOf, familiesOf } from './colours.ts'
import { type Box, type BoxRow, type Diagram, type Line, lineLabel } from './diagram.ts'

/** How Graphviz lays a diagram out. */
export interface DotOptions {
  /** @default 'LR' for models, whose lines go from row to row; 'BT' for modules */
  readonly direction?: 'LR' | 'TB' | 'BT' | undefined
}

const FONT = 'Arial'
const INK = '#22303c'
const FAINT = '#6b7a88'

/** A diagram in Graphviz's language. */
export function toDot(diagram: Diagram, { direction }: DotOptions = {}): string {
  const { boxes, lines, title } = diagram
  const families = familiesOf(boxes)
  const rows = new Set(boxes.flatMap((box) => visible(box).map((row) => `${box.name} ${row.name}`)))
  const isOfModules = lines.some(({ kind }) => kind === 'needs')
  return [
    'digraph {',
    `  graph [rankdir=${direction ?? (isOfModules ? 'BT' : 'LR')}, fontname="${FONT}", label=${quoted(title)}, labelloc=t, labeljust=l, fontsize=16, fontcolor="${INK}", nodesep=0.25, ranksep=${isOfModules ? 0.5 : 1.1}, pad=0.3, bgcolor=white]`,
    `  node [shape=plain, fontname="${FONT}", fontsize=11, fontcolor="${INK}"]`,
    `  edge [fontname="${FONT}", fontsize=9, fontcolor="${FAINT}", arrowsize=0.7]`,
    ...boxes.map((box) => `  ${quoted(box.name)} [label=<${table(box, colourOf(box.family, families).fill)}>]`),
    ...lines.flatMap((line) => edge(line, rows, boxes, families)),
    '}',
    '',
  ].join('\n')
}

function table(box: Box, fill: string): string {
  const width = box.isRoot ? ' BORDER="3"' : ' BORDER="1"'
  const label = box.label === undefined ? '' : `<BR/><FONT POINT-SIZE="9" COLOR="${FAINT}">${escaped(box.label)}</FONT>`
  const head = `<TR><TD PORT="${HEAD}" BGCOLOR="${fill}" COLSPAN="2" CELLPADDING="5"><B>${escaped(box.name)}</B>${label}</TD></TR>`
  return `<TABLE${width} CELLBORDER="0" CELLSPACING="0" CELLPADDING="2" COLOR="${INK}" BGCOLOR="white">${head}${tableRows(box)}</TABLE>`
}

/** The port of a box's name. Fields have no spaces. */
const HEAD = 'the box'

/** So many in a box beside those that the diagram is about. */
const MOST_ROWS = 14

/** What a box shows of its rows. */
function visible({ rows, isRoot }: Box): readonly BoxRow[] {
  return isRoot || rows.length < MOST_ROWS + 2 ? rows : rows.slice(0, MOST_ROWS)
}

function tableRows(box: Box): string {
  const shown = visible(box)
  const more = box.rows.length - shown.length
  if (more === 0) return shown.map(tableRow).join('')
  const rest = `<TR><TD ALIGN="LEFT" COLSPAN="2"><FONT POINT-SIZE="9" COLOR="${FAINT}">and ${more} more</FONT></TD></TR>`
  return shown.map(tableRow).join('') + rest
}

function tableRow({ name, type, isRequired }: BoxRow): string {
  const text = isRequired ? `<B>${escaped(name)}</B>` : escaped(name)
  return `<TR><TD ALIGN="LEFT" PORT="${escaped(name)} w">${text}  </TD><TD ALIGN="RIGHT" PORT="${escaped(name)} e"><FONT POINT-SIZE="9" COLOR="${FAINT}">${escaped(type)}</FONT></TD></TR>`
}

/** UML's ends: a hollow triangle at what is inherited, a filled diamond at what has parts, an arrow at what is linked. */
function edge(line: Line, rows: ReadonlySet<string>, boxes: readonly Box[], families: readonly string[]): string[] {
  const { from, to, fields, inverses, kind, isPart, fromEnd, toEnd } = line
  const family = boxes.find(({ name }) => name === to)?.family ?? ''
  const isTold = fields.length > 0 && fields.every((field) => rows.has(`${from} ${field}`))
  // A record's own kind: the row says it.
  if (from === to && isTold) return []
  const start = isTold ? `:${quoted(`${fields[0]} e`)}` : ''
  const end = inverses.length === 1 && rows.has(`${to} ${inverses[0]}`) ? `${inverses[0]} w` : HEAD
  const attributes = [
    `color=${quoted(kind === 'inherits' ? INK : colourOf(family, families).line)}`,
    ...(kind === 'inherits' ? ['arrowhead=empty', 'penwidth=1.8', 'arrowsize=1.1'] : []),
    ...(kind === 'many2many' ? ['dir=both', 'arrowhead=crow', 'arrowtail=crow', 'style=dashed'] : []),
    ...(kind === 'one2many' ? ['arrowhead=crow'] : []),
    ...(kind === 'many2one' ? ['dir=both', 'arrowtail=crow', `arrowhead=${isPart ? 'diamond' : 'vee'}`] : []),
    ...(isTold || kind === 'needs'
      ? []
      : [`label=${quoted(lineLabel(line))}`, `taillabel=${quoted(fromEnd)}`, `headlabel=${quoted(toEnd)}`]),
  ]
  const head = kind === 'needs' ? '' : `:${quoted(end)}`
  return [`  ${quoted(from)}${start} -> ${quoted(to)}${head} [${attributes.join(', ')}]`]
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\s+/g, ' ')}"`
}

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character)
}
