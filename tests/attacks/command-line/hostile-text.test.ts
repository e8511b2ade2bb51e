/** What a server's words, or a user's own, may do to a terminal, a diagram or the reader of conditions. */
import picocolors from 'picocolors'
import { describe, expect, it } from 'vitest'
import type { Diagram } from '../../../packages/cli/src/diagrams/diagram.ts'
import { toMermaid } from '../../../packages/cli/src/diagrams/to-mermaid.ts'
import { tellFindings } from '../../../packages/cli/src/doctor/tell-findings.ts'
import { parseCondition } from '../../../packages/cli/src/expressions/parse-condition.ts'
import { onScreen } from '../../../packages/cli/src/output/printable.ts'
import { writeRows } from '../../../packages/cli/src/output/row-writer.ts'
import { ProgressLine } from '../../../packages/cli/src/progress-line.ts'
import type { Terminal } from '../../../packages/cli/src/terminal.ts'

const EVIL = '\u001b]0;owned\u0007\u009b2J\u202e'
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNTOLD = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/

describe('controls in the words of a server', () => {
  it('do nothing in what doctor finds', () => {
    const finding = { check: 'a', title: 'A', status: 'fail', says: `no ${EVIL}`, remedy: `set ${EVIL}` } as const
    expect(tellFindings([finding], picocolors.createColors(false))).not.toMatch(UNTOLD)
  })

  it('do nothing in a line of progress', () => {
    let told = ''
    new ProgressLine((text) => {
      told += text
    }).show({ what: `x.${EVIL}`, done: 0, all: 1 })
    expect(told.replace('\r\u001b[K', '')).not.toMatch(UNTOLD)
  })

  it('do nothing in CSV on a screen, and are themselves in a file', async () => {
    const written = async (columns: number | undefined) => {
      let text = ''
      const out = (part: string) => {
        text += part
      }
      const title = { title: 'name', value: ({ name }: { readonly name: string }) => name }
      await writeRows([{ name: EVIL }], [title], 'csv', { out, columns } as unknown as Terminal)
      return text
    }
    expect(await written(80)).not.toMatch(UNTOLD)
    expect(await written(undefined)).toContain(EVIL)
  })

  it('do nothing in JSON on a screen', () => {
    const json = JSON.stringify({ name: EVIL })
    expect(json).toMatch(UNTOLD)
    expect(onScreen(json)).not.toMatch(UNTOLD)
    expect(Object.keys(JSON.parse(onScreen(json)))).toEqual(['name'])
  })
})

describe('names in a diagram', () => {
  it('add no line to Mermaid and no markup', () => {
    const evil = 'x.a"]\nclick m href "javascript:alert(1)" <img src=x onerror=alert(1)>'
    const diagram: Diagram = {
      title: evil,
      boxes: [
        { name: evil, label: evil, family: 'x', isRoot: true, rows: [{ name: evil, type: evil, isRequired: true }] },
        { name: 'res.partner', label: undefined, family: 'res', isRoot: false, rows: [] },
      ],
      lines: [
        {
          ...{ from: evil, to: 'res.partner', kind: 'many2one', fields: [evil], inverses: [], isPart: false },
          ...{ fromEnd: '*', toEnd: '1' },
        },
      ],
      notes: [],
    }
    const needs = { ...diagram, lines: diagram.lines.map((line) => ({ ...line, kind: 'needs' as const })) }
    for (const one of [diagram, needs]) {
      const body = toMermaid(one).split('---\n')[2] ?? ''
      expect(body).not.toMatch(/^\s*click/m)
      expect(body).not.toContain('<img')
    }
  })
})

describe('a condition', () => {
  it.each([`${'('.repeat(50_000)}active${')'.repeat(50_000)}`, `${'not '.repeat(50_000)}active`])(
    'without end is refused: %.20s…',
    (text) => {
      expect(() => parseCondition(text)).toThrow('100 brackets deep')
    },
  )

  it('of many parts beside each other is read', () => {
    expect(parseCondition(Array.from({ length: 2000 }, () => '(a = 1)').join(' or ')).kind).toBe('or')
  })
})
