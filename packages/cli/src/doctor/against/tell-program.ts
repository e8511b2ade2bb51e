import { relative } from 'node:path'
import type { Terminal } from '../../terminal.ts'
import type { Place, ProgramReport } from './compare-program.ts'

/** A report as people read it: by file, each place with its line and column. */
export function tellProgram(
  report: ProgramReport,
  { colors, directory }: Pick<Terminal, 'colors' | 'directory'>,
): string {
  const { places, types, from, to, before } = report
  const files = [...new Set(places.map(({ file }) => file))]
  const blocks = files.map((file) => {
    const inFile = places.filter((place) => place.file === file)
    const width = Math.max(...inFile.map((place) => at(place).length))
    const lines = inFile.map((place) => {
      const mark = place.by === 'types' ? colors.red('✗') : colors.yellow('?')
      const perhaps = place.perhaps.length > 0 ? colors.dim(` (now ${place.perhaps.join(' or ')}?)`) : ''
      return `  ${mark} ${at(place).padEnd(width)}  ${place.says}${perhaps}`
    })
    return `${colors.bold(shown(file, directory))}\n${lines.join('\n')}\n`
  })
  const notes = [
    ...(types === undefined
      ? ['The program uses no declarations of `ooor types`: only names in its text were looked at.']
      : []),
    ...(before > 0
      ? [
          `${counted(before, 'error')} of the compiler, which ${before === 1 ? 'is' : 'are'} there today already, ${before === 1 ? 'is' : 'are'} left out.`,
        ]
      : []),
    summary(places, from, to),
  ]
  return `${[...blocks, notes.join('\n')].join('\n')}\n`
}

function summary(places: readonly Place[], from: string | undefined, to: string): string {
  const way = from === undefined ? `Odoo ${to}` : `Odoo ${to} (from ${from})`
  const sure = places.filter(({ by }) => by === 'types').length
  const maybe = places.length - sure
  const first =
    sure === 0
      ? `The compiler finds nothing that has to change for ${way}`
      : `${counted(sure, 'place')} ${sure === 1 ? 'has' : 'have'} to change for ${way}`
  return maybe === 0
    ? `${first}.`
    : `${first}; ${maybe} more to look at (?), found by ${maybe === 1 ? 'its' : 'their'} text alone.`
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}

function at({ line, column }: Place): string {
  return `${line}:${column}`
}

function shown(file: string, directory: string): string {
  const path = relative(directory, file)
  return path.startsWith('..') ? file : path
}
