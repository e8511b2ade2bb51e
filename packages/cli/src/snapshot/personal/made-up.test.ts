import type { MadeUpKind } from '@ooor/sandbox/personal'
import { describe, expect, it } from 'vitest'
import { MadeUp } from './made-up.ts'

const KINDS: readonly MadeUpKind[] = [
  'person',
  'company',
  'email',
  'phone',
  'street',
  'city',
  'zip',
  'url',
  'number',
  'words',
]

describe('made-up values', () => {
  it.each(KINDS)('%s: the same for the same, by the key', async (kind) => {
    const [one, other, another] = await Promise.all(['a', 'a', 'b'].map((key) => MadeUp.withKey(key)))
    const values = ['Ada', 'Bob', 'Eve', 'Ada', ' ada '].map((name) => one?.value(kind, name))
    expect(values[3]).toBe(values[0])
    expect(values[4]).toBe(values[0])
    expect(new Set(values).size).toBeGreaterThan(1)
    expect(['Eve', 'Bob', 'Ada'].map((name) => other?.value(kind, name))).toEqual(values.slice(0, 3).toReversed())
    expect(['Ada', 'Bob', 'Eve'].map((name) => another?.value(kind, name))).not.toEqual(values.slice(0, 3))
  })

  it('lead nowhere', async () => {
    const madeUp = await MadeUp.withKey('a')
    expect(madeUp.value('email', 'ada@lovelace.net')).toMatch(/@example\.(com|org|net)$/)
    expect(madeUp.value('phone', '1')).toMatch(/^\+1 \d{3} 555 01\d\d$/)
    expect(madeUp.value('url', '1')).toMatch(/\.example\.com$/)
    expect(madeUp.value('number', 'BE68539007547034')).toMatch(/^XX\d{10}$/)
  })
})
