import { describe, expect, it } from 'vitest'
import { docComment, firstParagraph } from './doc-comment.ts'

describe('docComment', () => {
  it('is one line for one line, and none for none', () => {
    expect(docComment('Name', '  ')).toEqual(['  /** Name */'])
    expect(docComment('', '')).toEqual([])
    expect(docComment(' \n ', '')).toEqual([])
    expect(docComment(undefined, '')).toEqual([])
  })

  it('keeps paragraphs, without blanks around', () => {
    expect(docComment('Name\r\n\r\n\n  indented  \nlast\n\n', '')).toEqual([
      '/**',
      ' * Name',
      ' *',
      ' * indented',
      ' * last',
      ' */',
    ])
  })

  it('cannot be ended from within', () => {
    const lines = docComment('a */ b\u2028*/', '')
    expect(lines).toEqual(['/**', ' * a *\\/ b', ' * *\\/', ' */'])
  })

  it('wraps long lines', () => {
    const lines = docComment('word '.repeat(60), '    ')
    expect(lines.every((line) => line.length <= 120)).toBe(true)
    expect(lines.length).toBeGreaterThan(4)
  })
})

describe('firstParagraph', () => {
  it('is text without markup', () => {
    const html =
      '<div class="document">\n\n\n<p>Copy <tt>records</tt> &lt;all&gt;\nof them.</p>\n<p>Second.</p>\n</div>'
    expect(firstParagraph(html)).toBe('Copy records <all> of them.')
  })

  it('is undefined where there is none', () => {
    expect(firstParagraph(undefined)).toBeUndefined()
    expect(firstParagraph('<div>\n</div>')).toBeUndefined()
  })
})
