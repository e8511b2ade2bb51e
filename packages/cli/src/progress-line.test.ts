import { describe, expect, it } from 'vitest'
import { ProgressLine } from './progress-line.ts'

/** What a terminal's last line shows after each write. */
function watched() {
  const shown: string[] = []
  const clock = { now: 0 }
  const write = (text: string) => shown.push(text.replace('\r\u001b[K', ''))
  return { line: new ProgressLine(write, () => clock.now), shown, clock }
}

describe('ProgressLine', () => {
  it('tells what is read before there is anything to count', () => {
    const { line, shown } = watched()
    line.show({ what: 'the list of models', done: 0, all: 0 })
    expect(shown).toEqual(['reading the list of models'])
  })

  it('counts, and says how long it will take once that can be told', () => {
    const { line, shown, clock } = watched()
    clock.now = 1000
    line.show({ what: 'a', done: 1, all: 300 })
    clock.now = 30_000
    line.show({ what: 'b', done: 100, all: 300 })
    line.show({ what: 'b', done: 200, all: 300 })
    clock.now = 120_000
    line.show({ what: 'c', done: 300, all: 300 })
    expect(shown).toEqual([
      'reading 1 of 300 models, a',
      'reading 100 of 300 models, 60 s left, b',
      'reading 200 of 300 models, 15 s left, b',
      'reading 300 of 300 models, c',
    ])
  })

  it('is taken away once, for what is to stay', () => {
    const { line, shown } = watched()
    line.clear()
    line.show({ what: 'a', done: 0, all: 0 })
    line.clear()
    line.clear()
    expect(shown).toEqual(['reading a', ''])
  })
})
