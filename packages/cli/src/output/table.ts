import Table from 'cli-table3'
import stringWidth from 'string-width'
import type { Terminal } from '../terminal.ts'
import { cellText } from './cell-text.ts'

/** A column: its title, and the value of a row. */
export interface Column<R> {
  readonly title: string
  readonly value: (row: R) => unknown
}

/** No column is made narrower than that: rows are told one below the other before. */
const NARROWEST = 6
/** Without a terminal nothing is cut; a text of a page is no cell all the same. */
const WIDEST = 1000
/** What stands between columns. */
const GAP = 3

const CHARS = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
  ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ left: '', 'left-mid': '', right: '', 'right-mid': '' },
  ...{ mid: '─', 'mid-mid': '─┼─', middle: ' │ ' },
}

/** Rows as a table that is no wider than the terminal; one value a line, where there are too many columns for that. */
export function tableText<R>(
  rows: readonly R[],
  columns: readonly Column<R>[],
  { columns: room, colors }: Pick<Terminal, 'columns' | 'colors'>,
): string {
  const values = rows.map((row) => columns.map(({ value }) => value(row)))
  const texts = values.map((row) => row.map(cellText))
  const natural = columns.map(({ title }, at) =>
    Math.min(
      WIDEST,
      Math.max(1, ...[title, ...texts.map((row) => row[at] as string)].map((text) => stringWidth(text))),
    ),
  )
  const widths = fitted(natural, room)
  if (widths === undefined) return listText(rows, columns, { columns: room, colors })
  const table = new Table({
    head: columns.map(({ title }) => colors.bold(title)),
    chars: CHARS,
    colWidths: widths,
    colAligns: columns.map((_, at) => (isNumbers(values.map((row) => row[at])) ? 'right' : 'left')),
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
  })
  table.push(...texts)
  return `${table.toString().replace(/ +$/gm, '')}\n`
}

/** Rows one below the other: a value a line. */
export function listText<R>(
  rows: readonly R[],
  columns: readonly Column<R>[],
  { columns: room, colors }: Pick<Terminal, 'columns' | 'colors'>,
): string {
  const titles = Math.max(...columns.map(({ title }) => stringWidth(title)))
  const record = (row: R) => {
    const lines = columns.map(({ title, value }) => {
      const label = `${title}${' '.repeat(titles - stringWidth(title))}`
      const text = cut(cellText(value(row)), room === undefined ? WIDEST : Math.max(NARROWEST, room - titles - GAP))
      return `${colors.bold(label)} │ ${text}`.trimEnd()
    })
    return `${lines.join('\n')}\n`
  }
  return rows.map(record).join('\n')
}

function isNumbers(values: readonly unknown[]): boolean {
  const present = values.filter((value) => value !== null && value !== undefined)
  return present.length > 0 && present.every((value) => typeof value === 'number')
}

/** Widths that fit into the room: the widest give way. Undefined when there is no room for so many. */
function fitted(natural: readonly number[], room: number | undefined): number[] | undefined {
  if (room === undefined) return [...natural]
  const inside = room - GAP * (natural.length - 1)
  const widths = [...natural]
  let over = widths.reduce((sum, width) => sum + width, 0) - inside
  while (over > 0) {
    const widest = Math.max(...widths)
    if (widest <= NARROWEST) return undefined
    const at = widths.indexOf(widest)
    const next = Math.max(NARROWEST, ...widths.filter((width) => width < widest))
    const less = Math.min(over, Math.max(1, widest - next))
    widths[at] = widest - less
    over -= less
  }
  return widths
}

/** Text in so many columns at most. */
function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text
  let kept = ''
  let used = 0
  for (const character of text) {
    used += stringWidth(character)
    if (used > width - 1) break
    kept += character
  }
  return `${kept}…`
}
