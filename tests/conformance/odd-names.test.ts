import { beforeEach, describe, expect, it } from 'vitest'
import { demoUsers, ofSeries, onTriedSeries, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

/** Names that each object of JavaScript has and nothing of Odoo (tried on 14.0 and 19.0). */
describeTargets('names of JavaScript’s own', (target) => {
  const { admin, make, read, keep } = demoUsers(target)
  onTriedSeries(target, [18])
  beforeEach(({ skip }) => skip(target().major < 14, 'tried on 14.0 and 19.0'))

  describe('as keys of dictionaries', () => {
    it.each(['toString', 'valueOf', 'constructor', 'hasOwnProperty'])('%s', async (key) => {
      const dict = { [key]: 1, other: key }
      const text = `{'${key}': 1, 'other': '${key}'}`
      const id = (await admin().call('res.partner', 'create', [{ name: dict }])) as number
      keep('res.partner', { id })
      expect(await read('res.partner', id, ['name'])).toMatchObject({ name: text })
      const found = await admin().call('res.partner', 'search', [[['name', 'ilike', dict]]])
      expect(found).toEqual([id])
    })
  })

  it.each(['constructor', 'toString'])('%s as a value', async (name) => {
    const count = (term: readonly unknown[]) => raised(admin().call('res.partner', 'search_count', [[term]]))
    const refused = ofSeries(target(), { 14: 'InvalidDatetimeFormat', 19: 'ValueError' })
    expect(await count(['create_date', '=', name])).toBe(refused)
    expect(await admin().call('ir.attachment', 'search_count', [[['checksum', '=', name]]])).toBe(0)
    const id = (await admin().call('ir.attachment', 'create', [{ name: `a.${name}`, datas: 'YQ==' }])) as number
    keep('ir.attachment', { id })
    expect(await read('ir.attachment', id, ['mimetype'])).toMatchObject({ mimetype: 'application/octet-stream' })
  })

  it('as tags, of which none is known to HTML', async () => {
    const name = uniqueName('signer')
    const id = await make('res.users', { name, login: name })
    for (const tag of ['constructor', 'foo', 'tostring']) {
      await admin().call('res.users', 'write', [[id], { signature: `<p><${tag}>a</${tag}></p>` }])
      expect(await read('res.users', id, ['signature'])).toMatchObject({ signature: '<p>a</p>' })
    }
  })
})
