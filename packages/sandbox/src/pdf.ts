/** Points from the left and from the top, and between lines. */
const [LEFT, TOP, LEADING] = [56, 786, 16]
const LINES = 45

/** A small PDF of plain lines: enough to be opened, read and compared (ISO 32000-1, 7.5). */
export function pdfOf(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const pages: string[][] = []
  for (let start = 0; start === 0 || start < lines.length; start += LINES) pages.push(lines.slice(start, start + LINES))
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  for (const page of pages) {
    const text = page.map((line) => `(${escaped(line)}) Tj T*`).join('\n')
    const stream = `BT /F1 11 Tf ${LEADING} TL ${LEFT} ${TOP} Td\n${text}\nET`
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${objects.length + 2} 0 R >>`,
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    )
  }
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

/** What the font has no sign for, stands as a question mark. */
function escaped(text: string): string {
  return text.replace(/[^\x20-\xff]/g, '?').replace(/[\\()]/g, '\\$&')
}
