/** `npm run test:all`, and CI: every series there is a test for. */
export const IS_ALL = process.env.OOOR_TEST_ALL === '1'

/** On real servers alone: the sandbox, and what has a server of its own, is run apart from them. */
export const IS_ONLY_REAL = process.env.OOOR_TEST_ONLY_REAL === '1'

/** The series to test on: a few that differ most, and with `npm run test:all` the rest as well. */
export function chosenSeries(few: readonly string[], rest: readonly string[]): readonly string[] {
  return IS_ALL ? [...few, ...rest] : few
}
