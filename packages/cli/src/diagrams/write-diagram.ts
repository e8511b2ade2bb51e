import { ConfigError } from 'ooor/errors'
import type { Diagram } from './diagram.ts'
import { dotToSvg, svgToPng } from './render.ts'
import { toDot } from './to-dot.ts'
import { toMermaid } from './to-mermaid.ts'

/** What a diagram may be written as. */
export const DIAGRAM_FORMATS = ['mermaid', 'dot', 'svg', 'png'] as const
export type DiagramFormat = (typeof DIAGRAM_FORMATS)[number]

/** A diagram as text, or as the bytes of a picture. */
export async function writeDiagram(diagram: Diagram, format: DiagramFormat): Promise<string | Uint8Array> {
  if (format === 'mermaid') return toMermaid(diagram)
  const dot = toDot(diagram)
  if (format === 'dot') return dot
  const svg = await dotToSvg(dot, diagram.title)
  return format === 'svg' ? svg : svgToPng(svg)
}

const ENDINGS: Readonly<Record<string, DiagramFormat>> = {
  mmd: 'mermaid',
  mermaid: 'mermaid',
  md: 'mermaid',
  dot: 'dot',
  gv: 'dot',
  svg: 'svg',
  png: 'png',
}

/** The format that was named, or that a file's ending tells; Mermaid's language without either. */
export function diagramFormat(named: string | undefined, path: string | undefined): DiagramFormat {
  if (named !== undefined) {
    const format = DIAGRAM_FORMATS.find((one) => one === named)
    if (format !== undefined) return format
    throw new ConfigError(`'${named}' is no format of diagrams: use one of ${DIAGRAM_FORMATS.join(', ')}`)
  }
  if (path === undefined) return 'mermaid'
  const format = ENDINGS[path.slice(path.lastIndexOf('.') + 1).toLowerCase()]
  if (format !== undefined) return format
  throw new ConfigError(`the ending of '${path}' tells no format: say --format ${DIAGRAM_FORMATS.join(', ')}`)
}
