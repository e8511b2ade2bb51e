/** A word of a source that is no comment: what a string holds, or a name behind a dot. */
export interface Word {
  readonly kind: 'text' | 'member'
  readonly text: string
  /** From 0, of its first letter. */
  readonly start: number
}

const COMMENT_TEXT_OR_MEMBER =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'((?:\\.|[^'\\\n])*)'|"((?:\\.|[^"\\\n])*)"|`((?:\\.|[^`\\])*)`|\.\s*([A-Za-z_$][\w$]*)/g

/** The texts and members of a TypeScript source, without its comments. */
export function wordsOf(source: string): Word[] {
  return [...source.matchAll(COMMENT_TEXT_OR_MEMBER)].flatMap(
    ({ index, 0: all, 1: single, 2: double, 3: template, 4: member }): Word[] => {
      if (member !== undefined) return [{ kind: 'member', text: member, start: index + all.length - member.length }]
      const text = single ?? double ?? template
      return text === undefined ? [] : [{ kind: 'text', text, start: index + 1 }]
    },
  )
}

/** Where the bracket that stands at a place is closed; the source's end where it is not. */
export function endOfBrackets(source: string, start: number): number {
  let depth = 0
  const rest = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|[()[\]{}]/g
  rest.lastIndex = start
  for (let match = rest.exec(source); match !== null; match = rest.exec(source)) {
    if ('([{'.includes(match[0])) depth++
    else if (')]}'.includes(match[0]) && --depth === 0) return match.index
  }
  return source.length
}

/** Line and column, from 1. */
export function placeOf(source: string, index: number): { readonly line: number; readonly column: number } {
  const before = source.slice(0, index)
  return { line: before.split('\n').length, column: index - before.lastIndexOf('\n') }
}
