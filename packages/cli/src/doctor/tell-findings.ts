import { printable } from '../output/printable.ts'
import type { Terminal } from '../terminal.ts'
import type { Finding, Status } from './check.ts'

type Colors = Terminal['colors']

const MARKS: Readonly<
  Record<Status, { readonly mark: string; readonly color: (colors: Colors) => (text: string) => string }>
> = {
  ok: { mark: '✓', color: (colors) => colors.green },
  warn: { mark: '!', color: (colors) => colors.yellow },
  fail: { mark: '✗', color: (colors) => colors.red },
  skip: { mark: '·', color: (colors) => colors.dim },
}

/** Findings as people read them: a line each, and below it what to do. */
export function tellFindings(findings: readonly Finding[], colors: Colors): string {
  const width = Math.max(...findings.map(({ title }) => title.length))
  const lines = findings.flatMap(({ status, title, says: said, remedy }) => {
    const { mark, color } = MARKS[status]
    const says = printable(said)
    const line = `${color(colors)(mark)} ${title.padEnd(width)}  ${status === 'skip' ? colors.dim(says) : says}`
    return remedy === undefined || status === 'ok'
      ? [line]
      : [line, `  ${' '.repeat(width)}  ${colors.dim('→')} ${printable(remedy)}`]
  })
  return `${lines.join('\n')}\n\n${summary(findings)}\n`
}

/** As `12 well, 2 to look at, 1 wrong`. */
function summary(findings: readonly Finding[]): string {
  const count = (status: Status) => findings.filter((finding) => finding.status === status).length
  const parts = [
    `${count('ok')} well`,
    ...(count('warn') > 0 ? [`${count('warn')} to look at`] : []),
    ...(count('fail') > 0 ? [`${count('fail')} wrong`] : []),
    ...(count('skip') > 0 ? [`${count('skip')} not to be found out`] : []),
  ]
  return parts.join(', ')
}
