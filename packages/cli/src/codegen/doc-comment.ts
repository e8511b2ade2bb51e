import { Parser } from 'htmlparser2'

const WIDTH = 120

/** A doc comment of one or more lines; none for an empty text. */
export function docComment(text: string | undefined, indent: string): string[] {
  const width = WIDTH - indent.length
  const lines = cleanLines(text ?? '').flatMap((line) => wrapped(line, width - ' * '.length))
  if (lines.length === 0) return []
  const [only = ''] = lines
  if (lines.length === 1 && only.length <= width - '/**  */'.length) return [`${indent}/** ${only} */`]
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`]
}

/** Lines without what would end the comment, and without blanks around. */
function cleanLines(text: string): string[] {
  const safe = text
    .replaceAll('*/', '*\\/')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
  const lines = safe.split('\n').map((line) => line.trimEnd())
  // One blank line is enough between paragraphs.
  const calm = lines.filter((line, index) => line !== '' || (lines[index - 1] ?? '') !== '')
  while (calm.length > 0 && calm.at(-1) === '') calm.pop()
  return calm.map((line) => line.trimStart())
}

function wrapped(line: string, width: number): string[] {
  const lines: string[] = []
  let current = ''
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current)
      current = word
    } else {
      current = current === '' ? word : `${current} ${word}`
    }
  }
  return [...lines, current]
}

const BLOCKS = new Set(['p', 'li', 'dt', 'dd', 'pre', 'blockquote', 'ul', 'ol', 'dl', 'div'])

/** The first paragraph of a docstring, which 19 tells as HTML (docutils). */
export function firstParagraph(html: string | undefined): string | undefined {
  const paragraphs: string[] = []
  let current = ''
  const end = () => {
    const text = current.replace(/\s+/g, ' ').trim()
    if (text !== '') paragraphs.push(text)
    current = ''
  }
  const parser = new Parser({
    ontext: (text) => {
      current += text
    },
    onopentag: (name) => {
      if (BLOCKS.has(name)) end()
    },
    onclosetag: (name) => {
      if (BLOCKS.has(name)) end()
    },
  })
  parser.end(html ?? '')
  end()
  return paragraphs[0]
}
