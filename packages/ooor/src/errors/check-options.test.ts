import { describe, expect, it } from 'vitest'
import { checkChoice, checkList, checkOptions } from './check-options.ts'
import { InvalidValueError } from './record-errors.ts'

interface Options {
  readonly batch?: number | undefined
  readonly as?: string | undefined
}

const check = (options: unknown) => checkOptions('stream', options as Options, { batch: true, as: true })

describe('options', () => {
  it('that there are pass, and so does what is undefined', () => {
    check({})
    check({ batch: 5, as: 'rows', size: undefined })
  })

  it('that there are not are refused by name, with what is like them and all that there are', () => {
    expect(() => check({ bach: 5 })).toThrow("stream has no option 'bach': did you mean 'batch'? There are as, batch")
    expect(() => check({ interval: 5 })).toThrow(InvalidValueError)
    // What each object inherits is no option.
    expect(() => check({ toString: 5 })).toThrow("stream has no option 'toString'. There are as, batch")
  })

  it('are an object', () => {
    for (const [given, told] of [
      [null, 'null'],
      // It may be a password.
      ['rows', 'text'],
      [['rows'], '["rows"]'],
    ]) {
      expect(() => check(given)).toThrow(`options of stream are an object, not ${told}`)
    }
  })
})

it('a word that is none of a few is refused', () => {
  checkChoice('by', 'rows', ['rows', 'columns'])
  checkChoice('by', undefined, ['rows', 'columns'])
  expect(() => checkChoice('by', 'row', ['rows', 'columns'])).toThrow(`by is "row": pass 'rows', 'columns'`)
})

it('text is no list of letters', () => {
  checkList('match', ['ref'], "['ref']")
  expect(() => checkList('match', 'ref', "['ref']")).toThrow(`match is a list, as ['ref'], not "ref"`)
})
