import type { Spread } from './statistics.ts'

/** A ratio and its range. */
export function times({ median, p10, p90 }: Spread): string {
  const digits = median < 10 ? 2 : 0
  return `${median.toFixed(digits)} (${p10.toFixed(digits)}–${p90.toFixed(digits)})`
}

/** A table of Markdown whose source reads as well as its rendering. */
export function table(head: readonly string[], rows: readonly (readonly (string | undefined)[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0), 3))
  const line = (cells: readonly (string | undefined)[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}
