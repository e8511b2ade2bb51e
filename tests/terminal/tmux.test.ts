import { it } from 'vitest'
import { IS_ONLY_REAL } from '../support/chosen-series.ts'
import { Tmux } from './tmux.ts'

// A Backspace for a Tab that became text took the last letter of what a busy program had not shown yet.
it.skipIf(IS_ONLY_REAL)('completes what a program shows late', async () => {
  const late = `
    require('node:repl').start({ prompt: 'here> ', preview: false })
    process.stdin.prependListener('data', () => {
      const until = performance.now() + 500
      while (performance.now() < until);
    })`
  const terminal = await Tmux.start([process.execPath, '-e', late], /here>/, { env: { TERM: 'screen-256color' } })
  try {
    await terminal.type('process.stdout.columns.toS')
    await terminal.completes('columns.toString')
  } finally {
    await terminal.stop()
  }
})
