import { type Diagram, type Line, lineLabel } from './diagram.ts'

/** A diagram in Mermaid's language: classes for models, a flowchart for modules. */
export function toMermaid(diagram: Diagram): string {
  return diagram.lines.some(({ kind }) => kind === 'needs') || diagram.boxes.every(({ name }) => !name.includes('.'))
    ? flowchart(diagram)
    : classes(diagram)
}

function classes({ boxes, lines, title }: Diagram): string {
  const body = boxes.flatMap(({ name, rows, isRoot }) => {
    const head = `class ${idOf(name)}["${escaped(name)}"]`
    const members = rows.map(
      (row) => `    ${wordOf(row.type.replace(' *', '[]').replaceAll('.', '_'))} ${wordOf(row.name)}`,
    )
    const lines = rows.length === 0 ? [head] : [`${head} {`, ...members, '}']
    return isRoot ? [...lines, `style ${idOf(name)} fill:#f3edbf`] : lines
  })
  return page(title, ['classDiagram', 'direction LR', ...body, ...lines.map(relation)])
}

/** How Mermaid draws the kinds: a triangle at what is inherited, a diamond at what has parts. */
function relation(line: Line): string {
  const { from, to, kind, isPart, fromEnd, toEnd } = line
  const arrows: Readonly<Record<string, string>> = { inherits: '--|>', many2many: '<..>' }
  const arrow = isPart ? '--*' : (arrows[kind] ?? '-->')
  return `${idOf(from)} "${fromEnd}" ${arrow} "${toEnd}" ${idOf(to)} : ${lineLabel(line).replace(/[^\w ,/[\]]/g, '_')}`
}

function flowchart({ boxes, lines, title }: Diagram): string {
  const body = boxes.map(({ name, label, isRoot, family }) => {
    const text = label === undefined ? escaped(name) : `${escaped(name)}<br/>${escaped(label)}`
    const dashes = family === 'installed' ? '' : 'stroke-dasharray:4'
    const style = [...(isRoot ? ['stroke-width:3px'] : []), ...(dashes === '' ? [] : [dashes])]
    const node = `${idOf(name)}["${text}"]`
    return style.length === 0 ? node : `${node}\nstyle ${idOf(name)} ${style.join(',')}`
  })
  return page(title, ['flowchart BT', ...body, ...lines.map(({ from, to }) => `${idOf(from)} --> ${idOf(to)}`)])
}

function page(title: string, lines: readonly string[]): string {
  const [head = '', ...rest] = lines
  const body = rest.flatMap((line) => line.split('\n')).map((line) => `  ${line}`)
  return `---\ntitle: ${JSON.stringify(title)}\n---\n${[head, ...body].join('\n')}\n`
}

/** Mermaid's ids are words; `end` and the like are its own. */
function idOf(name: string): string {
  return name.includes('.') ? name.replace(/\W/g, '_') : `m_${name.replace(/\W/g, '_')}`
}

/** Text in quotes, in one line, that is no markup. */
function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { '"': '#quot;', '<': '#lt;', '>': '#gt;' }
  return text.replace(/["<>]/g, (character) => entities[character] ?? character).replace(/\s+/g, ' ')
}

/** A name that ends no line and begins no markup. */
function wordOf(name: string): string {
  return name.replace(/[^\w[\]]/g, '_')
}
