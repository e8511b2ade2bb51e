import { expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

/** What the programs of odoorpc, odooly and others ask series of which there is no real server here. */
it.each(['6.1', '7.0', '8.0', '10.0'])('a scheduled action of %s is a method of a model', (series) => {
  const call = callerOn(series)
  const [id] = call('ir.cron', 'search', [[]]) as number[]
  expect(call('ir.cron', 'read', [[id], ['active', 'numbercall', 'args']])).toEqual([
    { id, active: true, numbercall: -1, args: '()' },
  ])
  expect(call('ir.cron', 'write', [[id], { active: false }])).toBe(true)
  expect(call('ir.cron', 'search', [[]])).toEqual([])
})

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII='

it.each(['7.0', '8.0', '12.0'])('the picture of a contact of %s goes by its old names', (series) => {
  const call = callerOn(series)
  const id = call('res.partner', 'create', [{ name: 'Pictured', image: PIXEL }])
  const names = ['image', 'image_medium', 'image_small']
  const row = { id, image: PIXEL, image_medium: PIXEL, image_small: PIXEL }
  expect(call('res.partner', 'read', [[id], names])).toEqual([row])
  call('res.partner', 'write', [[id], { image_small: false }])
  expect(call('res.partner', 'read', [[id], ['image']])).toEqual([{ id, image: false }])
  expect(call('res.partner', 'fields_get', [['image_1920']])).toEqual({})
})

it.each([
  ['8.0', ['account.report_invoice']],
  ['10.0', ['account.report_invoice']],
  ['12.0', ['account.report_invoice', 'account.report_invoice_with_payments']],
])('invoices of %s are printed by', (series, names) => {
  const model = series === '12.0' ? 'ir.actions.report' : 'ir.actions.report.xml'
  const rows = callerOn(series)(model, 'search_read', [[['model', '=', 'account.invoice']], ['report_name']])
  expect((rows as { report_name: string }[]).map(({ report_name }) => report_name).toSorted()).toEqual(names)
})

it.each(['11.0', '12.0', '13.0'])('a report of %s is printed by a call', (series) => {
  const call = callerOn(series)
  const [report] = call('ir.actions.report', 'search', [
    [['report_name', '=', 'web.preview_internalreport']],
  ]) as number[]
  const [file, kind] = call('ir.actions.report', 'render', [[report], [1]]) as string[]
  expect(file).toMatch(/^%PDF-/)
  expect(kind).toBe('pdf')
})

it('a call of 8.0 without ids is one with too few arguments', () => {
  const call = callerOn('8.0')
  expect(raised(() => call('res.users', 'read', []))).toBe('TypeError: read() takes at least 4 arguments (3 given)')
  expect(raised(() => call('res.partner', 'write', []))).toBe(
    'TypeError: old_api() takes at least 4 arguments (3 given)',
  )
})

it.each(['8.0', '14.0', '19.0'])('a language that is installed on %s brings the names of countries', (series) => {
  const call = callerOn(series)
  const major = Number.parseInt(series, 10)
  const [french] = call('res.lang', 'search', [[['code', '=', 'fr_FR']]], {
    context: { active_test: false },
  }) as number[]
  const nameOf = (code: string, lang: string) => {
    const ids = call('res.country', 'search', [[['code', '=', code]]])
    return (call('res.country', 'read', [ids, ['name']], { context: { lang } }) as { name: string }[])[0]?.name
  }
  const install = (values: object) => {
    const chosen = major < 16 ? { lang: 'fr_FR' } : { lang_ids: [[6, 0, [french]]] }
    const id = call('base.language.install', 'create', [{ ...chosen, ...values }])
    call('base.language.install', 'lang_install', [[id]])
  }
  install({})
  expect([nameOf('DE', 'en_US'), nameOf('DE', 'fr_FR')]).toEqual(['Germany', 'Allemagne'])
  // As real 19 calls them, where CLDR has others.
  expect([nameOf('CD', 'fr_FR'), nameOf('CI', 'fr_FR')]).toEqual(['Congo (RDC)', "Côte d'Ivoire"])
  const germany = call('res.country', 'search', [[['code', '=', 'DE']]])
  call('res.country', 'write', [germany, { name: 'Germanie' }], { context: { lang: 'fr_FR' } })
  install({ overwrite: false })
  expect([nameOf('DE', 'en_US'), nameOf('DE', 'fr_FR')]).toEqual(['Germany', 'Germanie'])
  install({ overwrite: true })
  expect(nameOf('DE', 'fr_FR')).toBe('Allemagne')
})

it.each(['10.0', '13.0'])('what follows the last argument of a call of %s is its context', (series) => {
  const call = callerOn(series)
  const domain = [['id', '=', 1]]
  expect(call('res.partner', 'search', [domain, 0, 1, 'id', false, { lang: 'en_US' }])).toEqual([1])
  const defaults = call('res.partner', 'default_get', [['color'], { default_color: 7 }])
  expect(defaults).toEqual({ color: 7 })
  const id = call('res.partner', 'create', [{ name: 'Archived', active: false }, { lang: 'en_US' }]) as number
  expect(call('res.partner', 'search_count', [[['id', '=', id]], { active_test: false }])).toBe(1)
})

it.each(['8.0', '11.0'])('the administrator of %s is asked for no rights', (series) => {
  const call = callerOn(series)
  const [groups] = call('res.users', 'read', [[1], ['groups_id']]) as { groups_id: number[] }[]
  const system = (call('res.groups', 'search', [[]]) as number[]).map((id) => [3, id])
  call('res.users', 'write', [[1], { groups_id: system }])
  expect(call('ir.module.module', 'search_count', [[]])).toBeGreaterThan(0)
  expect(call('res.users', 'read', [[1], ['login', 'password']])).toHaveLength(1)
  expect(call('res.users', 'write', [[1], { groups_id: [[6, 0, groups?.groups_id]] }])).toBe(true)
})

it.each(['8.0', '14.0'])('the groups of a user of %s come as groups are listed', (series) => {
  const call = callerOn(series)
  const admin = Number(series) < 12 ? 1 : 2
  const [{ groups_id }] = call('res.users', 'read', [[admin], ['groups_id']]) as [{ groups_id: number[] }]
  const listed = call('res.groups', 'search', [[['id', 'in', groups_id]]])
  expect(groups_id).toEqual(listed)
})

it.each(['6.1', '8.0', '14.0', '18.0'])('numbers are drawn on %s as they were in old programs', (series) => {
  const call = callerOn(series)
  const [id] = [call('ir.sequence', 'create', [{ name: 'Old', code: 'old.code', prefix: 'O' }])].flat()
  expect(call('ir.sequence', 'get', ['old.code'])).toBe('O1')
  expect(call('ir.sequence', 'get_id', ['old.code', 'code'])).toBe('O2')
  expect(call('ir.sequence', 'get_id', [id])).toBe('O3')
  expect(call('ir.sequence', 'get', ['no.such'])).toBe(false)
})

it.each(['6.1', '7.0', '8.0'])('what OERPLib looks at of models, modules and currencies is there on %s', (series) => {
  const call = callerOn(series)
  const [model] = call('ir.model', 'search', [[['model', '=', 'base.language.install']]]) as number[]
  expect(call('ir.model', 'read', [[model], ['osv_memory']])).toEqual([{ id: model, osv_memory: true }])
  const [sale] = call('ir.module.module', 'search', [[['name', '=', 'sale']]]) as number[]
  const [{ dependencies_id }] = call('ir.module.module', 'read', [[sale], ['dependencies_id']]) as [
    { dependencies_id: number[] },
  ]
  expect(dependencies_id.length).toBeGreaterThan(0)
  const currency = call('res.currency', 'create', [{ name: 'ZZZ' }])
  expect(call('res.currency', 'read', [[currency], ['accuracy']])).toEqual([{ id: currency, accuracy: 4 }])
})

it('contacts of 6.1 alone mind one id that is no list', () => {
  const call = callerOn('6.1')
  expect(call('res.users', 'name_get', [1])).toEqual([[1, 'Administrator']])
  expect(raised(() => call('res.partner', 'name_get', [1]))).toMatch(/no len\(\)/)
})

it('14.0 refuses what follows the last argument', () => {
  const refused = raised(() => callerOn('14.0')('res.partner', 'default_get', [['color'], { default_color: 7 }]))
  expect(refused).toBe('TypeError: default_get() takes 2 positional arguments but 3 were given')
})

it.each(['8.0', '14.0', '19.0'])('whatever language Odoo has can be installed on %s', (series) => {
  const call = callerOn(series)
  const context = { active_test: false }
  const rows = call('res.lang', 'search_read', [[], ['code']], { context }) as { id: number; code: string }[]
  expect(rows).toHaveLength(series === '19.0' ? 92 : 85)
  const many = ['fr_BE', 'sr@latin', 'ar_001', 'pt_BR']
  for (const code of many) {
    const id = rows.find((row) => row.code === code)?.id
    const values = series === '19.0' ? { lang_ids: [[6, 0, [id]]] } : { lang: code }
    const wizard = call('base.language.install', 'create', [values])
    call('base.language.install', 'lang_install', [[wizard].flat()])
  }
  const [belgium] = call('res.country', 'search', [[['code', '=', 'BE']]]) as number[]
  const names = many.map((lang) => {
    const read = call('res.country', 'read', [[belgium], ['name']], { context: { lang } })
    return (read as { name: string }[])[0]?.name
  })
  expect(names).toEqual(['Belgique', 'Belgija', 'بلجيكا', 'Bélgica'])
})

it('a language of somebody’s own has no names of countries', () => {
  const call = callerOn('19.0')
  const [id] = [call('res.lang', 'create', [{ name: 'Own', code: 'my own!' }])].flat()
  const wizard = call('base.language.install', 'create', [{ lang_ids: [[6, 0, [id]]] }])
  expect(call('base.language.install', 'lang_install', [[wizard].flat()])).toMatchObject({ type: expect.any(String) })
})
