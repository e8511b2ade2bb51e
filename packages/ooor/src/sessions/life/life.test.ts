import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Credential } from '../../wires/index.ts'
import { born, credentialOf, isVisitor, type Life, type LifeEvent, type LifeState, next, uidOf } from './life.ts'

const secret: Credential = { kind: 'password', login: 'alice', password: 'secret' }
const after = (state: LifeState, ...events: LifeEvent[]) => events.reduce(next, born(state))
const agreed: LifeEvent = { type: 'agreed', uid: 7, credential: secret }

describe('the life of a session', () => {
  it('leads from newcomer to visitor to user and back', () => {
    const visitor = after({ as: 'newcomer' }, { type: 'id', hasId: true })
    expect(visitor).toMatchObject({ as: 'visitor', epoch: 0, identity: 0 })
    expect(next(visitor, agreed)).toEqual({ as: 'user', uid: 7, credential: secret, epoch: 1, identity: 1 })
    expect(next(next(visitor, agreed), { type: 'begun' })).toEqual({ as: 'newcomer', epoch: 2, identity: 2 })
  })

  it('renews an expired user once, and says when that was refused', () => {
    const renewing = after({ as: 'newcomer' }, agreed, { type: 'expired', epoch: 1 })
    expect(renewing.as).toBe('renewing')
    expect(next(renewing, { type: 'expired', epoch: 1 })).toBe(renewing)
    expect(next(renewing, agreed)).toMatchObject({ as: 'user', epoch: 2 })
    expect(next(renewing, { type: 'refused', epoch: 1 })).toMatchObject({ as: 'expired', uid: 7, credential: secret })
    const without = after({ as: 'newcomer' }, { ...agreed, credential: undefined }, { type: 'expired', epoch: 1 })
    expect(without).toMatchObject({ as: 'expired', uid: 7 })
  })

  it('asks the server whose a session from elsewhere is', () => {
    const user: LifeEvent = { type: 'identified', epoch: 0, uid: 5 }
    expect(after({ as: 'unidentified' }, user)).toMatchObject({ as: 'user', uid: 5, credential: undefined })
    expect(after({ as: 'unidentified' }, { ...user, uid: null })).toMatchObject({ as: 'visitor' })
    expect(after({ as: 'unidentified' }, { type: 'forgotten' })).toMatchObject({ as: 'lost', wasKnown: false })
    expect(after({ as: 'newcomer' }, agreed, { type: 'replaced', epoch: 1 })).toMatchObject({ as: 'unidentified' })
  })

  it('stays lost until it begins anew', () => {
    const lost = after({ as: 'visitor' }, { type: 'forgotten' })
    expect(lost).toMatchObject({ as: 'lost', wasKnown: true })
    expect(next(lost, { type: 'mapped', credential: secret })).toBe(lost)
    expect(next(lost, { type: 'id', hasId: true })).toBe(lost)
    expect(next(lost, { type: 'begun' }).as).toBe('newcomer')
  })

  it('takes another worker’s word, and nobody logs in again as who was there before', () => {
    const user = after({ as: 'newcomer' }, agreed)
    const stored = { identity: 2, isIdentified: true, uid: null, hasId: true }
    expect(next(user, { type: 'restored', stored })).toEqual({ as: 'visitor', epoch: 2, identity: 2 })
    const same = { ...stored, identity: 1, uid: 7 }
    expect(next(user, { type: 'restored', stored: same })).toBe(user)
  })
})

const credential = fc.constantFrom<Credential>(secret, { kind: 'password', login: 'bob', password: 'b' })
const epoch = fc.nat(6)
const uid = fc.integer({ min: 1, max: 9 })
const event: fc.Arbitrary<LifeEvent> = fc.oneof(
  fc.record({ type: fc.constant('id' as const), hasId: fc.boolean() }),
  fc.record({ type: fc.constant('mapped' as const), credential }),
  fc.record({ type: fc.constant('agreed' as const), uid, credential: fc.option(credential, { nil: undefined }) }),
  fc.record({ type: fc.constantFrom('replaced' as const, 'expired' as const, 'refused' as const), epoch }),
  fc.record({ type: fc.constant('identified' as const), epoch, uid: fc.option(uid) }),
  fc.record({ type: fc.constantFrom('forgotten' as const, 'begun' as const) }),
  fc.record({
    type: fc.constant('restored' as const),
    stored: fc.record({
      identity: fc.nat(6),
      isIdentified: fc.boolean(),
      uid: fc.option(uid),
      hasId: fc.boolean(),
    }),
  }),
)
const start: fc.Arbitrary<LifeState> = fc.oneof(
  fc.constantFrom<LifeState>({ as: 'newcomer' }, { as: 'unidentified' }),
  credential.map((one): LifeState => ({ as: 'expected', credential: one })),
)

describe('any course of events', () => {
  const along = (check: (before: Life, event: LifeEvent, life: Life) => void) =>
    fc.assert(
      fc.property(start, fc.array(event, { maxLength: 25 }), (state, events) => {
        events.reduce((before, one) => {
          const life = next(before, one)
          check(before, one, life)
          return life
        }, born(state))
      }),
      { numRuns: 2000 },
    )

  it('makes nobody a user but by the server’s word, or another worker’s', () => {
    along((before, { type }, life) => {
      if (uidOf(before) === uidOf(life) || uidOf(life) === null) return
      expect(['agreed', 'identified', 'restored']).toContain(type)
    })
  })

  it('gives a visitor no credential, and a user none of another’s', () => {
    along((before, one, life) => {
      if (isVisitor(life)) expect(credentialOf(life)).toBeUndefined()
      const brought = 'credential' in one ? one.credential : undefined
      if (credentialOf(life) !== credentialOf(before) && credentialOf(life) !== undefined) {
        expect(credentialOf(life)).toBe(brought)
      }
    })
  })

  it('changes nothing by what comes too late', () => {
    along((before, one, life) => {
      if ('epoch' in one && one.epoch !== before.epoch) expect(life).toBe(before)
    })
  })

  it('counts each identity, and never back in one process', () => {
    along((before, { type }, life) => {
      expect(life.epoch - before.epoch).toBeGreaterThanOrEqual(0)
      const isAnother = ['agreed', 'replaced', 'begun'].includes(type) && life !== before
      if (isAnother) expect([life.epoch, life.identity]).toEqual([before.epoch + 1, before.identity + 1])
    })
  })

  it('begins a renewal only for a user with a credential', () => {
    along((before, _, life) => {
      if (life.as !== 'renewing' || before.as === 'renewing') return
      expect(['user', 'expired']).toContain(before.as)
      expect(life.credential).toBeDefined()
    })
  })
})
