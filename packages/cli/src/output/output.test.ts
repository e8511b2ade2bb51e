import { stripVTControlCharacters } from 'node:util'
import picocolors from 'picocolors'
import { describe, expect, it } from 'vitest'
import { cellText, sizeText } from './cell-text.ts'
import { ProgressBar } from './progress-bar.ts'
import { listText, tableText } from './table.ts'

const plain = { columns: undefined, colors: picocolors.createColors(false) }
const columns = ['id', 'name', 'note'].map((title) => ({
  title,
  value: (row: Readonly<Record<string, unknown>>) => row[title],
}))

describe('a cell', () => {
  it.each([
    [null, ''],
    ['two\r\nlines\tand', 'two⏎lines and'],
    ['\u001b[31mred\u009b0m \u202egnp.exe', '�[31mred�0m �gnp.exe'],
    [new Date('2026-01-31T10:20:30.500Z'), '2026-01-31 10:20:30'],
    [{ id: 5, display_name: 'Azure' }, 'Azure (5)'],
    [{ from: '2026-01-01', to: '2026-02-01', label: 'January 2026' }, 'January 2026'],
    [[1, 2], '1, 2'],
    [{ a: 1 }, '{"a":1}'],
    [true, 'true'],
    [12n, '12'],
    [new Uint8Array(1500), '<1.5 kB>'],
  ])('%o is %s', (value, text) => {
    expect(cellText(value)).toBe(text)
  })

  it('has sizes of three digits at most', () => {
    expect([999, 99_900, 1_500_000].map(sizeText)).toEqual(['999 B', '100 kB', '1.5 MB'])
  })
})

describe('a table', () => {
  const rows = [
    { id: 1, name: 'Alice', note: 'x'.repeat(50) },
    { id: 20, name: '東京 Ltd', note: null },
  ]

  it('has numbers on the right, and wide characters in their two columns', () => {
    expect(tableText(rows, columns.slice(0, 2), plain)).toBe('id │ name\n───┼─────────\n 1 │ Alice\n20 │ 東京 Ltd\n')
  })

  it('is no wider than the terminal: the widest column gives way', () => {
    const [head, rule, first] = tableText(rows, columns, { ...plain, columns: 40 }).split('\n')
    expect(head).toBe('id │ name     │ note')
    expect(rule).toHaveLength(40)
    expect(first).toBe(` 1 │ Alice    │ ${'x'.repeat(23)}…`)
  })

  it('is told a value a line where there are too many columns', () => {
    expect(tableText(rows, columns, { ...plain, columns: 20 })).toBe(
      'id   │ 1\nname │ Alice\nnote │ xxxxxxxxxxxx…\n\nid   │ 20\nname │ 東京 Ltd\nnote │\n',
    )
    expect(listText(rows.slice(1), columns.slice(1), plain)).toBe('name │ 東京 Ltd\nnote │\n')
  })

  it('has titles in bold where there are colours', () => {
    const colored = { columns: 80, colors: picocolors.createColors(true) }
    expect(tableText(rows, columns.slice(0, 1), colored)).toContain('\u001b[1mid\u001b[22m')
  })
})

describe('a progress bar', () => {
  const told = { text: '' }
  const terminal = { isWatched: true, columns: 100, error: (text: string) => (told.text += text) }

  it('has rate and time left, and is gone at the end', () => {
    const bar = new ProgressBar(terminal, 200)
    bar.update(5, { done: 50, told: '5 rows' })
    bar.above('row 3: no\n')
    bar.stop()
    expect(told.text).toContain('\r\u001b[Krow 3: no\n')
    const shown = stripVTControlCharacters(told.text)
    expect(shown).toMatch(/█{5}░{15} 25% │ 5 rows, \d+\/s │ \d+s left/)
    expect(told.text).toContain('\u001b[?25h')
  })

  it('is not there where nobody is looking on', () => {
    told.text = ''
    const bar = new ProgressBar({ ...terminal, isWatched: false }, 200)
    bar.update(5, { done: 50, told: '5 rows' })
    bar.above('row 3: no\n')
    bar.stop()
    expect(told.text).toBe('row 3: no\n')
  })
})
