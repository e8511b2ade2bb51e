import stringWidth from 'string-width'

/** Rows by the names of their columns. */
export interface ShownTable {
  readonly columns: readonly string[]
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

/** A cell is cut at so many characters, where the table would be too wide. */
const WIDEST_CELL = 40

/** A table that is no wider than the terminal: empty columns go first, then those at the end. */
export function tableText(
  { columns, rows }: ShownTable,
  { columns: width }: { readonly columns: number },
): { readonly text: string; readonly left: readonly string[] } {
  const all = columns.map((name) => columnOf(name, rows))
  const fitting = widthOf(all) <= width ? all : fit(all, width)
  const names = new Set(fitting.map(({ name }) => name))
  const lines = [
    fitting.map(({ name, size }) => padded(name, size, false)).join(' │ '),
    fitting.map(({ size }) => '─'.repeat(size)).join('─┼─'),
    ...rows.map((_, index) =>
      fitting.map(({ cells, size, isNumber }) => padded(cells[index] ?? '', size, isNumber)).join(' │ '),
    ),
  ]
  return {
    text: lines.map((line) => `${line.trimEnd()}\n`).join(''),
    left: columns.filter((name) => !names.has(name)),
  }
}

/** A value in a table: relations by their names, moments without the letters between. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date)
    return value
      .toISOString()
      .replace('T', ' ')
      .replace(/\.000Z$/, 'Z')
  if (Array.isArray(value)) return listText(value)
  if (typeof value === 'object') {
    const { display_name: title, name, id } = value as Readonly<Record<string, unknown>>
    const text = title ?? name ?? id
    return text === undefined ? JSON.stringify(value) : String(text)
  }
  return String(value).replace(/\s*\n\s*/g, ' ')
}

function listText(list: readonly unknown[]): string {
  return list.length > 5
    ? `${list.slice(0, 5).map(cellText).join(', ')}, … (${list.length})`
    : list.map(cellText).join(', ')
}

interface Column {
  readonly name: string
  readonly cells: readonly string[]
  readonly size: number
  readonly isNumber: boolean
  readonly isEmpty: boolean
}

function columnOf(name: string, rows: ShownTable['rows']): Column {
  const values = rows.map((row) => row[name])
  const cells = values.map(cellText)
  return {
    name,
    cells,
    size: Math.max(stringWidth(name), ...cells.map((cell) => stringWidth(cell))),
    isNumber: values.some((value) => typeof value === 'number') && values.every(isNumberOrEmpty),
    isEmpty: cells.every((cell) => cell === ''),
  }
}

function isNumberOrEmpty(value: unknown): boolean {
  return typeof value === 'number' || value === null || value === undefined
}

function widthOf(columns: readonly Column[]): number {
  return columns.reduce((sum, { size }) => sum + size + 3, -3)
}

const FIRST = ['id', 'display_name', 'name']

function fit(all: readonly Column[], width: number): Column[] {
  const narrowed = all
    .filter(({ isEmpty }) => !isEmpty)
    .map((one) => ({ ...one, size: Math.min(one.size, WIDEST_CELL) }))
  const rank = ({ name }: Column) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length)
  const taken: Column[] = []
  for (const column of [...narrowed].sort((a, b) => rank(a) - rank(b))) {
    if (widthOf([...taken, column]) <= width) taken.push(column)
    else if (taken.length === 0) taken.push({ ...column, size: Math.max(1, width) })
  }
  return narrowed.filter((column) => taken.some(({ name }) => name === column.name))
}

function padded(text: string, size: number, isRight: boolean): string {
  const cut = stringWidth(text) > size ? shortened(text, size) : text
  const space = ' '.repeat(Math.max(0, size - stringWidth(cut)))
  return isRight ? space + cut : cut + space
}

function shortened(text: string, size: number): string {
  let cut = ''
  for (const one of text) {
    if (stringWidth(cut + one) > size - 1) break
    cut += one
  }
  return `${cut}…`
}
