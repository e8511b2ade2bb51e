import type { Belongings } from '../../packages/ooor/src/belongings/belongings.ts'

const refused = (): never => {
  throw new Error('this server that is a function has no threads, files and reports')
}

/** What a session has beside records' values, for servers of tests that have none of it. */
export const withoutBelongings: Belongings = {
  thread: refused,
  files: { upload: refused, list: refused },
  report: refused,
}
