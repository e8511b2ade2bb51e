import { describe, expect, it } from 'vitest'
import { CallContexts } from './context.ts'

describe('contexts of calls', () => {
  const user = { lang: 'en_US', tz: 'Europe/Brussels', uid: 2 }

  it('are the last ones while nothing of them is another', () => {
    const contexts = new CallContexts({ active_test: false })
    const view = { lang: 'fr_FR' }
    const first = contexts.of(user, [view, undefined])
    expect(first).toEqual({ ...user, lang: 'fr_FR', active_test: false })
    expect(contexts.of(user, [view])).toBe(first)
  })

  it('follow another user, another view, and what a call brings', () => {
    const contexts = new CallContexts({})
    const view = {}
    contexts.of(user, [view])
    expect(contexts.of({ ...user, uid: 6 }, [view])).toMatchObject({ uid: 6 })
    expect(contexts.of(user, [{ tz: 'UTC' }])).toMatchObject({ uid: 2, tz: 'UTC' })
    expect(contexts.of(user, [view, { lang: undefined }])).toEqual({ tz: 'Europe/Brussels', uid: 2 })
    expect(contexts.of(user, [view])).toEqual(user)
  })

  it('are refused each time, when a wire cannot carry them', () => {
    const contexts = new CallContexts({})
    const view = { since: new Date(Number.NaN) }
    expect(() => contexts.of(user, [view])).toThrow('context.since')
    expect(() => contexts.of(user, [view])).toThrow('context.since')
  })
})
