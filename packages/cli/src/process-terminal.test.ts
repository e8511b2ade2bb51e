import { expect, it } from 'vitest'
import { hasColors, processTerminal, widthOf } from './process-terminal.ts'

it.each([
  [{}, true, true],
  [{}, false, false],
  [{ TERM: 'dumb' }, true, false],
  [{ NO_COLOR: '1' }, true, false],
  [{ NO_COLOR: '' }, true, true],
  [{ FORCE_COLOR: '1' }, false, true],
  [{ FORCE_COLOR: '0' }, true, false],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, true, false],
])('with %j on a terminal (%j) there are colours: %j', (environment, isTerminal, has) => {
  expect(hasColors(environment, isTerminal)).toBe(has)
})

it.each([
  [{ isTTY: true, columns: 120 }, 120],
  [{ isTTY: true, columns: 0 }, undefined],
  [{ columns: 120 }, undefined],
])('%j is %j wide', (stream, width) => {
  expect(widthOf(stream)).toBe(width)
})

it('is not ended by who stops to read what is told beside the answer', () => {
  const before = process.stderr.listeners('error')
  processTerminal()
  const added = process.stderr.listeners('error').filter((listener) => !before.includes(listener))
  expect(added).toHaveLength(1)
  const told = (code: string) => () => added[0]?.(Object.assign(new Error(code), { code }))
  expect(told('EPIPE')).not.toThrow()
  expect(told('EIO')).toThrow('EIO')
})
