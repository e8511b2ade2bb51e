import { beforeEach, expect, it } from 'vitest'
import { demoUsers, managesSales } from './help.ts'
import { describeTargets } from './targets.ts'

const OPERATIONS = { r: 'read', w: 'write', c: 'create', d: 'unlink' } as const

/** What groups of the demo data's users may do with a model, where it is not the same in all series. */
const RIGHTS: readonly (readonly [model: string, user: 'demo' | 'portal', letters: (major: number) => string])[] = [
  ['product.template', 'demo', (major) => (major === 18 ? 'rwcd' : 'r')],
  ['product.product', 'demo', (major) => (major === 18 ? 'rwcd' : 'r')],
  ['product.category', 'demo', (major) => (major === 18 ? 'rwcd' : 'r')],
  ['product.pricelist', 'demo', (major) => (major === 18 ? 'rwcd' : 'r')],
  ['product.attribute', 'demo', (major) => (major === 18 ? 'rwcd' : 'r')],
  ['product.attribute.value', 'demo', (major) => (major === 18 ? 'rwcd' : 'r')],
  ['product.template.attribute.line', 'demo', (major) => (major === 18 ? 'rwcd' : 'r')],
  ['uom.uom', 'portal', (major) => (major < 19 ? '' : 'r')],
  ['ir.module.category', 'demo', (major) => (major < 15 ? '' : 'r')],
  ['ir.module.module.dependency', 'demo', (major) => (major < 19 ? '' : 'r')],
  ['ir.model.data', 'demo', (major) => (major < 15 ? 'rc' : '')],
  ['mail.compose.message', 'portal', (major) => (major < 18 ? 'rwc' : '')],
  ['mail.compose.message', 'demo', () => 'rwc'],
  ['account.tax', 'portal', () => ''],
  ['account.payment.term', 'portal', () => 'r'],
  ['res.users.apikeys.description', 'demo', () => 'rc'],
  ['res.users.identitycheck', 'portal', () => 'rwc'],
]

describeTargets('rights of a series', (target) => {
  const { demo, portal } = demoUsers(target)
  beforeEach(({ skip }) => {
    const { major } = target()
    skip(major < 14 || major === 15 || major > 19, 'tried on 14.0 and 16.0 to 19.0')
  })

  it.for(RIGHTS)('on %s, of %s', async ([model, user, letters], { skip }) => {
    const as = user === 'demo' ? demo() : portal()
    skip(user === 'demo' && (await managesSales(target(), demo())), 'demo manages sales there')
    const may: string[] = []
    for (const [letter, operation] of Object.entries(OPERATIONS)) {
      if (await as.call(model, 'check_access_rights', [operation, false])) may.push(letter)
    }
    expect(may.join('')).toBe(letters(target().major))
  })

  it('names the groups that may', async () => {
    const refused = demo().call('res.company', 'create', [{ name: 'Refused' }])
    await expect(refused).rejects.toThrow(
      target().major < 19 ? '\t- Administration/Access Rights' : '\t- Access Rights',
    )
    const product = portal().call('product.category', 'create', [{ name: 'Refused' }])
    const first = target().major < 19 ? 'Inventory/Administrator' : 'Products/Create'
    await expect(product).rejects.toThrow(`\t- ${target().major === 18 ? 'Extra Rights/Product Creation' : first}`)
  })
})
