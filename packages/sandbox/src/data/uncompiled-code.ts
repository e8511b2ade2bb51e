const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

/** What a comment or a text of Python is, whole or without its end: what ends it stands in a group of its own. */
const TEXTS = /#[^\n]*|("""|''')(?:\\[\s\S]|(?!\1)[^\\])*(\1|$)|(["'])(?:\\[\s\S]|(?!\3)[^\\\n])*(\3|(?=\n)|$)/g

/**
 * Why Python would not compile the code of an action, as far as that shows without a compiler: brackets and texts without
 * their other end, lines that end amidst something, and imports, which are forbidden (`test_python_expr`; tried on 14.0, whose words they are, and 19.0; before not looked for).
 */
export function uncompiled(code: unknown): string | undefined {
  if (typeof code !== 'string') return undefined
  const source = code.trim()
  const of = (fault: string) => `SyntaxError : ${fault} at line 1\n${source}\n`
  if ([...source.matchAll(TEXTS)].some(isOpen)) return of('EOL while scanning string literal')
  const bare = source.replace(TEXTS, (text) => (text.startsWith('#') ? '' : '0'))
  const open: string[] = []
  for (const [sign] of bare.matchAll(/[()[\]{}]/g)) {
    const closing = CLOSING[sign]
    if (closing !== undefined) open.push(closing)
    else if (open.pop() !== sign) return of(`unmatched '${sign}'`)
  }
  if (open.length > 0) return of('unexpected EOF while parsing')
  const wanting = wantingLine(bare)
  if (wanting !== undefined)
    return `SyntaxError : invalid syntax at line ${wanting + 1}\n${source.split('\n')[wanting]}\n`
  const isImport = /(?:^|[;:])\s*(?:import\s+\w|from\s+[\w.]+\s+import\b)/m.test(bare)
  return isImport ? `forbidden opcode(s) in '${source}': IMPORT_NAME` : undefined
}

/** The first line that ends where something is to come, as after a sign that stands between two (tried on 16.0 to 18.0). */
function wantingLine(bare: string): number | undefined {
  let plain = bare
  for (let before = ''; before !== plain; ) {
    before = plain
    plain = plain.replace(/[([{][^()[\]{}]*[)\]}]/g, (text) => `0${text.replace(/[^\n]/g, '')}`)
  }
  const line = plain.split('\n').findIndex((one) => /(?:[-+*/%=<>|&^~]|\b(?:and|or|not|in|is|if))\s*$/.test(one))
  return line < 0 ? undefined : line
}

/** Whether a text lacks its end; a comment has none. */
const isOpen = ([text, , long, , short]: RegExpMatchArray) => !text.startsWith('#') && !long && !short
