import { beforeEach, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { demoUsers, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

const MODEL = 'ir.default'
const PARTNER = 'res.partner'

/** Defaults that users set (tried on 14.0 and 16.0 to 19.0). */
describeTargets('defaults that users set', (target) => {
  const { admin, demo, keep } = demoUsers(target)
  beforeEach(({ skip }) => skip(![14, 16, 17, 18, 19].includes(target().major), 'tried on 14 and 16 to 19'))
  type User = ReturnType<typeof admin>
  const set = (user: User, ...scope: unknown[]) => user.call(MODEL, 'set', [PARTNER, ...scope])
  const told = async (user: User, field: string) => {
    const defaults = (await user.call(PARTNER, 'default_get', [[field]])) as Record<string, unknown>
    return defaults[field]
  }
  const forget = async (field: string) => {
    const domain = [
      ['field_id.model', '=', PARTNER],
      ['field_id.name', '=', field],
    ]
    await admin().call(MODEL, 'unlink', [await admin().call(MODEL, 'search', [domain])])
  }

  it("are one's own before everybody's", async () => {
    try {
      expect(await set(admin(), 'ref', 'of all')).toBe(true)
      expect(await set(demo(), 'ref', "demo's", true)).toBe(true)
      expect([await told(admin(), 'ref'), await told(demo(), 'ref')]).toEqual(['of all', "demo's"])
      await set(admin(), 'ref', 'of all, again')
      expect(await told(admin(), 'ref')).toBe('of all, again')
      const id = (await admin().call(PARTNER, 'create', [{ name: uniqueName('default') }])) as number
      keep(PARTNER, { id })
      expect(await admin().call(PARTNER, 'read', [[id], ['ref']])).toMatchObject([{ ref: 'of all, again' }])
      await admin().call(MODEL, 'discard_values', [PARTNER, 'ref', ['of all, again']])
      expect([await told(admin(), 'ref'), await told(demo(), 'ref')]).toEqual([undefined, "demo's"])
    } finally {
      await forget('ref')
    }
  })

  it('are told as forms take them, and go with what they are', async () => {
    try {
      const tag = (await admin().call('res.partner.category', 'create', [{ name: uniqueName('tag') }])) as number
      await set(admin(), 'category_id', [tag], false, true)
      expect(await told(admin(), 'category_id')).toEqual([[6, 0, [tag]]])
      const title = (await admin().call(PARTNER, 'create', [{ name: uniqueName('parent') }])) as number
      await set(admin(), 'parent_id', title, false, false, 'type=other')
      expect(await told(admin(), 'parent_id')).toBeUndefined()
      await set(admin(), 'parent_id', title)
      expect(await told(admin(), 'parent_id')).toBe(title)
      await admin().call(PARTNER, 'unlink', [[title]])
      expect(await told(admin(), 'parent_id')).toBeUndefined()
      await forget('category_id')
      await admin().call('res.partner.category', 'unlink', [[tag]])
    } finally {
      await forget('parent_id')
      await forget('category_id')
    }
  })

  it('are refused where no field has them, and to who may not set them', async () => {
    const refusal = async (...scope: unknown[]) => (await failure(set(admin(), ...scope))).message
    expect(await refusal('nope', 1)).toContain('Invalid field res.partner.nope')
    expect(await refusal('color', 'red')).toContain('Invalid value for res.partner.color: red')
    expect(await refusal('type', 'nope')).toContain('Invalid value for res.partner.type: nope')
    expect(await raised(set(demo(), 'ref', 'of all'))).toBe('AccessError')
    expect(await raised(set(demo(), 'ref', "the administrator's", 2))).toBe('AccessError')
  })
})
