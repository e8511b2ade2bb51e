import type { ReportDocument } from './data/report-document.ts'

/** Points: a page of A4, what stays white around its text, and how far a line is below the one before. */
const PAGE = { width: 595, height: 842, margin: 56, leading: 16 }
const LINES = 45
/** Where columns of numbers end, of the last to the first, and how many letters a text before them may have. */
const COLUMN = { width: 80, letters: 42 }
const RIGHT = PAGE.width - PAGE.margin

interface Piece {
  readonly text: string
  readonly x: number
  readonly isBold?: boolean
  readonly size?: number
}

/** A line's pieces; without any it is drawn from side to side. */
type Line = readonly Piece[]

/** A small PDF: each document on pages of its own, as tables (ISO 32000-1, 7.5 and 9.4). */
export function pdfOf(documents: readonly ReportDocument[]): Uint8Array<ArrayBuffer> {
  const pages = documents.flatMap((document) => {
    const lines = linesOf(document)
    return Array.from({ length: Math.ceil(lines.length / LINES) }, (_, at) => lines.slice(at * LINES, (at + 1) * LINES))
  })
  const kids = pages.map((_, index) => `${5 + index * 2} 0 R`).join(' ')
  const font = (name: string) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    ...[font('Helvetica'), font('Helvetica-Bold')],
  ]
  const fonts = '/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>'
  const box = `/MediaBox [0 0 ${PAGE.width} ${PAGE.height}]`
  for (const page of pages) {
    const stream = page.map(drawn).join('\n')
    objects.push(
      `<< /Type /Page /Parent 2 0 R ${box} ${fonts} /Contents ${objects.length + 2} 0 R >>`,
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    )
  }
  return fileOf(objects)
}

function fileOf(objects: readonly string[]): Uint8Array<ArrayBuffer> {
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const start = file.length
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Uint8Array.from(file, (character) => character.charCodeAt(0))
}

function linesOf({ title, facts, columns, rows, totals }: ReportDocument): Line[] {
  const x = PAGE.margin
  const row = ([text = '', ...numbers]: readonly string[], isBold = false): Line[] => {
    const [first = '', ...others] = wrapped(text)
    const cells = numbers.map((number, index) => {
      const right = RIGHT - (numbers.length - 1 - index) * COLUMN.width
      return { text: number, x: right - widthOf(number), isBold }
    })
    return [[{ text: first, x, isBold }, ...cells], ...others.map((other) => [{ text: other, x }])]
  }
  const blank: Line = [{ text: '', x }]
  return [
    [{ text: title, x, isBold: true, size: 16 }],
    blank,
    ...facts.map(([label, value]) => [{ text: `${label}: ${value}`, x }]),
    blank,
    ...[...row(columns, true), []],
    ...[...rows.flatMap((cells) => row(cells)), []],
    ...totals.flatMap((cells, index) => row(cells, index === totals.length - 1)),
  ]
}

function drawn(line: Line, index: number): string {
  const y = PAGE.height - PAGE.margin - index * PAGE.leading
  if (line.length === 0) return `0.5 w ${PAGE.margin} ${y + 4} m ${RIGHT} ${y + 4} l S`
  const pieces = line.map(({ text, x, isBold = false, size = 10 }) => {
    return `BT /F${isBold ? 2 : 1} ${size} Tf ${x.toFixed(2)} ${y} Td (${escaped(text)}) Tj ET`
  })
  return pieces.join('\n')
}

/** How wide digits and their marks are at 10 points, in both fonts; a letter about as much. */
function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (/[.,: ]/.test(sign) ? 2.78 : sign === '-' ? 3.33 : 5.56), 0)
}

function wrapped(text: string): string[] {
  const parts = text
    .split('\n')
    .flatMap((line) => line.match(new RegExp(`.{1,${COLUMN.letters}}(?=\\s|$)|\\S+`, 'g')) ?? [])
  return parts.map((part) => part.trim())
}

/** What stands between ASCII and Latin-1 in Windows' table, as many a name has it. */
const WINDOWS: Readonly<Record<string, string>> = {
  ...{ '€': '\x80', '…': '\x85', Š: '\x8a', Œ: '\x8c', Ž: '\x8e', '‘': '\x91', '’': '\x92', '“': '\x93', '”': '\x94' },
  ...{ '•': '\x95', '–': '\x96', '—': '\x97', '™': '\x99', š: '\x9a', œ: '\x9c', ž: '\x9e', Ÿ: '\x9f' },
}

/** What the font has no sign for, stands as a question mark. */
function escaped(text: string): string {
  return text.replace(/[^\x20-\x7e\xa0-\xff]/gu, (sign) => WINDOWS[sign] ?? '?').replace(/[\\()]/g, '\\$&')
}
